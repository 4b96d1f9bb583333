/** `<trace-inspector>` on paper: a list that scrolls on the screen is whole, or says what is missing. */
import { expect, fixture, html } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';
import type { TraceInspector } from '../../../src/index.js';
import '../../../src/elements/trace-inspector/trace-inspector.define.js';
import { textOf, until } from '../support/dom.js';

const DOCUMENTS = '/test/fixtures/traces/behaviors';
const FAILED = `${DOCUMENTS}/ship-fix-failed-retries-exhausted.json`;
const MANY = `${DOCUMENTS}/big-426-nodes-success.json`;

const all = (inspector: TraceInspector, selector: string): HTMLElement[] => [...inspector.renderRoot.querySelectorAll<HTMLElement>(selector)];
const areSeen = (elements: readonly HTMLElement[]): boolean => elements.length > 0 && elements.every((element) => element.checkVisibility());

/** Prints as a browser does, and looks at the page meanwhile. */
async function printed(inspector: TraceInspector, look: () => void): Promise<void> {
  try {
    dispatchEvent(new Event('beforeprint'));
    await emulateMedia({ media: 'print' });
    look();
  } finally {
    dispatchEvent(new Event('afterprint'));
    await emulateMedia({ media: 'screen' });
  }
}

async function canBePrinted(inspector: TraceInspector): Promise<void> {
  await until(() => {
    dispatchEvent(new Event('beforeprint'));
    const isReady = all(inspector, '.printed').length === 1;
    dispatchEvent(new Event('afterprint'));
    return isReady;
  }, 'it can be printed');
}

async function placed(src: string): Promise<TraceInspector> {
  const inspector = await fixture<TraceInspector>(html`<trace-inspector src=${src} order="oldest" style="block-size: 300px"></trace-inspector>`);
  await until(() => all(inspector, '.card').length > 0, 'cards');
  // What prints comes behind the tab.
  await canBePrinted(inspector);
  return inspector;
}

describe('<trace-inspector> on paper', () => {
  it('prints every card of a list that has only some of them on the screen, and keeps none of them', async () => {
    const inspector = await placed(FAILED);
    const mounted = all(inspector, '.activity-feed article').length;
    const ids = inspector.trace!.entries.length;
    await printed(inspector, () => {
      const cards = all(inspector, '.printed .card');
      const folded = all(inspector, '.printed .fold-row .count').reduce((sum, count) => sum + Number.parseInt(textOf(count)), 0);
      expect(cards.length + folded).to.equal(ids);
      expect(cards.length).to.be.above(mounted);
      expect(areSeen(cards)).to.equal(true);
      expect(areSeen(all(inspector, '.activity-feed'))).to.equal(false);
      expect(textOf(cards[0])).to.contain('Acknowledge Protocol');
      expect(all(inspector, '.printed p')).to.have.length(0);
      // None is cut by the height the list has on the screen.
      const [box, last] = [all(inspector, '.printed')[0]!, cards.at(-1)!];
      expect(box.getBoundingClientRect().height).to.be.above(last.offsetHeight * 3);
      expect(inspector.getBoundingClientRect().bottom).to.be.least(last.getBoundingClientRect().bottom);
    });
    expect(all(inspector, '.printed')).to.have.length(0);
    expect(all(inspector, '.activity-feed article').length).to.be.below(ids);
  });

  it('ends a very long list with how many are not printed', async () => {
    const inspector = await placed(MANY);
    const count = Number(all(inspector, '.activity-feed article')[0]!.getAttribute('aria-setsize'));
    await printed(inspector, () => {
      expect(all(inspector, '.printed article')).to.have.length(300);
      const said = all(inspector, '.printed p');
      expect(textOf(said[0])).to.match(new RegExp(`^${count - 300} more are not printed`));
      expect(areSeen(said)).to.equal(true);
    });
  });

  it('prints the rows of Engine, of which only those in view are drawn on the screen', async () => {
    const inspector = await placed(MANY);
    inspector.tab = 'engine';
    await until(() => all(inspector, '.rows [part~=engine-row]').length > 0, 'Engine');
    await canBePrinted(inspector);
    const count = inspector.trace!.engine.length;
    await printed(inspector, () => {
      const rows = all(inspector, '.printed [part~=engine-row]');
      expect(rows).to.have.length(Math.min(count, 300));
      expect(areSeen(rows)).to.equal(true);
      expect(areSeen(all(inspector, '.rows'))).to.equal(false);
      const start = (cell: Element | undefined): number | undefined => cell?.getBoundingClientRect().left;
      expect(start(rows[0]?.children[1]), 'cells stand below their heads').to.equal(start(all(inspector, '.head')[0]?.children[1]));
    });
  });

  it('prints no cards while another tab is shown', async () => {
    const inspector = await placed(FAILED);
    inspector.tab = 'engine';
    await until(() => all(inspector, '[part~=engine-row]').length > 0, 'the other tab');
    await printed(inspector, () => expect(all(inspector, '.printed .card')).to.have.length(0));
  });
});
