/** react-virtuoso: `followOutput`, as its documents have it for logs. */
import { createElement } from 'react';
import { Virtuoso } from 'react-virtuoso';
import type { RunEntry } from '../../../src/streams/index.js';
import type { MakeList } from './list.js';
import { mount, row } from './react.js';

const itemContent = (index: number, entry: RunEntry): object => row(index, entry);

const makeList: MakeList = (place) =>
  mount(place, ({ entries }) =>
    createElement(Virtuoso, {
      style: { height: '100%' },
      data: entries,
      itemContent,
      // Whatever it holds to be in view: else one large portion is enough for it to stop.
      followOutput: () => 'auto',
      initialTopMostItemIndex: Math.max(0, entries.length - 1),
    }),
  );
export default makeList;
