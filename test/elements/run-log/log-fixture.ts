/** A log on a page of its own, and what a reader or a test can see of it. */
import { fixture, html, nextFrame, waitUntil } from '@open-wc/testing';
import { loadDetails } from '../../../src/elements/run-log/lazy-details.js';
import '../../../src/elements/run-log/run-log.define.js';
import type { RunLog } from '../../../src/elements/run-log/run-log.js';
import type { RunDisplay } from '../../../src/elements/contexts.js';
import type { RunState } from '../../../src/streams/index.js';
import { defaultDisplay, TestScope } from '../support/test-scope.js';

export interface LogPage {
  readonly log: RunLog;
  readonly scope: TestScope;
  readonly root: ShadowRoot;
  readonly feed: HTMLElement;
  /** Shows a newer state and waits until it is drawn. */
  show(state: RunState): Promise<void>;
  /** Waits for whatever frames are pending. */
  settled(): Promise<void>;
  /** The entries in the DOM, in its order. */
  entries(): HTMLElement[];
  entry(id: string): HTMLElement | undefined;
  summary(id: string): HTMLElement;
  /** Entries of which something is in view, by their 1-based position. */
  visible(): number[];
  /** Scrolls as the reader does with the scrollbar. */
  scrollTo(top: number): Promise<void>;
}

export interface LogOptions {
  readonly display?: Partial<RunDisplay>;
  readonly width?: number;
  readonly height?: number;
  readonly dark?: boolean;
}

export async function openLog(state: RunState, { display, width = 1000, height = 500, dark = false }: LogOptions = {}): Promise<LogPage> {
  // As it is on a page that has been idle for a moment.
  await Promise.all([loadDetails(), import('../../../src/elements/run-log/reading/reading.js')]);
  const scope = new TestScope(state);
  scope.display$.next({ ...defaultDisplay, ...display });
  const parentNode = document.createElement('div');
  parentNode.style.setProperty('width', `${width}px`);
  parentNode.style.setProperty('color-scheme', dark ? 'dark' : 'light');
  parentNode.style.setProperty('background', dark ? '#101316' : '#ffffff');
  const page = await fixture(html`<scope-provider .scope=${scope}><run-log></run-log></scope-provider>`, { parentNode });
  const log = page.querySelector('run-log') as RunLog;
  log.style.setProperty('height', `${height}px`);
  const root = log.shadowRoot as ShadowRoot;
  const feed = root.querySelector('.feed') as HTMLElement;

  const entries = (): HTMLElement[] => [...root.querySelectorAll<HTMLElement>('.row:not(.parked) > .entry')];
  const entry = (id: string): HTMLElement | undefined =>
    [...root.querySelectorAll<HTMLElement>('.entry')].find((each) => each.dataset.id === id);
  const settled = async (): Promise<void> => {
    for (let i = 0; i < 3; i++) await nextFrame();
  };
  const opened: LogPage = {
    log,
    scope,
    root,
    feed,
    entries,
    entry,
    settled,
    show: async (next) => {
      scope.state$.next(next);
      await settled();
    },
    summary: (id) => entry(id)?.querySelector('button') as HTMLElement,
    visible: () => {
      const box = feed.getBoundingClientRect();
      return entries()
        .filter((each) => {
          const { top, bottom } = each.getBoundingClientRect();
          return bottom > box.top + 0.5 && top < box.bottom - 0.5;
        })
        .map((each) => Number(each.getAttribute('aria-posinset')));
    },
    scrollTo: async (top) => {
      feed.scrollTop = top;
      await settled();
    },
  };
  await waitUntil(() => state.entries.length === 0 || entries().length > 0, 'the log shows entries');
  await waitUntil(() => root.querySelector('.reading') !== null, 'the tools for reading are loaded', {
    timeout: 10_000,
  });
  await settled();
  return opened;
}

/** Where an element stands in the window, in px. */
export const topOf = (element: Element | undefined): number => (element as Element).getBoundingClientRect().top;

/** The button in the log's toolbar or over its rows whose name begins with `name`. */
export const buttonNamed = ({ root }: LogPage, name: string): HTMLButtonElement | undefined =>
  [...root.querySelectorAll<HTMLButtonElement>('button:not(.summary)')].find((button) => button.innerText.trim().startsWith(name));
