/**
 * The row elements of a virtual list, used again and again. They stand in their layer in the order of their rows, and
 * the one with the focus is never moved nor taken away: that would take the focus. Out of the window it is *parked*,
 * out of the flow.
 */

/** An element and the row it is for. What it shows, `item` in `epoch`, is the list's business. */
export interface Row {
  readonly element: HTMLElement;
  index: number;
  item: unknown;
  epoch: number;
}

export class RowPool {
  readonly #rows = new Map<number, Row>();
  readonly #free: Row[] = [];

  /** How many rows have an element, the parked one included. */
  get size(): number {
    return this.#rows.size;
  }

  get(index: number): Row | undefined {
    return this.#rows.get(index);
  }

  get all(): Row[] {
    return [...this.#rows.values()];
  }

  /** Gives rows other numbers; one that is negative gives up its element. */
  renumber(rows: readonly (readonly [Row, number])[]): void {
    this.#rows.clear();
    for (const [row, index] of rows) {
      row.index = index;
      row.epoch = -1;
      if (index >= 0) {
        this.#rows.set(index, row);
      } else {
        this.#drop(row);
      }
    }
  }

  /** Gives up the elements of rows that are no more. */
  trim(length: number): void {
    for (const [index, row] of this.#rows) if (index >= length && this.#rows.delete(index)) this.#drop(row);
  }

  /** Elsewhere it would take the focus it may have along to another entry. */
  #drop(row: Row): void {
    row.element.remove();
    this.#free.push(row);
  }

  /** The row that contains an element. */
  rowOf(element: Element | null): Row | undefined {
    if (!element) return undefined;
    return this.all.find((row) => row.element.contains(element));
  }

  /** Makes rows `first` to `last` stand in the layer, and no others but a parked one. Returns them, that one included. */
  show(first: number, last: number, layer: HTMLElement): Row[] {
    const focused = this.rowOf((layer.getRootNode() as Document | ShadowRoot).activeElement);
    this.#release(first, last, focused);
    for (let index = first; index <= last; index++) if (!this.#rows.has(index)) this.#take(index);
    const rows = this.all.sort((a, b) => a.index - b.index);
    order(rows, layer, focused);
    if (layer.childElementCount > rows.length) for (const row of this.#free) row.element.remove();
    focused?.element.classList.toggle('parked', focused.index < first || focused.index > last);
    return rows;
  }

  #release(first: number, last: number, focused: Row | undefined): void {
    const leaving = this.all.filter((row) => row !== focused && (row.index < first || row.index > last));
    // The last one freed is taken first: so the topmost element becomes the topmost row again.
    leaving.sort((a, b) => b.index - a.index);
    for (const row of leaving) this.#rows.delete(row.index);
    this.#free.push(...leaving);
    // With rows that stay, those released have to be put elsewhere; without, each is used again where it stands.
    if (this.#rows.size > 0) for (const row of leaving) row.element.remove();
  }

  #take(index: number): void {
    const row = this.#free.pop() ?? { element: document.createElement('div'), index, item: undefined, epoch: -1 };
    row.element.className = 'row';
    row.index = index;
    row.epoch = -1;
    this.#rows.set(index, row);
  }
}

/** Puts elements in the order of `rows` with as few moves as it takes, and without moving the focused one. */
function order(rows: readonly Row[], layer: HTMLElement, focused: Row | undefined): void {
  let next: Element | null = null;
  for (let i = rows.length - 1; i >= 0; i--) {
    const row = rows[i] as Row;
    const { element } = row;
    if (element.nextElementSibling !== next || element.parentElement !== layer) {
      if (row !== focused) layer.insertBefore(element, next);
      else for (const later of rows.slice(i + 1)) layer.append(later.element);
    }
    next = element;
  }
}
