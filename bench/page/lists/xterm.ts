/** xterm.js: a line an entry; who writes waits while too much is on its way, as its guide to flow control asks. */
import { Terminal } from '@xterm/xterm';
import terminalStyle from '@xterm/xterm/css/xterm.css';
import type { RunEntry } from '../../../src/streams/index.js';
import { addStyle, cellsOf, type MakeList } from './list.js';

/** Its own row height with these fonts is near 17 px: 44 rows and 160 columns fill the window. */
const [ROWS, COLUMNS] = [44, 160];
const SCROLLBACK = 2_000_000;
/** Lines on their way at most. */
const HIGH_WATER = 2_000;

const makeList: MakeList = (place) => {
  addStyle(terminalStyle);
  const terminal = new Terminal({ rows: ROWS, cols: COLUMNS, scrollback: SCROLLBACK, fontSize: 13, convertEol: true });
  terminal.open(place);
  let given = 0;
  let taken = 0;
  return {
    show(entries) {
      const lines: string[] = [];
      for (; given < entries.length; given++) {
        const [time, label, text] = cellsOf(entries.at(given) as RunEntry);
        lines.push(`${time.padStart(6)}  ${label.padEnd(10)}${text}`.slice(0, COLUMNS - 1));
      }
      const upTo = given;
      return new Promise<void>((resolve) => {
        terminal.write(`${lines.join('\n')}\n`, () => {
          taken = upTo;
          resolve();
        });
        if (given - taken < HIGH_WATER) resolve();
      });
    },
    look() {
      // The line below the last one is empty: there the next one begins.
      const { viewportY, baseY } = terminal.buffer.active;
      const height = place.clientHeight / ROWS;
      const first = taken - (ROWS - 1) - (baseY - viewportY);
      const rows = Array.from({ length: ROWS - 1 }, (_, i) => ({ index: first + i, top: i * height, bottom: (i + 1) * height }));
      return { rows, viewport: (ROWS - 1) * height };
    },
  };
};
export default makeList;
