/** Which node the tooltip is about: the one the pointer rests at, or the one the keyboard has come to. */

/** Resting this many ms shows it. */
const HOVER_MS = 350;

export class NodeTip {
  /** Path of the node it is about. */
  path: string | undefined;
  readonly #changed: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isByPointer = false;

  /** @param changed Called after every change. */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** The pointer came to a node, or to none. Away from a node it waits too, so that one can get to the tooltip itself. */
  hover(path: string | undefined): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#restAt(path), HOVER_MS);
  }

  /** The pointer is on the tooltip, or leaves it. */
  hoverTip(isOn: boolean): void {
    if (isOn) clearTimeout(this.#timer);
    else this.hover(undefined);
  }

  /** The keyboard came to a node. */
  show(path: string): void {
    clearTimeout(this.#timer);
    this.#isByPointer = false;
    this.#set(path);
  }

  hide(): void {
    clearTimeout(this.#timer);
    this.#set(undefined);
  }

  /** Leaving a node does not hide what the keyboard shows. */
  #restAt(path: string | undefined): void {
    if (path === undefined && !this.#isByPointer) return;
    this.#isByPointer = path !== undefined;
    this.#set(path);
  }

  #set(path: string | undefined): void {
    if (path === this.path) return;
    this.path = path;
    this.#changed();
  }
}
