/** A run of no project and no card has no line for them. */
import { expect } from '@open-wc/testing';
import { fold, runs } from '../../../stories/fixtures.js';
import { byRole, parts, settle } from '../support/dom.js';
import { defaultDisplay, TestScope } from '../support/test-scope.js';
import { openHeader } from './open-header.js';

const middle = (element: HTMLElement): number => {
  const { top, bottom } = element.getBoundingClientRect();
  return (top + bottom) / 2;
};

/** As it is for a page that names no page of its own. */
function unlinked(name: 'unreported' | 'empty'): TestScope {
  const scope = new TestScope(fold(runs[name]));
  scope.links = {};
  scope.display$.next({ ...defaultDisplay, closable: true });
  return scope;
}

describe('<run-header> without a breadcrumb', () => {
  for (const width of [320, 720, 1000]) {
    it(`has Close beside the title, and begins with both, at ${width} px`, async () => {
      const header = await openHeader(unlinked('unreported'), (element) => element.style.setProperty('inline-size', `${width}px`));
      const status = parts(header, 'status')[0]!;
      const close = byRole(header, 'button', 'Close');
      expect(middle(close)).to.be.closeTo(middle(status), 1);
      expect(status.getBoundingClientRect().top - header.getBoundingClientRect().top).to.be.below(20);
      const menu = header.renderRoot.querySelector<HTMLElement>('#menu-button');
      if (menu) expect(middle(menu)).to.be.closeTo(middle(close), 1);
      expect(header.scrollWidth).to.be.at.most(width);
    });
  }

  it('keeps the line where the page puts something before it, and where more may come', async () => {
    const header = await openHeader(unlinked('unreported'), (element) => {
      const mark = document.createElement('b');
      mark.slot = 'header-start';
      mark.textContent = 'Staging';
      element.append(mark);
    });
    const mark = header.querySelector('b')!;
    expect(mark.getBoundingClientRect().bottom).to.be.at.most(parts(header, 'status')[0]!.getBoundingClientRect().top);
    const empty = await openHeader(unlinked('empty'));
    await settle(empty);
    expect(parts(empty, 'status')[0]!.getBoundingClientRect().top - empty.getBoundingClientRect().top).to.be.above(30);
  });
});
