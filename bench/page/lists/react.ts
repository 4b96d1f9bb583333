/** What the lists for React share: a component whose entries are set from outside, and its row. */
import { createElement, useState, type ReactElement } from 'react';
import { createRoot } from 'react-dom/client';
import type { RunEntry } from '../../../src/streams/index.js';
import { addStyle, cellsOf, lookAt, ROW_STYLE, type List } from './list.js';

/** The row of an entry. */
export function row(index: number, entry: RunEntry): ReactElement {
  const [time, label, text] = cellsOf(entry);
  const cells = [createElement('time', null, time), createElement('b', null, label), createElement('span', null, text)];
  return createElement('div', { className: 'row', 'data-index': index }, ...cells);
}

/**
 * Draws `component`, which is given `entries`: an array that is a new one whenever entries came, as React asks. It is
 * mounted with the first of them, so that it can begin at their end.
 */
export function mount(place: HTMLElement, component: (props: { entries: readonly RunEntry[] }) => ReactElement): List {
  addStyle(ROW_STYLE);
  let entries: readonly RunEntry[] = [];
  let show: ((entries: readonly RunEntry[]) => void) | undefined;
  const Root = (): ReactElement => {
    const [shown, set] = useState(entries);
    show = set;
    return createElement(component, { entries: shown });
  };
  return {
    show(list) {
      const more: RunEntry[] = [];
      for (let i = entries.length; i < list.length; i++) more.push(list.at(i) as RunEntry);
      entries = entries.concat(more);
      if (show) show(entries);
      else createRoot(place).render(createElement(Root, null));
    },
    look: () => lookAt(place.firstElementChild as Element),
  };
}
