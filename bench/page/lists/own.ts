/** `<run-log>`, given its entries as its provider gives them. */
import '../../../src/elements/run-log/run-log.define.js';
import { reduceRun, type RunState } from '../../../src/streams/index.js';
import { TestScope } from '../../../test/elements/support/test-scope.js';
import type { MakeList } from './list.js';

const makeList: MakeList = (place) => {
  const first: RunState = { ...reduceRun([]), status: 'running' };
  const scope = new TestScope(first);
  const provider = Object.assign(document.createElement('scope-provider'), { scope });
  const log = document.createElement('run-log');
  provider.append(log);
  place.append(provider);
  const entries = (): RunState['entries'] => scope.state$.value.entries;
  const press = (selector: string): void => log.shadowRoot!.querySelector<HTMLElement>(selector)?.click();
  return {
    show: (shown) => scope.state$.next({ ...first, startedAt: shown.at(0)?.time, entries: shown }),
    goTo: (index) => void log.revealEntry(entries().at(index)?.id ?? ''),
    follow: () => press('.follow[aria-pressed=false]'),
    open: (index) => press(`[aria-posinset="${index + 1}"] > .summary`),
    look: () => {
      const feed = log.shadowRoot!.querySelector('.feed')!;
      const origin = feed.getBoundingClientRect().top;
      const rows = [...feed.querySelectorAll('[aria-posinset]')].map((entry) => {
        const { top, bottom } = entry.parentElement!.getBoundingClientRect();
        return { index: Number(entry.getAttribute('aria-posinset')) - 1, top: top - origin, bottom: bottom - origin };
      });
      return { rows, viewport: feed.clientHeight };
    },
  };
};
export default makeList;
