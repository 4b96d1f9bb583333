/** Watches an element as a page does: on it, and on the document it stands in. */

export interface SeenEvent {
  readonly event: Event;
  /** Whether the document saw it too. */
  reached: boolean;
  /** What the page sees as its target. */
  readonly from: EventTarget | null;
}

/** Every event of the given types, as long as it watches. `prevented`: types the page prevents. */
export class Watch {
  readonly seen: SeenEvent[] = [];
  /** How often the document saw an event of each type. */
  readonly heard = new Map<string, number>();
  readonly prevented = new Set<string>();
  readonly #stop = new AbortController();

  constructor(element: HTMLElement, types: readonly string[]) {
    const { signal } = this.#stop;
    for (const type of types) {
      const onElement = (event: Event): void => {
        this.seen.push({ event, reached: false, from: event.composedPath()[0] ?? null });
        if (this.prevented.has(type)) event.preventDefault();
      };
      const onDocument = (event: Event): void => {
        this.heard.set(type, (this.heard.get(type) ?? 0) + 1);
        const seen = this.seen.find((one) => one.event === event);
        if (seen) seen.reached = true;
      };
      element.addEventListener(type, onElement, { signal });
      document.addEventListener(type, onDocument, { signal });
    }
  }

  /** Those of one type. */
  of(type: string): SeenEvent[] {
    return this.seen.filter(({ event }) => event.type === type);
  }

  get types(): string[] {
    return this.seen.map(({ event }) => event.type);
  }

  stop(): void {
    this.#stop.abort();
  }
}
