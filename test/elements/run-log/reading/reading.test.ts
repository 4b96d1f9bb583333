import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { keyTable } from '../../../../src/elements/run-log/reading/reading-keys.js';
import type { RunEntry } from '../../../../src/streams/index.js';
import { ListBuilder } from '../../../../src/streams/index.js';
import { everyKind, longRun, plainEntry, stateOf, streamOf } from '../../../../stories/run-log.fixtures.js';
import { allByRole, isShown, nameOf, textOf, until } from '../../support/dom.js';
import { connectionIn } from '../../support/test-scope.js';
import { buttonNamed, openLog, topOf, type LogPage } from '../log-fixture.js';

const tall = { height: 1400, width: 1200, display: { expanded: 'none' as const } };
const ids = (page: LogPage): (string | undefined)[] => page.entries().map((entry) => entry.dataset.id);
const focused = ({ root }: LogPage): string | undefined => root.activeElement?.closest<HTMLElement>('.entry')?.dataset.id;
const box = ({ root }: LogPage): HTMLInputElement => root.querySelector('[role=searchbox]') as HTMLInputElement;
const found = ({ root }: LogPage): string => textOf(root.querySelector<HTMLElement>('.found') ?? undefined);
const current = ({ root }: LogPage): string | undefined => root.querySelector<HTMLElement>('.entry.current')?.dataset.id;

async function press(keys: string): Promise<void> {
  const held = keys.split('+');
  const key = held.pop() as string;
  for (const each of held) await sendKeys({ down: each });
  await sendKeys({ press: key });
  for (const each of held) await sendKeys({ up: each });
}

/** The shown button whose accessible name begins so. */
function button({ root }: LogPage, name: string): HTMLElement {
  const match = allByRole(root, 'button').find((each) => nameOf(each).startsWith(name));
  if (!match) throw new Error(`no button “${name}”`);
  return match;
}

/** Ticks a box by the word beside it. */
async function tick(page: LogPage, name: string): Promise<void> {
  const label = [...page.root.querySelectorAll<HTMLElement>('label.check')].find((each) => isShown(each) && textOf(each).startsWith(name));
  if (!label) throw new Error(`no box “${name}”`);
  label.querySelector<HTMLInputElement>('input')?.click();
  await page.settled();
}

async function type(page: LogPage, text: string): Promise<void> {
  box(page).focus();
  await sendKeys({ type: text });
  await page.settled();
}

