import { expect, waitUntil } from '@open-wc/testing';
import { ListBuilder, type RunEntry } from '../../../../src/streams/index.js';
import { fold, numbered } from '../../../../stories/fixtures.js';
import { everyKind, longRun, plainEntry, stateOf, streamOf } from '../../../../stories/run-log.fixtures.js';
import { isShown, nameOf, textOf, until } from '../../support/dom.js';
import { buttonNamed, openLog, topOf } from '../log-fixture.js';
import { button, focused, ids, press, tall, tick } from './reading-fixture.js';

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
    expect(nameOf(button(page, 'Kinds'))).to.equal('Kinds 2');
    await press('Escape');
    await page.settled();
    expect([isShown(panel), page.root.activeElement]).to.deep.equal([false, kinds]);
    button(page, 'Clear filters').click();
    await page.settled();
    expect(page.entries().length).to.be.above(10);
  });

  it('has a menu of agents as soon as there are two, also in a run that was over before', async () => {
    const page = await openLog(stateOf(everyKind), tall);
    expect(nameOf(button(page, 'Agents'))).to.equal('Agents');
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

  it('counts nothing as running once the stream has ended, whether the run had or not', async () => {
    const events = [{ type: 'run.started', run: { id: 'r' } }, { type: 'message.delta', messageId: 'm', text: 'Half a' }];
    const page = await openLog(fold(numbered(events)), tall);
    button(page, 'Status').click();
    const names = (): string[] => [...page.root.querySelectorAll<HTMLElement>('#statuses-panel .check')].map(textOf);
    await waitUntil(() => names().includes('Running 1'), 'it is counted');
    await page.show(fold(numbered(events), true));
    expect(names()).to.include('Without an end 1');
    expect(names().join()).to.not.contain('Running');
    await tick(page, 'Without an end');
    expect(ids(page)).to.deep.equal(['message:m']);
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
    // What lies beyond the view is drawn a moment later.
    await until(() => ['tool:c5', 'tool:c9'].every((id) => ids(page).includes(id)), 'all is unfolded');
  });

  it('hide nothing that a filter asks for while their own line is filtered out', async () => {
    const page = await openLog(stateOf(everyKind), tall);
    page.log.collapseAll();
    page.log.filter({ statuses: ['denied'] });
    await page.settled();
    expect(ids(page)).to.deep.equal(['tool:c5']);
  });
});
