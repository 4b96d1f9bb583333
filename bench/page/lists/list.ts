/** What the bench asks of a list of rows, ours or another's. */
import type { ReadonlyList, RunEntry } from '../../../src/streams/index.js';

/** A row as it stands on the screen; px from the top of the viewport. */
export interface SeenRow {
  /** 0-based. */
  readonly index: number;
  readonly top: number;
  readonly bottom: number;
}

export interface List {
  /** Shows these entries: the same as before and more at the end. Resolves when the list can take more. */
  show(entries: ReadonlyList<RunEntry>): void | Promise<void>;
  /** The rows in the DOM, in any order, and how tall the viewport is. */
  look(): { readonly rows: readonly SeenRow[]; readonly viewport: number };
  /** Brings a row into view; ours only. */
  goTo?(index: number): void;
  /** Follows the end again; ours only. */
  follow?(): void;
  /** Opens a row that is in view, as a click does; ours only. */
  open?(index: number): void;
}

/** Puts an empty list into `place`, which fills the window, following its end. */
export type MakeList = (place: HTMLElement) => List | Promise<List>;

/** What every list shows of an entry: when, what, and its words. */
export function cellsOf(entry: RunEntry): readonly [time: string, label: string, text: string] {
  const seconds = Math.floor(((entry.time ?? 0) % 3_600_000) / 1000);
  const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return [time, entry.kind, 'text' in entry ? entry.text : entry.summary];
}

/** Where rows stand, read from elements that carry their index in `data-index`. */
export function lookAt(scroller: Element): ReturnType<List['look']> {
  const origin = scroller.getBoundingClientRect();
  const rows = [...scroller.querySelectorAll('[data-index]')].map((row) => {
    const { top, bottom } = row.getBoundingClientRect();
    return { index: Number(row.getAttribute('data-index')), top: top - origin.top, bottom: bottom - origin.top };
  });
  return { rows, viewport: scroller.clientHeight };
}

/** The style of a row where the page writes it: a line of the same height as ours, its text cut at the end. */
export const ROW_STYLE = `
  .row { display: flex; gap: 8px; min-height: 28px; padding: 4px 16px; box-sizing: border-box;
    font: 13px/20px system-ui, sans-serif; white-space: nowrap }
  .row time { flex: 0 0 48px; text-align: end; color: #59636e; font-size: 12px }
  .row b { flex: 0 0 168px; font-weight: 600 }
  .row span { flex: 1; min-width: 0; overflow: hidden; text-overflow: ellipsis }`;

/** Adds a style sheet to the page. */
export function addStyle(text: string): void {
  const style = document.createElement('style');
  style.textContent = text;
  document.head.append(style);
}