describe('<run-log> filters', () => {
  it('leaves only errors, by the box in the toolbar, and numbers the rows that are left', async () => {
    const page = await openLog(stateOf(everyKind), tall);
    const all = page.entries().length;
    await tick(page, 'Errors only');
    expect(ids(page)).to.deep.equal(['tool:c2']);
    expect(page.entry('tool:c2')?.getAttribute('aria-posinset')).to.equal('1');
    await tick(page, 'Errors only');
    expect(page.entries()).to.have.length(all);
  });

  it('names kinds as people know them, with how many there are of each', async () => {
    const page = await openLog(stateOf(everyKind), tall);
    const kinds = button(page, 'Kinds');
    expect(kinds.getAttribute('aria-expanded')).to.equal('false');
    kinds.focus();
    await press('Enter');
    await page.settled();
    expect(kinds.getAttribute('aria-expanded')).to.equal('true');
    const panel = page.root.getElementById('kinds-panel') as HTMLElement;
    const names = [...panel.querySelectorAll<HTMLElement>('.check')].map(textOf);
    for (const name of ['Agent started 1', 'Prompt sent 3', 'Model response 3', 'Tool invocation 7', 'Tool result 6', 'Agent thinking 1', 'Run completed 0', 'Run failed 0', 'Gap 1']) {
      expect(names, name).to.include(name);
    }
    await tick(page, 'Gap');
    await tick(page, 'Agent thinking');
    expect(page.entries().map((entry) => entry.dataset.kind)).to.deep.equal(['thinking', 'gap']);
    expect(nameOf(button(page, 'Kinds'))).to.equal('Kinds (2)');
    await press('Escape');
    await page.settled();
    expect([isShown(panel), page.root.activeElement]).to.deep.equal([false, kinds]);
    button(page, 'Clear filters').click();
    await page.settled();
    expect(page.entries().length).to.be.above(10);
  });

  it('tells agents and statuses apart, and what the run’s own agent did', async () => {
    const page = await openLog(stateOf(everyKind), tall);
    page.log.filter({ agents: ['a1'] });
    await page.settled();
    expect(ids(page)).to.deep.equal(['agent:a1', 'tool:c4', 'tool:c5', 'message:m2']);
    page.log.filter({ agents: [''], statuses: ['running'] });
    await page.settled();
    expect(page.entries().every((entry) => entry.dataset.status === 'running')).to.equal(true);
    page.log.filter({ kinds: ['tool'], statuses: ['denied'] });
    await page.settled();
    expect(ids(page)).to.deep.equal(['tool:c5']);
  });

  it('hides the working: prompts, answers and failures stay', async () => {
    const page = await openLog(stateOf(everyKind), tall);
    button(page, 'Kinds').click();
    await page.settled();
    await tick(page, 'Hide the working');
    const kinds = new Set(page.entries().map(({ dataset }) => `${dataset.kind ?? ''} ${dataset.kind === 'tool' ? (dataset.status ?? '') : ''}`.trim()));
    expect(kinds).to.include('prompt').and.include('message').and.include('tool error');
    for (const gone of ['thinking', 'tool ok', 'step', 'notice', 'agent']) expect(kinds).not.to.include(gone);
  });

  it('says when nothing matches, and how to see everything again', async () => {
    const page = await openLog(longRun(20).state(), tall);
    page.log.filter({ kinds: ['runFailed'] });
    await page.settled();
    expect(textOf(page.root.querySelector<HTMLElement>('.no-match') ?? undefined)).to.contain('No entries match');
    page.root.querySelector<HTMLElement>('.no-match button')?.click();
    await page.settled();
    expect(page.entries()).to.have.length(20);
  });

  it('takes up an entry that becomes an error, in its place', async () => {
    const list = new ListBuilder<RunEntry>();
    for (let i = 0; i < 200; i++) list.push({ ...plainEntry(i), status: i === 150 ? 'error' : i === 100 ? 'running' : 'ok' });
    const base = stateOf(everyKind);
    const page = await openLog({ ...base, entries: list.snapshot() }, tall);
    page.log.filter({ statuses: ['error'] });
    await page.settled();
    expect(ids(page)).to.deep.equal(['tool:150']);
    list.set(100, { ...plainEntry(100), status: 'error' });
    await page.show({ ...base, entries: list.snapshot(), version: base.version + 1 });
    expect(ids(page)).to.deep.equal(['tool:100', 'tool:150']);
  });

  it('keeps what the reader has open when it no longer matches, and what they look at in its place', async () => {
    const list = new ListBuilder<RunEntry>();
    for (let i = 0; i < 400; i++) list.push({ ...plainEntry(i), status: i % 2 === 0 ? 'running' : 'ok' });
    const base = stateOf(everyKind);
    const page = await openLog({ ...base, entries: list.snapshot() }, { width: 1200, display: { expanded: 'none', follow: false } });
    await page.scrollTo(28 * 200);
    const before = page.entry('tool:202') ?? page.entries()[20];
    const id = before?.dataset.id as string;
    const index = Number(id.slice(5));
    const first = page.visible()[0] as number;
    page.log.filter({ statuses: ['running'] });
    await page.settled();
    expect(Math.abs(Number(page.entries().find((entry) => topOf(entry) >= topOf(page.feed) - 1)?.dataset.id?.slice(5)) - first)).to.be.at.most(3);
    const shown = page.entries().find((entry) => topOf(entry) > topOf(page.feed) + 60) as HTMLElement;
    const held = shown.dataset.id as string;
    page.summary(held).click();
    await page.settled();
    const top = topOf(page.entry(held));
    for (let i = 0; i < 400; i++) if (i < index - 20 || `tool:${i}` === held) list.set(i, plainEntry(i));
    await page.show({ ...base, entries: list.snapshot(), version: base.version + 1 });
    expect(page.summary(held).getAttribute('aria-expanded')).to.equal('true');
    expect(topOf(page.entry(held))).to.be.within(top - 1, top + 1);
  });

  it('counts what came below, of what the filter leaves', async () => {
    const run = longRun(400);
    const page = await openLog(run.state(), { width: 1200, display: { expanded: 'none' } });
    page.log.filter({ kinds: ['tool'], statuses: ['ok'] });
    await page.settled();
    await page.scrollTo(500);
    await page.show(run.add(12));
    expect(textOf(buttonNamed(page, 'Jump to latest'))).to.equal('Jump to latest (12 new)');
    page.log.filter({ statuses: ['denied'] });
    await page.settled();
    await page.show(run.add(5));
    expect(buttonNamed(page, 'Jump to latest')).to.equal(undefined);
  });
});

