import { expect, waitUntil } from '@open-wc/testing';
import { START } from '../../../stories/fixtures.js';
import { everyKind, failedRun, longRun, plainEntry, stateOf, streamOf } from '../../../stories/run-log.fixtures.js';
import { withStrings } from '../../../src/elements/strings.js';
import type { RunEntry } from '../../../src/streams/index.js';
import { connectionIn } from '../support/test-scope.js';
import { openLog, type LogPage } from './log-fixture.js';

const tall = { height: 1600, display: { expanded: 'none' as const } };
const cell = (page: LogPage, id: string, name: string): HTMLElement | null | undefined => page.entry(id)?.querySelector(`.${name}`);
const words = (page: LogPage, id: string, name: string): string | undefined => cell(page, id, name)?.textContent.trim();
const iconName = (page: LogPage, id: string): string | null | undefined => cell(page, id, 'icon')?.getAttribute('aria-label');
/** What the reader is told who points at a cell. */
const hint = async (page: LogPage, id: string, name: string): Promise<string | null | undefined> => {
  await waitUntil(() => page.root.querySelector('.reading'), 'the tools for reading are there', { timeout: 20_000 });
  cell(page, id, name)?.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
  return cell(page, id, name)?.getAttribute('title');
};

describe('<run-log> rows', () => {
  it('names the kinds of events as people know them', async () => {
    const page = await openLog(stateOf(failedRun), tall);
    const kinds = new Map([
      ['lifecycle:e1', 'Agent started'],
      ['prompt:e3', 'Prompt sent'],
      ['thinking:m1', 'Agent thinking'],
      ['message:m1', 'Model response'],
      ['tool:c1', 'Tool invocation'],
      ['lifecycle:e16', 'Run failed'],
    ]);
    for (const [id, name] of kinds) expect(iconName(page, id), id).to.equal(name);
    page.log.expandAll();
    await page.settled();
    const titles = [...(page.entry('tool:c1')?.querySelectorAll('.title') ?? [])].map((title) => title.getAttribute('title'));
    expect(titles).to.deep.equal(['Tool invocation', 'Tool result']);
    const done = await openLog(stateOf([everyKind[0] as object, { type: 'run.finished', outcome: 'success', result: 'ok' }]), tall);
    expect(iconName(done, 'lifecycle:e2')).to.equal('Run completed');
  });

  it('is a feed of articles, each named by its line, with its place in the whole', async () => {
    const run = streamOf(everyKind);
    const page = await openLog(run.state(), tall);
    const entry = page.entry('tool:c1') as HTMLElement;
    expect(page.feed.getAttribute('role')).to.equal('feed');
    expect(entry.getAttribute('role')).to.equal('article');
    const name = page.root.getElementById(entry.getAttribute('aria-labelledby') as string)?.textContent;
    expect(name).to.contain('read_file').and.to.contain('test/login.spec.ts');
    expect(entry.getAttribute('aria-posinset')).to.equal('6');
    expect(entry.getAttribute('aria-setsize')).to.equal('-1');
    expect([entry.dataset.kind, entry.dataset.status]).to.deep.equal(['tool', 'ok']);
    await page.show(run.add({ type: 'run.finished', outcome: 'success' }));
    expect(page.entry('tool:c1')?.getAttribute('aria-setsize')).to.equal(String(run.state().entries.length));
  });

  it('is busy while it catches up', async () => {
    const page = await openLog(stateOf(everyKind), tall);
    expect(page.feed.getAttribute('aria-busy')).to.equal('false');
    page.scope.connection$.next(connectionIn('catching-up'));
    await page.settled();
    expect(page.feed.getAttribute('aria-busy')).to.equal('true');
  });

  it('draws the line of a turn over its first entry only', async () => {
    const page = await openLog(stateOf(everyKind), tall);
    const turns = page.entries().filter((entry) => entry.querySelector('.turn'));
    expect(turns.map((entry) => [entry.dataset.id, entry.querySelector('.turn')?.textContent])).to.deep.equal([
      ['prompt:e3', 'Turn 1 · 1,200 in · 80 out · $0.0100'],
      ['step:s1', 'Turn 2'],
    ]);
  });

  it('shows the first line of a tool’s error, its status in a glyph with a word, and how long it took', async () => {
    const page = await openLog(stateOf(everyKind), tall);
    expect(words(page, 'tool:c2', 'failure')).to.equal('4 of 20 failed');
    expect(cell(page, 'tool:c2', 'mark')?.getAttribute('aria-label')).to.equal('Failed');
    expect(words(page, 'tool:c2', 'duration')).to.equal('5.0 s');
    expect(cell(page, 'tool:c5', 'mark')?.getAttribute('aria-label')).to.equal('Denied');
    expect(cell(page, 'tool:c6', 'running')?.getAttribute('aria-label')).to.equal('Running');
    expect(cell(page, 'step:s1', 'mark')?.getAttribute('aria-label')).to.equal('Skipped');
  });

  it('shows nothing as going on once the stream has ended without an end of the run', async () => {
    const run = stateOf(everyKind);
    const page = await openLog(run, tall);
    const goingOn = (): number => page.root.querySelectorAll('.running, .growing').length;
    expect(goingOn()).to.be.above(2);
    await page.show({ ...run, incomplete: true });
    expect(goingOn()).to.equal(0);
    expect(words(page, 'message:m3', 'what')).to.match(/^The redirect resolves before sid is stored/);
  });

  it('marks what was slow, lost its beginning, came after the end or out of order', async () => {
    const marks = ['beginning-missing', 'after-end', 'out-of-order'] as const;
    const entry = (i: number): RunEntry => ({ ...plainEntry(i), slow: true, marks });
    const page = await openLog(longRun(1, entry).state());
    expect(cell(page, 'tool:0', 'slow')?.getAttribute('aria-label')).to.match(/^Slow/);
    expect(words(page, 'tool:0', 'aside')).to.equal('beginning missing · after the end · out of order');
  });

  it('groups the numbers of a compaction as the page does, closed and open, and nobody else’s', async () => {
    const events = [{ type: 'compaction', id: 'a', before: 31_900, after: 9300 }, { type: 'notice', id: 'b', level: 'info', text: 'id 31900' }];
    const page = await openLog(stateOf(events), tall);
    expect(words(page, 'notice:a', 'what')).to.equal('Context compacted: 31,900 → 9,300 tokens');
    expect(words(page, 'notice:b', 'what')).to.equal('id 31900');
    page.scope.strings = withStrings({ locale: 'de' });
    page.log.expandAll();
    await page.show(stateOf(events));
    for (const part of ['what', 'details']) expect(words(page, 'notice:a', part), part).to.include('Context compacted: 31.900 → 9.300 tokens');
    expect(words(page, 'notice:b', 'details')).to.include('id 31900');
  });

  it('shows all of a short failure beside a short name on a phone, and some of both where both are long', async () => {
    const events = ['4 of 20 failed', 'The process ended before it had said anything'].flatMap((message, n) => [
      { type: 'tool.started', id: `s${n}`, toolCallId: `c${n}`, name: n === 0 ? 'bash' : 'mcp__repository__create_pull_request', time: '2025-11-21T09:00:00Z' },
      { type: 'tool.finished', id: `f${n}`, toolCallId: `c${n}`, status: 'error', error: { message }, time: '2025-11-21T09:00:09.4Z' },
    ]);
    const page = await openLog(stateOf(events), { ...tall, width: 320, display: { expanded: 'none', timestamps: 'relative' } });
    const [name, failure] = [cell(page, 'tool:c0', 'label'), cell(page, 'tool:c0', 'failure')];
    for (const whole of [name, failure]) expect(whole?.scrollWidth, whole?.textContent ?? '').to.be.at.most(whole?.clientWidth ?? 0);
    for (const part of ['label', 'failure']) expect(cell(page, 'tool:c1', part)?.clientWidth, part).to.be.above(45);
  });

  it('says the word of a glyph and all of a text that may be cut on hover', async () => {
    const page = await openLog(stateOf(everyKind), tall);
    expect(await hint(page, 'tool:c1', 'icon')).to.equal('Tool invocation');
    expect(await hint(page, 'tool:c2', 'label')).to.equal('bash');
    expect(await hint(page, 'tool:c2', 'failure')).to.equal('4 of 20 failed');
    expect(await hint(page, 'tool:c2', 'mark')).to.equal('Failed');
  });

  it('shows a mark, small words and a duration only where there are any', async () => {
    const page = await openLog(stateOf(everyKind), tall);
    const shown = (id: string): string[] =>
      [...(page.entry(id)?.querySelectorAll<HTMLElement>('.end > *') ?? [])].filter(({ offsetWidth }) => offsetWidth > 0).map(({ className }) => className);
    expect(shown('message:m1')).to.deep.equal(['duration']);
    expect(shown('prompt:e4')).to.deep.equal(['aside']);
    expect(shown('tool:c2')).to.deep.equal(['failure', 'mark', 'duration']);
  });

  it('says which events are missing, and keeps records it does not know', async () => {
    const page = await openLog(stateOf(everyKind), tall);
    const gap = page.entries().find((entry) => entry.dataset.kind === 'gap');
    expect(gap?.querySelector('.what')?.textContent).to.equal('Events 841–853 missing: the server no longer has these events');
    const unknown = page.entries().find((entry) => entry.dataset.kind === 'unknown');
    expect(unknown?.querySelector('.what')?.textContent).to.contain('meditation.started');
  });

  it('stands what a sub-agent did under it, without moving the columns', async () => {
    const page = await openLog(stateOf(everyKind), tall);
    const left = (id: string, name: string): number => (cell(page, id, name) as HTMLElement).getBoundingClientRect().left;
    const depth = (id: string): string | undefined => page.entry(id)?.className;
    expect(['tool:c3', 'agent:a1', 'tool:c4', 'message:m2'].map(depth)).to.deep.equal([
      'entry depth-0 foldable',
      'entry depth-1 of-agent foldable',
      'entry depth-2 of-agent',
      'entry depth-2 of-agent',
    ]);
    expect(words(page, 'message:m2', 'label')).to.equal('Reviewer');
    expect(words(page, 'message:m1', 'label')).to.equal('Mender');
    expect(left('tool:c4', 'label')).to.be.above(left('tool:c3', 'label'));
    for (const name of ['time', 'what']) {
      const lefts = ['tool:c1', 'tool:c3', 'agent:a1', 'tool:c4'].map((id) => left(id, name));
      expect(new Set(lefts).size, name).to.equal(1);
    }
  });

  it('writes times as asked, the exact one on hover', async () => {
    const page = await openLog(stateOf(everyKind), tall);
    const clock = new Intl.DateTimeFormat('en', { timeStyle: 'medium', hourCycle: 'h23' }).format(START + 4000);
    const time = (): string | undefined => words(page, 'tool:c1', 'time');
    expect(time()).to.equal('0:04');
    expect(await hint(page, 'tool:c1', 'time')).to.contain('2025').and.to.contain('.000');
    for (const [mode, text] of [['absolute', clock], ['relative', '38 s ago'], ['none', ''], ['elapsed', '0:04']] as const) {
      page.scope.now = START + 42_000;
      page.scope.display$.next({ ...page.scope.display$.value, timestamps: mode });
      await page.settled();
      expect(time(), mode).to.equal(text);
    }
    page.log.timestamps = 'absolute';
    await page.settled();
    expect(time()).to.equal(clock);
  });

  it('has room for clock times where the run has no start', async () => {
    const state = stateOf(everyKind);
    for (const width of [360, 1000]) {
      const page = await openLog({ ...state, startedAt: undefined }, { width });
      const times = page.entries().map((entry) => entry.querySelector('.time')).filter((time) => time?.textContent);
      expect(times.length).to.be.above(3);
      for (const time of times) expect(time?.scrollWidth, time?.textContent ?? '').to.be.at.most(time?.clientWidth ?? 0);
    }
  });

  it('takes two lines an entry where it is narrow, and never scrolls sideways', async () => {
    for (const width of [320, 360, 480]) {
      const page = await openLog(stateOf(everyKind), { width, display: { expanded: 'all' } });
      await page.scrollTo(0);
      expect(page.entry('prompt:e4')?.querySelector('.summary')?.getBoundingClientRect().height).to.be.closeTo(54, 2);
      for (const entry of page.entries()) {
        const [time, icon, label] = ['.time', '.icon > svg', '.label'].map((name) => entry.querySelector(name)?.getBoundingClientRect());
        expect(time?.right).to.be.at.most(icon?.left ?? 0);
        expect(icon?.right).to.be.at.most(label?.left ?? 0);
        for (const each of entry.querySelectorAll('.summary > *, .text, .head')) {
          if (each.getBoundingClientRect().width > 0) expect(each.getBoundingClientRect().right).to.be.at.most(page.feed.getBoundingClientRect().right);
        }
      }
      expect(page.feed.scrollWidth).to.equal(page.feed.clientWidth);
    }
  });

  it('says what it waits for while nothing has come, without the secrets of the address', async () => {
    const page = await openLog(stateOf([]));
    page.scope.runUrl = 'https://user:pass@board.example/runs/1?token=secret#x';
    page.log.requestUpdate();
    await page.settled();
    const empty = page.root.querySelector('.empty') as HTMLElement;
    expect(empty.innerText).to.contain('Waiting for the first event').and.to.contain('https://board.example/runs/1');
    expect(empty.innerText).to.match(/since \d\d:\d\d:\d\d/);
    expect(page.root.textContent).to.not.contain('secret').and.to.not.contain('pass@');
    await page.show(stateOf(everyKind));
    expect(empty.hidden).to.equal(true);
    expect(page.entries().length).to.be.above(5);
  });

  it('waits for nothing that was given up', async () => {
    const page = await openLog(stateOf([]));
    page.scope.connection$.next(connectionIn('failed'));
    await page.settled();
    const empty = page.root.querySelector('.empty') as HTMLElement;
    expect(empty.innerText, 'nobody waits for what was given up').to.equal('No events were received');
  });
});
