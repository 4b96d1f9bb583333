/** The inspector on paper. A list has only the rows in view: before the page is printed they are drawn once more, from the first on. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { printStyles } from './print.styles.js';
import { adoptStyles } from '../internal/adopt-styles.js';

/** Rows on paper at most: some thirty pages. */
const MOST = 300;

/** What is to be printed of a list. */
export interface PrintableRows {
  /** The list on the screen, which the printed rows stand in for. */
  readonly list: HTMLElement;
  readonly length: number;
  /** Draws row `index` into `row`. */
  readonly draw: (row: HTMLElement, index: number) => void;
  /** What is said of rows that are not printed. */
  readonly rest: (count: number) => string;
}

export class Printing implements ReactiveController {
  readonly #rows: (() => PrintableRows | undefined) | undefined;
  #printed: HTMLElement | undefined;

  /** @param rows The list that is shown when the page is printed, where there is one. */
  constructor(host: ReactiveControllerHost & { readonly renderRoot: Node }, rows?: () => PrintableRows | undefined) {
    this.#rows = rows;
    adoptStyles(host.renderRoot, printStyles);
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('beforeprint', this.#lay);
    addEventListener('afterprint', this.#take);
  }

  hostDisconnected(): void {
    removeEventListener('beforeprint', this.#lay);
    removeEventListener('afterprint', this.#take);
    this.#take();
  }

  readonly #lay = (): void => {
    this.#take();
    const rows = this.#rows?.();
    if (rows) rows.list.after((this.#printed = printed(rows)));
  };

  readonly #take = (): void => {
    this.#printed?.remove();
    this.#printed = undefined;
  };
}

function printed({ length, draw, rest }: PrintableRows): HTMLElement {
  const box = document.createElement('div');
  box.className = 'printed';
  for (let index = 0; index < Math.min(length, MOST); index++) {
    const row = document.createElement('div');
    draw(row, index);
    box.append(row);
  }
  if (length <= MOST) return box;
  const said = document.createElement('p');
  said.textContent = rest(length - MOST);
  box.append(said);
  return box;
}
