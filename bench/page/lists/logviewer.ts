/** @melloware/react-logviewer: `LazyLog` fed from outside (`external`, `appendLines`), following. */
import { LazyLog } from '@melloware/react-logviewer';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import type { RunEntry } from '../../../src/streams/index.js';
import { cellsOf, lookAt, type MakeList } from './list.js';

const makeList: MakeList = async (place) => {
  let log: LazyLog | null = null;
  createRoot(place).render(
    createElement(LazyLog, { ref: (made: LazyLog | null) => (log = made), external: true, follow: true, rowHeight: 28, height: place.clientHeight }),
  );
  const whenMade = async (): Promise<LazyLog> => {
    while (!log) await new Promise(requestAnimationFrame);
    return log;
  };
  const made = await whenMade();
  let given = 0;
  return {
    show(entries) {
      const lines: string[] = [];
      for (; given < entries.length; given++) lines.push(cellsOf(entries.at(given) as RunEntry).join('  '));
      made.appendLines(lines);
    },
    look: () => lookAt(place),
  };
};
export default makeList;
