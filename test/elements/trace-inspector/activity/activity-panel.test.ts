import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { activityOf, atEntry, parseTrace } from '../../../../src/trace-model/index.js';
import type { TraceDocument } from '../../../../src/trace-model/trace-document.js';
import { action, executed, line } from '../../../../stories/trace-documents.js';
import { allByRole, byRole, click, parts, textOf, until } from '../../support/dom.js';
import type { ActivityHost } from './activity-host.js';
import './activity-host.js';
import { opened, passed, said, shipFix } from './executions.js';

async function open(trace: TraceDocument, set: Partial<ActivityHost> = {}): Promise<ActivityHost> {
  const host = await fixture<ActivityHost>(html`<activity-host></activity-host>`);
  Object.assign(host, { trace, ...set });
  await host.updateComplete;
  return host;
}
const root = (host: ActivityHost): ShadowRoot => host.shadowRoot!;
const cards = (host: ActivityHost): HTMLElement[] => parts(host, 'card');
const empty = async (host: ActivityHost): Promise<HTMLElement> => {
  await until(() => parts(host, 'empty').length > 0, 'it says why there are no cards');
  return parts(host, 'empty')[0]!;
};
const feed = (host: ActivityHost): HTMLElement => root(host).querySelector<HTMLElement>('.activity-feed')!;
const focused = (host: ActivityHost): HTMLElement => root(host).activeElement as HTMLElement;
const documents = ['ship-fix-success', 'ship-fix-failed-retries-exhausted', 'ship-fix-inflight-evaluating', 'ship-fix-running-with-red-nodes', 'parallel-failure', 'protocol-gate-fresh', 'protocol-gate-waiting', 'protocol-gate-yielded', 'protocol-gate-rejected', 'root-is-action-failed', 'root-retry-success', 'after-reset', 'big-426-nodes-success'];
const read = async (name: string): Promise<TraceDocument> => parseTrace(await (await fetch(`/test/fixtures/traces/behaviors/${name}.json`)).text()).document;