describe('<run-log> sub-agents', () => {
  it('fold to one line with what they did in all, by pointer and key, and keep the focus', async () => {
    const page = await openLog(stateOf(everyKind), tall);
    page.summary('message:m1').focus();
    page.entry('agent:a1')?.querySelector<HTMLElement>('.summary')?.focus();
    await press('ArrowLeft');
    await page.settled();
    expect(ids(page)).not.to.include('tool:c4');
    expect(focused(page)).to.equal('agent:a1');
    expect(page.entry('agent:a1')?.innerText).to.contain('3 entries · 2 tools');
    const toggle = page.entry('agent:a1')?.querySelector<HTMLElement>('.fold') as HTMLElement;
    expect([toggle.getAttribute('aria-expanded'), nameOf(toggle)]).to.deep.equal(['false', 'Unfold what Reviewer did']);
    await press('ArrowRight');
    await page.settled();
    expect(ids(page)).to.include('tool:c4');
    await press('ArrowRight');
    expect(focused(page)).to.equal('tool:c4');
    await press('ArrowLeft');
    expect(focused(page)).to.equal('agent:a1');
    page.entry('tool:c3')?.querySelector<HTMLElement>('.fold')?.click();
    await page.settled();
    expect(ids(page)).not.to.include('agent:a1');
    expect(focused(page), 'what stands there now has the focus').to.not.equal(undefined);
  });

  it('fold with Collapse all and unfold with Expand all; totals go on while the agent works', async () => {
    const run = streamOf(everyKind);
    const page = await openLog(run.state(), tall);
    button(page, 'Collapse all').click();
    await page.settled();
    expect(ids(page)).not.to.include('agent:a1');
    await page.show(run.add({ type: 'tool.finished', toolCallId: 'c9', name: 'grep', status: 'error', agentId: 'a1', error: { message: 'no' } }));
    expect(page.entry('tool:c3')?.innerText).to.contain('5 entries · 3 tools · 1 failed');
    expect(ids(page)).not.to.include('tool:c9');
    button(page, 'Expand all').click();
    await page.settled();
    expect(await page.log.revealEntry('tool:c9')).to.equal(true);
    await page.settled();
    expect(ids(page)).to.include.members(['tool:c5', 'tool:c9']);
  });

  it('hide nothing that a filter asks for while their own line is filtered out', async () => {
    const page = await openLog(stateOf(everyKind), tall);
    page.log.collapseAll();
    page.log.filter({ statuses: ['denied'] });
    await page.settled();
    expect(ids(page)).to.deep.equal(['tool:c5']);
  });
});

