/** The rows under the reader's eyes: made anew where what they are made of is another, without losing their place. */
import { isSameExecution } from '../../../trace-model/ask/same-execution.js';
import type { TraceDocument } from '../../../trace-model/trace-document.js';
import type { RowFocus } from '../../internal/virtual-list/row-focus.js';
import type { VirtualList } from '../../internal/virtual-list/virtual-list.js';
import type { CardPlace } from './card.js';
import { isFold, keyOfRow, rowOfKey, rowsOf, type Order, type Row, type RowQuestion, type Rows } from './rows.js';

const NO_ROWS: Rows = { rows: [], activity: [], count: 0 };

export interface ShownRowsOptions {
  readonly list: VirtualList;
  readonly focus: RowFocus;
  /** The scrolling element. */
  scroller(): HTMLElement | undefined;
}

export class ShownRows {
  readonly #options: ShownRowsOptions;
  #question: RowQuestion | undefined;
  #rows: Rows = NO_ROWS;
  /** The focus was on a card that is gone, and the first one is to have it. */
  #isFocusLost = false;

  constructor(options: ShownRowsOptions) {
    this.#options = options;
  }

  /** What the rows answer; `undefined` without a document. */
  get question(): RowQuestion | undefined {
    return this.#question;
  }

  get rows(): readonly Row[] {
    return this.#rows.rows;
  }

  get activity(): Rows['activity'] {
    return this.#rows.activity;
  }

  get count(): number {
    return this.#rows.count;
  }

  /** Whether a document is of another execution than the one that is shown. */
  isOther(trace: TraceDocument | undefined): boolean {
    const before = this.#question?.trace;
    return trace === undefined || before === undefined || !isSameExecution(trace, before);
  }

  /** @param isToggling The reader opened or closed a fold: nothing above it may move. */
  show(question: RowQuestion | undefined, isToggling: boolean): void {
    const before = this.#question;
    if (question === before || (question && before && isSame(question, before))) return;
    const isOther = this.isOther(question?.trace);
    const change = (): void => {
      this.#question = question;
      this.#rows = question ? rowsOf(question) : NO_ROWS;
    };
    // With the button that was pressed where there were no cards the focus would go, too.
    const isEmpty = this.rows.length === 0;
    if (isEmpty || isOther || question?.path !== before?.path || question?.order !== before?.order || question?.filter !== before?.filter) {
      this.#startOver(change);
    } else {
      this.#rearrange(question?.order ?? 'newest', isToggling, change);
    }
    this.#options.list.invalidate();
  }

  /** Where the row of an index stands among the others. */
  placeOf(index: number): CardPlace {
    const { rows } = this;
    return {
      position: index + 1,
      setSize: rows.length,
      isJoined: isSameAttempt(rows[index - 1], rows[index]),
      isFolded: this.#isInFold(index),
    };
  }

  /** After a frame that drew other rows: the first has the focus if one that is gone had it. */
  placed(): void {
    if (!this.#isFocusLost) return;
    this.#isFocusLost = false;
    this.#options.list.element(0)?.querySelector('article')?.focus({ preventScroll: true });
  }

  get #hasFocus(): boolean {
    return Boolean(this.#options.scroller()?.parentElement?.querySelector(':focus'));
  }

  /** Other rows, from the top. */
  #startOver(change: () => void): void {
    const { list, focus } = this.#options;
    this.#isFocusLost = this.#hasFocus;
    list.follow = false;
    // Elements show other rows from now on, but one with the focus would take it along.
    if (this.#isFocusLost) list.rearrange({ keyOf: () => 0, change, find: () => ~0 });
    else change();
    list.reset();
    focus.current = -1;
  }

  /** Rows come and go, and what the reader looks at stays, but for one who looks at the very top: who sees what is new. */
  #rearrange(order: Order, isToggling: boolean, change: () => void): void {
    const { list, focus } = this.#options;
    const before = this.rows;
    const focused = keyOfRow(before[focus.current], order);
    if (order === 'newest' && list.atStart && !this.#hasFocus && !isToggling) {
      change();
      list.reset();
    } else {
      list.rearrange({
        keyOf: (row) => keyOfRow(before[row], order),
        change,
        find: (key) => (Number.isNaN(key) ? ~0 : rowOfKey(this.rows, key, order)),
      });
    }
    if (!Number.isNaN(focused)) focus.current = Math.max(-1, rowOfKey(this.rows, focused, order));
  }

  /** Whether a row stands below an open fold it belongs to. Looks back no further than a fold reaches. */
  #isInFold(index: number): boolean {
    const row = this.rows[index];
    if (row === undefined || isFold(row) || !this.#question?.open.size) return false;
    for (let at = index - 1; at >= 0; at--) {
      const above = this.rows[at] as Row;
      if (isFold(above)) return above.isOpen && above.entries.length >= index - at;
    }
    return false;
  }
}

const isSame = (a: RowQuestion, b: RowQuestion): boolean =>
  a.trace === b.trace && a.path === b.path && a.order === b.order && a.filter === b.filter && a.open === b.open;

const isSameAttempt = (above: Row | undefined, row: Row | undefined): boolean =>
  above !== undefined &&
  row !== undefined &&
  !isFold(above) &&
  !isFold(row) &&
  above.path === row.path &&
  above.attempt !== undefined &&
  above.attempt === row.attempt;
