/** virtua's `VList`: scrolled to the last item whenever items came, as its chat example does. */
import { createElement, useLayoutEffect, useRef } from 'react';
import { VList, type VListHandle } from 'virtua';
import type { RunEntry } from '../../../src/streams/index.js';
import type { MakeList } from './list.js';
import { mount, row } from './react.js';

const item = (entry: RunEntry, index: number): object => row(index, entry);

const makeList: MakeList = (place) =>
  mount(place, ({ entries }) => {
    const list = useRef<VListHandle | null>(null);
    useLayoutEffect(() => {
      list.current?.scrollToIndex(entries.length - 1, { align: 'end' });
    }, [entries]);
    return createElement(VList, { ref: list, style: { height: '100%' }, data: entries, children: item });
  });
export default makeList;
