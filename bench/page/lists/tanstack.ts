/** @tanstack/virtual-core, with rows drawn and measured by hand; brought to its end whenever rows came. */
import { elementScroll, observeElementOffset, observeElementRect, Virtualizer, type VirtualItem } from '@tanstack/virtual-core';
import type { ReadonlyList, RunEntry } from '../../../src/streams/index.js';
import { addStyle, cellsOf, lookAt, ROW_STYLE, type MakeList } from './list.js';

const makeList: MakeList = (place) => {
  addStyle(`${ROW_STYLE} .scroller { height: 100%; overflow-y: auto; contain: strict } .sizer { position: relative }
    .row { position: absolute; inset: 0 0 auto }`);
  const scroller = Object.assign(document.createElement('div'), { className: 'scroller' });
  const sizer = Object.assign(document.createElement('div'), { className: 'sizer' });
  scroller.append(sizer);
  place.append(scroller);
  let entries: ReadonlyList<RunEntry>;
  let mounted = new Map<unknown, HTMLElement>();

  const draw = (): void => {
    sizer.style.height = `${virtualizer.getTotalSize()}px`;
    const before = mounted;
    mounted = new Map();
    for (const item of virtualizer.getVirtualItems()) {
      const row = before.get(item.key) ?? made(item);
      before.delete(item.key);
      mounted.set(item.key, row);
      row.style.transform = `translateY(${item.start}px)`;
    }
    for (const row of before.values()) row.remove();
    // An element that is gone is let go by measuring nothing.
    virtualizer.measureElement(null);
  };
  const made = ({ index }: VirtualItem): HTMLElement => {
    const row = Object.assign(document.createElement('div'), { className: 'row' });
    row.dataset.index = String(index);
    const cells = cellsOf(entries.at(index) as RunEntry);
    ['time', 'b', 'span'].forEach((tag, i) => {
      row.append(Object.assign(document.createElement(tag), { textContent: cells[i] }));
    });
    sizer.append(row);
    virtualizer.measureElement(row);
    return row;
  };
  let frame = 0;
  const options = (count: number): ConstructorParameters<typeof Virtualizer<HTMLElement, HTMLElement>>[0] => ({
    count,
    getScrollElement: () => scroller,
    estimateSize: () => 28,
    anchorTo: 'end',
    scrollToFn: elementScroll,
    observeElementRect,
    observeElementOffset,
    onChange: () => {
      frame ||= requestAnimationFrame(() => {
        frame = 0;
        draw();
      });
    },
  });
  const virtualizer = new Virtualizer<HTMLElement, HTMLElement>(options(0));
  virtualizer._didMount();
  virtualizer._willUpdate();
  return {
    show(list) {
      entries = list;
      virtualizer.setOptions(options(list.length));
      virtualizer._willUpdate();
      draw();
      virtualizer.scrollToEnd();
    },
    look: () => lookAt(scroller),
  };
};
export default makeList;