describe('<run-log> search', () => {
  it('counts, goes on and back, and marks the place, also in details that are closed', async () => {
    const page = await openLog(longRun(5000).state(), { width: 1200, display: { expanded: 'none', follow: false } });
    await type(page, 'LINE TWO of 77');
    await until(() => found(page) === '11 found', 'everything is searched');
    await press('Enter');
    await page.settled();
    expect([found(page), current(page)]).to.deep.equal(['1 of 11', 'tool:77']);
    expect(page.summary('tool:77').getAttribute('aria-expanded')).to.equal('true');
    expect(topOf(page.entry('tool:77'))).to.be.within(topOf(page.feed), topOf(page.feed) + page.feed.clientHeight);
    await press('Enter');
    await page.settled();
    expect([found(page), current(page)]).to.deep.equal(['2 of 11', 'tool:770']);
    await press('Shift+Enter');
    await press('Shift+Enter');
    await page.settled();
    expect(found(page)).to.equal('11 of 11');
    await press('F3');
    await page.settled();
    expect(found(page)).to.equal('1 of 11');
    await until(() => (CSS.highlights.get('run-search')?.size ?? 0) > 0, 'the text is marked');
    const texts = [...(CSS.highlights.get('run-search') ?? [])].map((range) => String(range).toLowerCase());
    expect(new Set(texts)).to.deep.equal(new Set(['line two of 77']));
    await press('Escape');
    await page.settled();
    expect([box(page).value, focused(page)]).to.deep.equal(['', 'tool:77']);
    expect(CSS.highlights.get('run-search')?.size).to.equal(0);
  });

  it('looks into folded sub-agents, and says what the filters hide of it', async () => {
    const page = await openLog(stateOf(everyKind), tall);
    page.log.collapseAll();
    await page.settled();
    const search = page.log.search('waitforurl');
    expect(search.count).to.equal(1);
    expect(search.next()).to.equal('tool:c4');
    await page.settled();
    expect([ids(page).includes('tool:c4'), current(page)]).to.deep.equal([true, 'tool:c4']);
    page.log.filter({ kinds: ['message'] });
    await page.settled();
    expect([search.count, search.next()]).to.deep.equal([0, undefined]);
    expect(page.root.querySelector('.found')?.getAttribute('title')).to.equal('1 more in entries that the filters hide');
  });

  it('goes on as events come; of two searches the later one counts', async () => {
    const run = streamOf(everyKind);
    const page = await openLog(run.state(), tall);
    const older = page.log.search('e');
    const search = page.log.search('Zanzibar (a+b)');
    expect([older.count, search.count]).to.deep.equal([0, 0]);
    await page.show(run.add({ type: 'notice', level: 'info', text: 'On to zanzibar (A+B)!' }));
    expect(search.count).to.equal(1);
    expect(older.next()).to.equal(undefined);
  });

  it('starts with "/" on an entry, and nowhere else', async () => {
    const page = await openLog(longRun(50).state(), { width: 1200 });
    page.summary('tool:40').focus();
    await press('/');
    await page.settled();
    expect(page.root.activeElement).to.equal(box(page));
    await sendKeys({ type: 'e/f?' });
    expect(box(page).value).to.equal('e/f?');
    await press('Escape');
    expect(focused(page)).to.equal('tool:40');
  });

  it('stays quick with a million entries', async () => {
    const run = longRun(1_000_000);
    const page = await openLog(run.state(), { width: 1200, display: { expanded: 'none', follow: false } });
    const frames: number[] = [];
    let last = performance.now();
    let watching = true;
    const watch = (): void => {
      frames.push(performance.now() - last);
      last = performance.now();
      if (watching) requestAnimationFrame(watch);
    };
    requestAnimationFrame(watch);
    page.log.search('module-9');
    const search = page.log.search('module-99999');
    await until(() => search.count === 11, 'all eleven are found', 60_000);
    watching = false;
    expect(search.next()).to.equal('tool:99999');
    frames.sort((a, b) => a - b);
    expect(frames[Math.floor(frames.length / 2)], 'a frame while it looks, in ms').to.be.below(60);
  });
});

