import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { TraceCanvas, TraceInspector } from '../../../src/index.js';
import '../../../src/elements/trace-canvas/trace-canvas.define.js';
import '../../../src/elements/trace-inspector/trace-inspector.define.js';

const DOCUMENTS = '/test/fixtures/traces/behaviors';
const FAILED = `${DOCUMENTS}/ship-fix-failed-retries-exhausted.json`;
const MANY_NODES = `${DOCUMENTS}/big-426-nodes-success.json`;

async function until(holds: () => boolean, what: string): Promise<void> {
  for (let i = 0; i < 400; i++) {
    if (holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`never: ${what}`);
}

const all = (element: TraceInspector, selector: string): HTMLElement[] => [
  ...(element.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? []),
];
const one = (element: TraceInspector, selector: string): HTMLElement => {
  const found = all(element, selector)[0];
  if (!found) throw new Error(`no ${selector}`);
  return found;
};
const textOf = (element: HTMLElement): string => element.textContent.replace(/\s+/g, ' ').trim();

async function alone(src = FAILED, tab = 'activity'): Promise<TraceInspector> {
  const element = await fixture<TraceInspector>(html`<trace-inspector src=${src} tab=${tab}></trace-inspector>`);
  await until(() => element.trace !== undefined && all(element, '[part~=card], [part~=state-row], [part~=engine-row]').length > 0, 'rows');
  return element;
}

describe('<trace-inspector>', () => {
  it('says that there is nothing, while there is nothing', async () => {
    const element = await fixture<TraceInspector>(html`<trace-inspector></trace-inspector>`);
    expect(textOf(one(element, '[part~=empty]'))).to.contain('No execution');
  });

  it('says what is wrong with a document that cannot be read', async () => {
    const element = await fixture<TraceInspector>(html`<trace-inspector src="/no/such/run.json"></trace-inspector>`);
    await until(() => all(element, '[role=alert]').length > 0, 'the error');
    const said = textOf(one(element, '[role=alert]'));
    expect(said).to.contain('The trace could not be read');
    expect(said).to.contain('There is no trace at this address (404). Check the address; the runtime may not have written it yet.');
  });

  it('reads it again when it is asked to', async () => {
    let isThere = false;
    const fetch = window.fetch.bind(window);
    window.fetch = (input, init) => (isThere ? fetch(input, init) : Promise.resolve(new Response('no', { status: 404 })));
    try {
      const element = await fixture<TraceInspector>(html`<trace-inspector src=${`${FAILED}?retried`}></trace-inspector>`);
      await until(() => all(element, '[role=alert] button').length > 0, 'the error');
      isThere = true;
      one(element, '[role=alert] button').click();
      await until(() => all(element, '[part~=card]').length > 0, 'the document');
    } finally {
      window.fetch = fetch;
    }
  });

  it('says that it reads while it reads, alone and beside a canvas', async () => {
    const alone = await fixture<TraceInspector>(html`<trace-inspector src=${FAILED}></trace-inspector>`);
    expect(textOf(one(alone, '[part~=empty]'))).to.equal('Reading the execution…');
    const both = await fixture<HTMLElement>(
      html`<div><trace-canvas id="slow" src=${FAILED} .requestInit=${() => new Promise(() => undefined)}></trace-canvas><trace-inspector for="slow"></trace-inspector></div>`,
    );
    const beside = both.querySelector<TraceInspector>('trace-inspector')!;
    await until(() => textOf(one(beside, '[part~=empty]')) === 'Reading the execution…', 'it says so');
  });

  describe('tabs', () => {
    it('are a tab list with one tab stop, Activity first', async () => {
      const element = await alone();
      expect(all(element, '[role=tab]').map(textOf)).to.deep.equal(['Activity', 'State', 'Engine']);
      expect(all(element, '[role=tab][tabindex="0"]').map(textOf)).to.deep.equal(['Activity']);
      expect(one(element, '[role=tabpanel]').getAttribute('aria-labelledby')).to.equal('tab-activity');
    });

    it('are gone through by arrows, Home and End, and tell the page', async () => {
      const element = await alone();
      const told: string[] = [];
      element.addEventListener('trace-tab-change', ({ tab }) => told.push(tab));
      one(element, '[role=tab][aria-selected=true]').focus();
      await sendKeys({ press: 'ArrowRight' });
      await element.updateComplete;
      await sendKeys({ press: 'End' });
      await element.updateComplete;
      await sendKeys({ press: 'ArrowRight' });
      await element.updateComplete;
      expect(told).to.deep.equal(['state', 'engine', 'activity']);
      expect(element.getAttribute('tab')).to.equal('activity');
      expect(element.shadowRoot?.activeElement?.id).to.equal('tab-activity');
    });

    it('tell nothing when the page chooses', async () => {
      const element = await alone();
      let told = 0;
      element.addEventListener('trace-tab-change', () => told++);
      element.tab = 'engine';
      await until(() => all(element, '[part~=engine-row]').length > 0, 'Engine');
      expect(told).to.equal(0);
    });
  });

  it('shows the whole run while nothing is selected, and the subtree of what is', async () => {
    const element = await alone();
    const isAllOf = (name: string): boolean => all(element, '[part~=card]').every((card) => textOf(card).includes(name));
    expect(isAllOf('Reproduce With Test')).to.equal(false);
    element.selected = '1.0';
    await until(() => all(element, '[part~=card]').length > 0 && isAllOf('Reproduce With Test'), 'the cards of one node');
  });

  describe('State', () => {
    it('lists variables and constants, whether they are set, and where their names come from', async () => {
      const element = await alone(FAILED, 'state');
      const rows = all(element, '[part~=state-row]');
      const ticket = rows.find((row) => textOf(row).startsWith('ticket '));
      expect(ticket?.dataset.status).to.equal('set');
      expect(textOf(ticket as HTMLElement)).to.contain('in Ship_Fix');
      expect(rows.some((row) => row.dataset.status === 'not-set')).to.equal(true);
      expect(rows.some((row) => row.dataset.kind === 'constants')).to.equal(true);
    });

    it('draws values by their type', async () => {
      const data = {
        ...((await (await fetch(FAILED)).json()) as object),
        var: { text: 'morning', yes: true, count: 12345, list: [1, 2], nothing: null, long: 'x'.repeat(500) },
      };
      const element = await fixture<TraceInspector>(html`<trace-inspector tab="state" .data=${data}></trace-inspector>`);
      await until(() => all(element, '[part~=state-row]').length > 0, 'rows');
      const value = (name: string): string =>
        textOf(all(element, '[part~=state-row]').find((row) => textOf(row).startsWith(`${name} `))?.querySelector('.slot-value') as HTMLElement);
      expect(value('text')).to.equal('“morning”');
      expect(value('yes')).to.equal('TRUE');
      expect(value('count')).to.equal('12,345');
      expect(value('list')).to.match(/^\[\s?1,\s?2\s?\]$/);
      expect(value('nothing')).to.equal('not set');
      expect(value('long').length).to.be.lessThan(120);
    });

    it('finds by name and value', async () => {
      const element = await alone(FAILED, 'state');
      const search = one(element, 'input[role=searchbox]') as HTMLInputElement;
      search.value = 'ticket_url';
      search.dispatchEvent(new Event('input'));
      await element.updateComplete;
      expect(all(element, '[part~=state-row]').length).to.equal(1);
      expect(all(element, 'h3 .count').map((count) => textOf(count))).to.deep.equal(['0 of 8', '1 of 6']);
    });

    it('leads to the nodes that use a value', async () => {
      const element = await alone(FAILED, 'state');
      let selected: string | undefined;
      element.addEventListener('trace-select', ({ path }) => (selected = path));
      const row = all(element, '[part~=state-row]').find((each) => textOf(each).startsWith('ticket_url'));
      row?.querySelector<HTMLElement>('.users button')?.click();
      expect(selected).to.equal('0');
      expect(element.selected).to.equal('0');
    });

    it('marks what a newer version has changed', async () => {
      const text = await (await fetch(FAILED)).text();
      const element = await fixture<TraceInspector>(html`<trace-inspector tab="state" .data=${text}></trace-inspector>`);
      await until(() => all(element, '[part~=state-row]').length > 0, 'rows');
      expect(all(element, '.changed').length).to.equal(0);
      const newer = JSON.parse(text) as { var: { Ship_Fix__repro_notes: string } };
      newer.var.Ship_Fix__repro_notes = 'It fails on Mondays.';
      element.data = newer;
      await until(() => all(element, '.changed').length === 1, 'a mark');
      expect(textOf(one(element, '.changed').closest('li') as HTMLElement)).to.contain('repro_notes');
    });
  });

  describe('Engine', () => {
    it('is a table of what the runtime keeps, with names for paths', async () => {
      const element = await alone(FAILED, 'engine');
      const row = one(element, '[part~=engine-row][data-path="1.0"]');
      expect(textOf(row)).to.contain('Ship Fix›Reproduce›Reproduce With Test');
      expect(textOf(row)).to.contain('failure');
    });

    it('selects the node of a row', async () => {
      const element = await alone(FAILED, 'engine');
      one(element, '[part~=engine-row][data-path="1.0"] button').click();
      await element.updateComplete;
      expect(element.selected).to.equal('1.0');
      expect(one(element, '[part~=engine-row][data-path="1.0"]').getAttribute('aria-selected')).to.equal('true');
    });

    it('gives names a line of their own where there is no room for four columns', async () => {
      const element = await alone(FAILED, 'engine');
      const top = (selector: string): number => one(element, `[part~=engine-row][data-path="1.0"] ${selector}`).getBoundingClientRect().top;
      expect(top('[role=cell]') - top('[role=rowheader]')).to.be.lessThan(24);
      element.style.setProperty('inline-size', '240px');
      await until(() => top('[role=cell]') - top('[role=rowheader]') >= 24, 'the columns stand below the name');
    });

    it('reads numbers in their order in a page that is written from right to left', async () => {
      const element = await alone(FAILED, 'engine');
      element.dir = 'rtl';
      const number = one(element, '[part~=engine-row][data-path="1.0"] .number bdi');
      expect(textOf(number)).to.equal('3 of 3');
      const text = document.createTreeWalker(number, NodeFilter.SHOW_TEXT).nextNode()!;
      const written = text.textContent!;
      const places = [written.indexOf('3'), written.indexOf('of'), written.lastIndexOf('3')].map((at) => {
        const range = new Range();
        range.setStart(text, at);
        range.setEnd(text, at + 1);
        return range.getBoundingClientRect().left;
      });
      expect(places).to.deep.equal([...places].sort((a, b) => a - b));
    });

    it('keeps the maps as they were written, made when they are opened', async () => {
      const element = await alone(FAILED, 'engine');
      const { runtime } = (await (await fetch(FAILED)).json()) as { runtime: unknown };
      const raw = (): string => one(element, '.raw pre').textContent;
      expect(raw()).to.equal('');
      one(element, '.raw summary').click();
      await until(() => raw() !== '', 'the maps');
      expect(JSON.parse(raw())).to.deep.equal(runtime);
    });

    it('draws the rows in view of any number, down to the last', async () => {
      const element = await alone(MANY_NODES, 'engine');
      const { length } = element.trace!.engine;
      const rows = (): HTMLElement[] => all(element, '[part~=engine-row]');
      expect(length).to.be.above(200);
      expect(one(element, '[role=table]').getAttribute('aria-rowcount')).to.equal(String(length + 1));
      expect(rows().length).to.be.below(120);
      const panel = one(element, '[part~=panel]');
      const isLast = (): boolean => rows().at(-1)?.getAttribute('aria-rowindex') === String(length + 1);
      await until(() => {
        panel.scrollTop = panel.scrollHeight;
        return isLast();
      }, 'the last row');
      expect(rows().length).to.be.below(120);
    });

    it('is where it was scrolled to when it is come back to', async () => {
      const element = await alone(MANY_NODES, 'engine');
      const panel = one(element, '[part~=panel]');
      await until(() => (panel.scrollTop = 1500) === panel.scrollTop, 'it is scrolled');
      element.tab = 'state';
      await until(() => all(element, '.state').length > 0, 'State');
      expect(panel.scrollTop).to.equal(0);
      element.tab = 'engine';
      await until(() => panel.scrollTop === 1500, 'where it was');
    });
  });

  describe('beside a canvas', () => {
    const both = async (): Promise<{ canvas: TraceCanvas; element: TraceInspector }> => {
      const place = await fixture(html`<div><trace-canvas id="run" src=${FAILED}></trace-canvas><trace-inspector for="run"></trace-inspector></div>`);
      const canvas = place.querySelector('trace-canvas') as TraceCanvas;
      const element = place.querySelector('trace-inspector') as TraceInspector;
      await until(() => element.trace !== undefined && all(element, '[part~=card]').length > 0, 'cards');
      return { canvas, element };
    };

    it('shows its document', async () => {
      const { canvas, element } = await both();
      expect(element.trace).to.equal(canvas.trace);
    });

    it('follows its selection', async () => {
      const { canvas, element } = await both();
      canvas.selected = '0';
      await until(() => all(element, '[part~=card]').length === 1, 'one card');
      expect(textOf(one(element, '[part~=card]'))).to.contain('Read Ticket');
    });

    it('has its selection for its own, and gives it what the page sets', async () => {
      const { canvas, element } = await both();
      canvas.selected = '0';
      await until(() => element.getAttribute('selected') === '0', 'the selection of the canvas');
      element.selected = '2.1';
      await until(() => canvas.selected === '2.1', 'the selection of the inspector');
      canvas.selected = undefined;
      await until(() => element.selected === undefined && !element.hasAttribute('selected'), 'none');
    });

    it('gives it the selection it began with', async () => {
      const place = await fixture(
        html`<div><trace-canvas id="run" src=${FAILED}></trace-canvas><trace-inspector for="run" selected="2.1"></trace-inspector></div>`,
      );
      await until(() => place.querySelector<TraceCanvas>('trace-canvas')?.selected === '2.1', 'the selection');
    });

    it('selects in it', async () => {
      const { canvas, element } = await both();
      element.tab = 'engine';
      await until(() => all(element, '[part~=engine-row]').length > 0, 'Engine');
      one(element, '[part~=engine-row][data-path="2.1"] button').click();
      await until(() => canvas.selected === '2.1', 'the selection');
    });

    it('says so when what it is to show next cannot be read', async () => {
      const { canvas, element } = await both();
      canvas.src = '/no/such/run.json';
      await until(() => all(element, '[part~=empty]').some((each) => textOf(each) === 'There is no trace at this address (404).'), 'the error');
      expect(all(element, '[role=alert]'), 'the canvas says what to do').to.have.lengthOf(0);
      expect(all(element, '[part~=card]').length).to.equal(0);
      expect(element.trace).to.equal(undefined);
      canvas.src = FAILED;
      await until(() => all(element, '[part~=card]').length > 0, 'the next document');
    });

    it('follows the moment it shows', async () => {
      const { canvas, element } = await both();
      await canvas.seek(2);
      await until(() => element.trace?.entries.length === 3, 'an earlier document');
    });
  });

  describe('accessibility', () => {
    for (const tab of ['activity', 'state', 'engine']) {
      for (const scheme of ['light', 'dark']) {
        it(`has no violation: ${tab}, ${scheme}`, async () => {
          document.documentElement.style.setProperty('color-scheme', scheme);
          document.documentElement.style.setProperty('background', scheme === 'dark' ? '#101316' : '#ffffff');
          try {
            const element = await alone(FAILED, tab);
            await expect(element).to.be.accessible();
          } finally {
            document.documentElement.removeAttribute('style');
          }
        });
      }
    }
  });
});