describe('the activity of a node', () => {
  it('is a card an entry: name, prompt, what the agent said, its reasoning', async () => {
    const host = await open(shipFix(), { path: '0.0' });
    const [card] = cards(host);
    expect(textOf(card)).to.include('Check Logs').and.include('Agent FALSE').and.include('Reasoning No logs that day.').and.include('attempt 1 · step 1 of 1');
    expect(card!.querySelector('pre.code'), 'what was judged is code').to.exist;
    expect(card!.dataset).to.include({ kind: 'evaluate', status: 'failure' });
    expect(card!.querySelector('[role=img]')!.getAttribute('aria-label')).to.equal('Evaluation failed');
    expect(card!.querySelector('time')!.title).to.match(/22 May 2026|May 22, 2026/);
  });

  it('shows the label of the outcome on the edge when the icon has the focus', async () => {
    const host = await open(shipFix(), { path: '0.0' });
    const icon = cards(host)[0]!.querySelector<HTMLElement>('[role=img]')!;
    const tip = icon.querySelector('.tip')!;
    expect(tip.checkVisibility()).to.equal(false);
    cards(host)[0]!.focus();
    await sendKeys({ press: 'Tab' });
    expect(focused(host) === icon).to.equal(true);
    expect(tip.checkVisibility({ visibilityProperty: true })).to.equal(true);
    expect(tip.textContent).to.equal('Evaluation failedevaluation_failed');
    host.style.setProperty('--run-font-size', '26px');
    host.style.setProperty('inline-size', '360px');
    await host.updateComplete;
    const [{ left, right }, card] = [tip.getBoundingClientRect(), cards(host)[0]!.getBoundingClientRect()];
    expect(left >= card.left && right <= card.right, 'all of it is seen').to.equal(true);
  });

  it('has text under the label "Agent" where it is more than a verdict', async () => {
    const trace = opened([said('Bisect', 'instruct', 'I found the commit.', 'action_complete')]);
    expect(textOf(cards(await open(trace))[0])).to.match(/Agent I found the commit\. Action complete/);
  });

  it('has the open step on top, as a pending card', async () => {
    const host = await open(shipFix());
    const [first] = cards(host);
    expect(first!.hasAttribute('data-pending')).to.equal(true);
    expect(textOf(first)).to.include('Working on it · attempt 4 · step 1 of 2');
    host.order = 'oldest';
    await host.updateComplete;
    expect(textOf(cards(host)[0])).to.include('Acknowledge Protocol');
  });

  it('opens what was tried first, and hides it when only the winning branch is wanted', async () => {
    const host = await open(shipFix(), { path: '0' });
    const fold = byRole(host, 'button', 'Tried first: Check Logs, Bisect 2 entries');
    await click(fold);
    await host.updateComplete;
    expect(fold.getAttribute('aria-expanded')).to.equal('true');
    expect(cards(host).map((card) => card.getAttribute('aria-label'))).to.deep.equal(['Ask History, Action complete', 'Ask History, Thought recorded', 'Bisect, Action failed', 'Check Logs, Evaluation failed']);
    await click(byRole(host, 'button', 'Filters'));
    await until(() => allByRole(host, 'button').some((button) => textOf(button) === 'Winning branch only'), 'filters come with their first use');
    await click(byRole(host, 'button', 'Winning branch only'));
    await host.updateComplete;
    expect(cards(host).length).to.equal(2);
    expect(allByRole(host, 'button').some((button) => textOf(button).startsWith('Tried first'))).to.equal(false);
  });

  it('says how the run stands where nothing was asked yet', async () => {
    const host = await open(await read('protocol-gate-waiting'));
    expect(textOf(await empty(host))).to.equal('Nothing happened here yet Waiting at the gate: the agent has not accepted the protocol yet.');
  });

  it('says at an earlier moment that entries come later, and leads to the first of them', async () => {
    const trace = shipFix();
    const host = await open(atEntry(trace, 1).document, { path: '1' });
    expect(textOf(await empty(host))).to.include('Nothing happened here yet The first entry here comes later: entry 6 of 11.');
    byRole(host, 'button', 'Go to that entry').focus();
    await sendKeys({ press: 'Enter' });
    expect(host.requests).to.deep.equal([{ type: 'seek', index: 5 }]);
    host.trace = atEntry(trace, 5).document;
    await until(() => root(host).activeElement?.matches('article') ?? false, 'the focus is on the card');
    expect(focused(host).getAttribute('aria-label')).to.equal('Write Test, Step complete');
  });

  it('says before the first entry of a run that it has entries, and nothing of the kind at its end', async () => {
    const trace = shipFix();
    const host = await open(atEntry(trace, -1).document);
    expect(textOf(await empty(host))).to.include('The first entry here comes later: entry 1 of 11.');
    host.trace = opened([]);
    host.path = '1';
    await host.updateComplete;
    expect(textOf(await empty(host))).to.equal('Nothing happened here yet This node has no entries: the run has not come to it, or went past it.');
  });

  it('names a path the tree does not have, not the whole run', async () => {
    const host = await open(shipFix(), { path: '7.7' });
    expect(textOf(root(host).querySelector<HTMLElement>('.way')!)).to.equal('7.7');
    expect(textOf(await empty(host))).to.equal('The tree has no node at this path 7.7');
  });

  it('is filtered by kind and by text, and says how many are left', async () => {
    const host = await open(shipFix());
    const box = root(host).querySelector('input')!;
    box.focus();
    await sendKeys({ type: 'without the fix' });
    await host.updateComplete;
    expect(cards(host).length).to.equal(3);
    expect(textOf(root(host).querySelector<HTMLElement>('.total')!)).to.equal('3 found');
    await sendKeys({ type: '!' });
    await host.updateComplete;
    expect(textOf(await empty(host))).to.include('No entry matches');
    await sendKeys({ press: 'Escape' });
    await host.updateComplete;
    expect(textOf(root(host).querySelector<HTMLElement>('.total')!)).to.equal('12 entries');
  });

  it('marks what was searched for in the cards, names as they are shown', async () => {
    const host = await open(shipFix());
    const marked = (): Set<string> => new Set([...(CSS.highlights.get('run-search') ?? [])].map((range) => (range as Range).toString().toLowerCase()));
    const box = root(host).querySelector('input')!;
    box.focus();
    await sendKeys({ type: 'ask_history' });
    await until(() => marked().has('ask history'), 'the name is marked');
    await sendKeys({ press: 'Escape' });
    await until(() => marked().size === 0, 'nothing is');
  });

  it('shows a long text as far as what was searched for', async () => {
    const trace = opened([said('Bisect', 'instruct', 'success', 'action_complete', { note: `${'word '.repeat(800)}needle${' word'.repeat(800)}` })]);
    const host = await open(trace);
    expect(textOf(cards(host)[0])).to.not.include('needle');
    root(host).querySelector('input')!.focus();
    await sendKeys({ type: 'needle' });
    await until(() => textOf(cards(host)[0]).includes('needle'), 'it is shown');
    await click(byRole(host, 'button', 'Show all'));
    await until(() => allByRole(host, 'button').some((button) => textOf(button) === 'Show less'), 'all of it is shown');
  });

  it('counts on how long the open step takes, however old the last entry is', async () => {
    const host = await open(opened([passed('Bisect')], { phase: 'performing', open: { path: [0, 2], step: 0 }, age: 3 }));
    const time = (): string => textOf(cards(host)[0]!.querySelector<HTMLElement>('time')!);
    const before = time();
    expect(before).to.match(/^for \d+ s$/);
    await until(() => time() !== before, 'a second has passed');
  });

  it('is ordered by the reader, and says so to the element', async () => {
    const host = await open(shipFix());
    await click(byRole(host, 'button', 'Newest first'));
    await until(() => cards(host)[0]!.getAttribute('aria-label')!.startsWith('Acknowledge Protocol'), 'the oldest first');
    expect(host.order).to.equal('oldest');
  });

  it('selects the node of a card by its name', async () => {
    const host = await open(shipFix(), { order: 'oldest' });
    await click(cards(host)[1]!.querySelector('button.node-name')!);
    expect(host.requests).to.deep.equal([{ type: 'select', path: '0.2', source: 'pointer' }]);
    await until(() => root(host).activeElement?.getAttribute('aria-posinset') === '1', 'the first card has the focus the name had');
  });

  it('is one tab stop, with arrows, Home and End between the cards', async () => {
    const host = await open(shipFix(), { order: 'oldest' });
    const stops = (): number => root(host).querySelectorAll('article[tabindex="0"]').length;
    expect(stops()).to.equal(1);
    root(host).querySelector<HTMLElement>('article[tabindex="0"]')!.focus();
    await sendKeys({ press: 'ArrowDown' });
    expect(focused(host).getAttribute('aria-posinset')).to.equal('2');
    await sendKeys({ press: 'End' });
    expect(focused(host).getAttribute('aria-posinset')).to.equal('8');
    expect(stops()).to.equal(1);
    await sendKeys({ press: 'Home' });
    expect(focused(host).getAttribute('aria-posinset')).to.equal('1');
  });

  it('goes from card to card with Page keys, from whatever part of a card has the focus', async () => {
    const host = await open(shipFix(), { order: 'oldest' });
    cards(host)[0]!.focus();
    await sendKeys({ press: 'PageDown' });
    expect(focused(host).getAttribute('aria-posinset')).to.equal('2');
    focused(host).querySelector<HTMLElement>('button, [role=img]')!.focus();
    await sendKeys({ press: 'ArrowDown' });
    expect(focused(host).getAttribute('aria-posinset')).to.equal('3');
    await sendKeys({ press: 'PageUp' });
    expect(focused(host).getAttribute('aria-posinset')).to.equal('2');
  });

  it('is left with Ctrl + Home and Ctrl + End', async () => {
    const host = await open(shipFix());
    const after = document.createElement('button');
    host.after(after);
    cards(host)[0]!.focus();
    await sendKeys({ down: 'Control' });
    await sendKeys({ press: 'End' });
    await until(() => document.activeElement === after, 'the focus is after the cards');
    cards(host)[0]!.focus();
    await sendKeys({ press: 'Home' });
    await sendKeys({ up: 'Control' });
    await until(() => focused(host).getAttribute('aria-label') === 'Newest first', 'the focus is before them');
    after.remove();
  });

  it('keeps the focus on its card when the document grows', async () => {
    const log = Array.from({ length: 4 }, (_, second) => said('Bisect', 'think', 'thought', 'recorded', { note: `Thought ${second}`, second }));
    const host = await open(opened(log));
    cards(host)[1]!.focus();
    const before = focused(host).dataset.id;
    host.trace = opened([...log, passed('Bisect', { second: 9 })]);
    await host.updateComplete;
    await until(() => cards(host).length === 5, 'the new card is there');
    expect(focused(host).dataset.id).to.equal(before);
  });

  it('shows what is new to a reader at the top, and leaves one further down where they are', async () => {
    const log = Array.from({ length: 30 }, (_, second) => said('Bisect', 'think', 'thought', 'recorded', { note: `Thought ${second}.`, second }));
    const host = await open(opened(log));
    host.trace = opened([...log, passed('Bisect', { note: 'Found it.', second: 40 })]);
    await host.updateComplete;
    expect(textOf(cards(host)[0])).to.include('Found it.');
    await until(() => {
      feed(host).scrollTop = 900;
      return cards(host).some((card) => textOf(card).includes('Thought 20.'));
    }, 'it scrolled');
    const place = (): number => cards(host).find((card) => textOf(card).includes('Thought 20.'))!.getBoundingClientRect().top;
    const before = place();
    host.trace = opened([...log, passed('Bisect', { note: 'Found it.', second: 40 }), said('Bisect', 'think', 'thought', 'recorded', { note: 'And more.', second: 41 })]);
    await host.updateComplete;
    expect(place()).to.be.closeTo(before, 1);
  });

  it('shows an entry that cannot be read as it was written', async () => {
    const host = await open(opened([17 as unknown as object, said('Bisect', 'dance', 'x', 'twirled_around')]), { order: 'oldest' });
    expect(textOf(cards(host)[0])).to.include('Entry that cannot be read').and.include('As written 17');
    expect(textOf(cards(host)[1])).to.include('Twirled around · dance');
  });

  for (const scheme of ['light', 'dark']) {
    it(`has nothing axe objects to, ${scheme}`, async () => {
      document.documentElement.style.setProperty('color-scheme', scheme);
      try {
        const host = await open(shipFix(), { order: 'oldest' });
        host.style.setProperty('inline-size', '360px');
        byRole(host, 'button', 'Filters').click();
        await until(() => parts(host, 'filters').length === 1, 'filters come with their first use');
        host.shadowRoot!.querySelector<HTMLElement>('.fold-row button')!.click();
        await host.updateComplete;
        root(host).querySelector<HTMLElement>('.reference')!.click();
        await host.updateComplete;
        await expect(host).to.be.accessible();
      } finally {
        document.documentElement.style.removeProperty('color-scheme');
      }
    });
  }

  it('shows text as text, cut where it is long, of any size', async () => {
    const bomb = `<img src=x onerror=alert(1)>\u202e${'long '.repeat(1_000_000)}`;
    const host = await open(opened([passed('Bisect', { note: bomb })]), { path: '0.1' });
    const note = cards(host)[0]!.querySelector<HTMLElement>('.note')!;
    expect(note.querySelector('img')).to.equal(null);
    expect(note.textContent).to.include('<img src=x onerror=alert(1)>[U+202E]');
    expect(note.textContent.length).to.be.below(1000);
    await click(byRole(host, 'button', 'Show more'));
    await host.updateComplete;
    expect(cards(host)[0]!.querySelector('.note')!.textContent.length).to.be.within(10_000, 11_000);
  });

  for (const name of documents) {
    it(`shows every entry of ${name}`, async () => {
      const trace = await read(name);
      const host = await open(trace, { order: 'oldest' });
      const seen = new Set<string>();
      const expected = activityOf(trace, '').map(({ id }) => id);
      const collect = (): void => {
        for (const fold of root(host).querySelectorAll<HTMLElement>('.fold-row [aria-expanded=false]')) fold.click();
        for (const card of cards(host)) seen.add(card.dataset.id!);
      };
      await until(() => {
        collect();
        // From the top again at the end: what was scrolled over before it was drawn is seen then.
        const { scrollTop, scrollHeight, clientHeight } = feed(host);
        feed(host).scrollTop = scrollTop + clientHeight >= scrollHeight - 1 ? 0 : scrollTop + 300;
        return seen.size === expected.length;
      }, `${expected.length} entries were seen`);
      expect([...seen].sort()).to.deep.equal([...expected].sort());
      if (expected.length === 0) expect(textOf(await empty(host))).to.include('Nothing happened here yet');
    });
  }

  it('scrolls to the last of 100,000 cards, and shows another node at once (how soon: bench/benches/inspector.ts)', async () => {
    const children = Array.from({ length: 100 }, (_, i) => action(`Node_${i}`));
    const log = Array.from({ length: 100_000 }, (_, i) => line(i, [i % 100], `Node_${i % 100}`, 'evaluate', false, `Note ${i}`));
    const trace = parseTrace(JSON.stringify(executed({ type: 'sequence', name: 'All', children }, { trace: log }))).document;
    const host = await open(trace);
    await until(() => {
      feed(host).scrollTop = feed(host).scrollHeight;
      return cards(host).some((card) => textOf(card).includes('Note 0'));
    }, 'the first entry is at the end');
    host.path = '7';
    await host.updateComplete;
    for (const path of ['3', '', '42', '', '99']) {
      host.path = path;
      await host.updateComplete;
      expect(cards(host).length).to.be.above(3);
    }
  });
});
