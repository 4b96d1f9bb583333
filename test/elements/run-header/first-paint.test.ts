/** The actions come when the page is idle; what was painted before them stays where it is. */
import { expect, fixture, html } from '@open-wc/testing';
import '../../../src/elements/run-header/run-header.define.js';
import type { RunHeader } from '../../../src/elements/run-header/run-header.js';
import { fold, runs } from '../../../stories/fixtures.js';
import { settle, until } from '../support/dom.js';
import { defaultDisplay, TestScope } from '../support/test-scope.js';

const NAMES = ['running', 'failed', 'empty', 'unreported'] as const;
const WIDTHS = [320, 360, 720, 721, 900];

/** A header as it is first painted: before the next task, in which nothing more can have been loaded. */
async function paint(page: HTMLElement, name: (typeof NAMES)[number], width: number): Promise<RunHeader> {
  const scope = new TestScope(fold(runs[name]));
  scope.display$.next({ ...defaultDisplay, closable: true });
  const provider = document.createElement('scope-provider');
  const header = document.createElement('run-header');
  header.style.setProperty('inline-size', `${width}px`);
  provider.scope = scope;
  provider.append(header);
  page.append(provider);
  await header.updateComplete;
  return header;
}

/** Where everything stands, in px from the header's own corner. */
function places(header: RunHeader): string[] {
  const origin = header.getBoundingClientRect();
  return ['.base', '.crumbs', '.ends', '.pill', '.title', '.meta'].flatMap((selector) => {
    const element = header.renderRoot.querySelector(selector);
    if (!element) return [];
    const { left, top, bottom } = element.getBoundingClientRect();
    return `${selector} ${[left - origin.left, top - origin.top, bottom - origin.top].map(Math.round).join(' ')}`;
  });
}

describe('<run-header>, first painted', () => {
  it('has everything in its place before its actions are there', async () => {
    const page = await fixture<HTMLElement>(html`<div></div>`);
    const headers: { what: string; header: RunHeader; first: string[] }[] = [];
    for (const name of NAMES) {
      for (const width of WIDTHS) {
        const header = await paint(page, name, width);
        headers.push({ what: `${name} at ${width} px`, header, first: places(header) });
        expect(header.renderRoot.querySelector('.actions button'), 'the actions are not there yet').to.equal(null);
      }
    }
    for (const { what, header, first } of headers) {
      await until(() => header.renderRoot.querySelector('.actions button') !== null, 'the actions are there');
      await settle(header);
      expect(places(header), what).to.deep.equal(first);
    }
  });
});
