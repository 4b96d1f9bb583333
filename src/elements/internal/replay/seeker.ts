/**
 * Asks for moments one at a time: what is asked for while one is on its way takes its turn, and only the newest of
 * those. So a quick hand never piles up work, and the moment asked for last is the one shown in the end.
 */
export class Seeker {
  readonly #seek: (position: number | null) => Promise<void>;
  #next: { readonly position: number | null } | undefined;
  #isBusy = false;
  #wanted: number | null | undefined;

  constructor(seek: (position: number | null) => Promise<void>) {
    this.#seek = seek;
  }

  /** The moment asked for last, until it is shown. */
  get wanted(): number | null | undefined {
    return this.#wanted;
  }

  to(position: number | null): void {
    this.#wanted = position;
    this.#next = { position };
    if (!this.#isBusy) this.#work().catch(reportError);
  }

  async #work(): Promise<void> {
    this.#isBusy = true;
    try {
      for (let next = this.#next; next; next = this.#next) {
        this.#next = undefined;
        await this.#seek(next.position);
      }
    } finally {
      this.#isBusy = false;
      this.#wanted = undefined;
    }
  }
}