describe('<run-log> keys', () => {
  it('goes from error to error, round the end, and says when there are none', async () => {
    const page = await openLog(longRun(400).state(), { width: 1200, display: { expanded: 'none', follow: false } });
    page.summary('tool:3').focus();
    await press('e');
    await page.settled();
    expect(textOf(page.root.querySelector<HTMLElement>('.notice') ?? undefined)).to.equal('No errors in this log');
    const failing = longRun(400, (i) => ({ ...plainEntry(i), status: i % 100 === 50 ? 'error' : 'ok' }));
    const other = await openLog(failing.state(), { width: 1200, display: { expanded: 'none', follow: false } });
    other.summary('tool:3').focus();
    for (const [key, id] of [['e', 'tool:50'], ['e', 'tool:150'], ['Shift+E', 'tool:50'], ['Shift+E', 'tool:350'], ['e', 'tool:50']] as const) {
      await press(key);
      await other.settled();
      expect(focused(other), key).to.equal(id);
    }
  });

  it('lists its keys with "?", and gives the focus back', async () => {
    const page = await openLog(longRun(50).state(), { width: 1200, display: { follow: false } });
    page.summary('tool:2').focus();
    await press('?');
    await page.settled();
    const list = page.root.getElementById('keys-panel') as HTMLElement;
    expect(isShown(list)).to.equal(true);
    expect(list.querySelectorAll('dl > div')).to.have.length(keyTable.length - 1);
    await press('Escape');
    await page.settled();
    expect([isShown(list), focused(page)]).to.deep.equal([false, 'tool:2']);
    await press('f');
    await page.settled();
    expect(button(page, 'Follow').getAttribute('aria-pressed')).to.equal('true');
  });
});

describe('<run-log> deep links', () => {
  it('opens the selected entry and brings it into view once it has come, without taking the focus', async () => {
    const run = longRun(50);
    const page = await openLog(run.state(), { width: 1200, display: { selectedEntry: 'tool:700', expanded: 'none' } });
    page.scope.connection$.next(connectionIn('catching-up'));
    const outside = document.body.appendChild(document.createElement('button'));
    outside.focus();
    await page.show(run.add(500));
    expect(page.entry('tool:700')).to.equal(undefined);
    await page.show(run.add(1500));
    expect(page.summary('tool:700').getAttribute('aria-expanded')).to.equal('true');
    expect(page.entry('tool:700')?.hasAttribute('data-selected')).to.equal(true);
    const top = topOf(page.entry('tool:700'));
    expect(top).to.be.within(topOf(page.feed), topOf(page.feed) + page.feed.clientHeight);
    expect([document.activeElement, page.scope.requests]).to.deep.equal([outside, []]);
    await page.show(run.add(300));
    expect(topOf(page.entry('tool:700'))).to.equal(top);
    outside.remove();
  });

  it('waits for an entry asked for, until the run is read to its end', async () => {
    const run = longRun(20);
    const page = await openLog(run.state(), tall);
    page.scope.connection$.next(connectionIn('catching-up'));
    await page.settled();
    const coming = page.log.revealEntry('tool:30');
    const never = page.log.revealEntry('tool:99');
    await page.show(run.add(20));
    expect(await coming).to.equal(true);
    await page.settled();
    expect(focused(page)).to.equal('tool:30');
    page.scope.connection$.next(connectionIn('live'));
    await page.settled();
    expect(await never).to.equal(false);
  });

  it('clears filters that hide the entry, and says so', async () => {
    const page = await openLog(stateOf(everyKind), tall);
    page.log.filter({ statuses: ['error'] });
    await page.settled();
    expect(await page.log.revealEntry('message:m1')).to.equal(true);
    await page.settled();
    expect(focused(page)).to.equal('message:m1');
    expect(textOf(page.root.querySelector<HTMLElement>('.notice') ?? undefined)).to.equal('Filters cleared, to show the entry');
  });

  it('keeps what is open, selected and filtered while an earlier moment is shown', async () => {
    const run = longRun(300);
    const whole = run.state();
    const page = await openLog(whole, { width: 1200, display: { expanded: 'none', follow: false } });
    page.summary('tool:5').click();
    page.log.filter({ kinds: ['tool'] });
    await page.settled();
    page.scope.replay$.next({ position: 10, total: 300 });
    await page.show(longRun(10).state());
    expect(page.entries()).to.have.length(10);
    expect(page.summary('tool:5').getAttribute('aria-expanded')).to.equal('true');
    page.scope.replay$.next({ position: null, total: 300 });
    await page.show(whole);
    expect(page.summary('tool:5').getAttribute('aria-expanded')).to.equal('true');
    expect(nameOf(button(page, 'Kinds'))).to.equal('Kinds (1)');
  });
});
