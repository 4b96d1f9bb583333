import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import type { RunRequest } from '../../../src/elements/contexts.js';
import type { ActionReceipt, RunEntry } from '../../../src/streams/index.js';
import { longRun, plainEntry, stateOf, streamOf } from '../../../stories/run-log.fixtures.js';
import { loadParts } from './load-parts.js';
import { openLog, type LogPage } from './log-fixture.js';

const ESC = '\u001b';

const section = (page: LogPage, id: string, name: string): HTMLElement =>
  page.entry(id)?.querySelector(`[data-section=${name}]`) as HTMLElement;
const named = (within: ParentNode, name: string): HTMLElement =>
  [...within.querySelectorAll<HTMLElement>('button')].find((button) => (button.getAttribute('aria-label') ?? button.innerText.trim()) === name) as HTMLElement;

/** Open entries of finished tool calls. */
async function openTool(tool: object): Promise<LogPage> {
  const entry = (): RunEntry => ({ ...plainEntry(0), ...tool });
  return openLog(longRun(1, entry).state(), { height: 900, display: { expanded: 'all' } });
}

/** As a person does: only such an event sends anything. */
async function press(button: HTMLElement): Promise<void> {
  const { left, top, width, height } = button.getBoundingClientRect();
  await sendMouse({ type: 'click', position: [Math.round(left + width / 2), Math.round(top + height / 2)] });
}

/** What is copied from now on. */
function clipboard(): string[] {
  const copied: string[] = [];
  const value = { writeText: (text: string) => (copied.push(text), Promise.resolve()) };
  Object.defineProperty(navigator, 'clipboard', { value, configurable: true });
  return copied;
}

describe('<run-log> details by type', () => {
  before(loadParts);
  afterEach(() => Reflect.deleteProperty(navigator, 'clipboard'));

  it('draws a message as markdown, and as it was written on request', async () => {
    const page = await openLog(stateOf([{ type: 'message.finished', messageId: 'm', content: '# Found\n\n- **one**' }]), { display: { expanded: 'all' } });
    const text = section(page, 'message:m', 'text');
    expect(text.querySelector('strong')?.textContent).to.equal('one');
    named(text, 'Show as written').click();
    await page.settled();
    expect(text.querySelector('.text')?.textContent).to.equal('# Found\n\n- **one**');
    expect(named(text, 'Show as written').getAttribute('aria-pressed')).to.equal('true');
  });

  it('draws terminal output in colours of its own, and copies it as it came', async () => {
    const output = `${ESC}[31mred${ESC}[0m\n10 %\r100 %\n${ESC}[8mhidden${ESC}[0m`;
    const page = await openTool({ toolKind: 'execute', result: output });
    const result = section(page, 'tool:0', 'result');
    expect([...result.querySelectorAll('.ansi > div')].map((line) => line.textContent)).to.deep.equal(['red', '100 %', 'hidden']);
    expect(result.querySelector('.ansi span')?.className).to.equal('fg-1');
    const copied = clipboard();
    named(result, 'Copy Result').click();
    await waitUntil(() => copied.length === 1);
    expect(copied).to.deep.equal([output]);
  });

  it('draws an edit as the change it makes, with the words that differ', async () => {
    const args = { path: 'a.ts', old_string: 'const b = oldName(2);', new_string: 'const b = newName(2);' };
    const page = await openTool({ toolKind: 'edit', args, result: 'ok' });
    const shown = section(page, 'tool:0', 'arguments');
    expect(shown.querySelector('.removed del')?.textContent).to.equal('oldName');
    expect(shown.querySelector('.added ins')?.textContent).to.equal('newName');
    expect(shown.querySelector('.added .sign')?.textContent).to.equal('+');
    const copied = clipboard();
    named(shown, 'Copy Arguments').click();
    await waitUntil(() => copied.length === 1);
    expect(JSON.parse(copied[0] ?? '')).to.deep.equal(args);
  });

  it('clamps a long diff at 20 lines', async () => {
    const lines = Array.from({ length: 60 }, (_, i) => `+line ${i}`).join('\n');
    const page = await openTool({ toolKind: 'search', result: `--- /dev/null\n+++ b/x.ts\n@@ -0,0 +1,60 @@\n${lines}\n` });
    const result = section(page, 'tool:0', 'result');
    expect(result.querySelectorAll('.diff-row')).to.have.length(20);
    named(result, 'Show all (61 lines)').click();
    await page.settled();
    expect(result.querySelectorAll('.diff-row')).to.have.length(61);
  });

  it('draws a large value as a tree with the keys of the ARIA practices, one tab stop', async () => {
    const list = Array.from({ length: 200 }, (_, i) => ({ name: `n${i}`, ok: true }));
    const page = await openTool({ toolKind: 'search', result: { alpha: 1, beta: { list }, gamma: 'x'.repeat(500) } });
    const tree = section(page, 'tool:0', 'result').querySelector('[role=tree]') as HTMLElement;
    const active = (): Element => tree.querySelector(`#${tree.getAttribute('aria-activedescendant') ?? ''}`) as Element;
    const label = (): string | null => active().getAttribute('aria-label');
    expect(tree.querySelectorAll('[tabindex]')).to.have.length(0);
    tree.focus();
    const steps: readonly (readonly [string, string])[] = [
      ['ArrowDown', 'beta: {1}'],
      ['ArrowDown', 'list: [200]'],
      ['ArrowRight', 'list: [200]'],
      ['ArrowRight', '0: {2}'],
      ['ArrowLeft', 'list: [200]'],
      ['End', `gamma: "${'x'.repeat(120)}…`],
      ['Home', 'alpha: 1'],
      ['b', 'beta: {1}'],
      ['Enter', 'beta: {1}'],
    ];
    for (const [key, expected] of steps) {
      await sendKeys({ press: key });
      expect(label(), key).to.equal(expected);
    }
    expect(active().getAttribute('aria-expanded')).to.equal('false');
    expect([active().getAttribute('aria-level'), active().getAttribute('aria-posinset'), active().getAttribute('aria-setsize')]).to.deep.equal(['1', '2', '3']);
    await sendKeys({ press: '*' });
    await page.settled();
    expect(tree.querySelectorAll('[role=treeitem]').length).to.be.below(40);
    await sendKeys({ press: 'End' });
    expect(label()).to.match(/^gamma/);
    expect(page.root.activeElement).to.equal(tree);
    const copied = clipboard();
    named(section(page, 'tool:0', 'result'), 'Copy path').click();
    await waitUntil(() => copied.length === 1);
    expect(copied).to.deep.equal(['$.gamma']);
  });

  it('shows images only when asked, and saves files only from what was sent', async () => {
    const page = await openTool({
      toolKind: 'fetch',
      result: { content: [{ type: 'image', url: 'https://img.example/a.png', alt: 'A chart' }, { type: 'file', name: 'a/../r.csv', mimeType: 'text/csv', text: 'a,b' }, { type: 'file', url: 'https://x.example/f.zip' }] },
    });
    const result = section(page, 'tool:0', 'result');
    expect(result.querySelector('img')).to.equal(null);
    expect(result.innerText).to.contain('A chart').and.to.contain('img.example').and.to.contain('text/csv · 3 bytes');
    expect(result.querySelectorAll('.file-card')).to.have.length(2);
    expect(result.querySelectorAll('.file-card button')).to.have.length(1);
    expect(result.innerText).to.contain('did not send what is in it');
  });

  it('marks what cannot be seen, and says that copying gives the original', async () => {
    const page = await openTool({ toolKind: 'search', result: 'a\u202eb' });
    expect(section(page, 'tool:0', 'result').innerText).to.contain('a[U+202E]b').and.to.contain('1 invisible character is shown as a mark');
  });

  it('wraps long lines until told otherwise, and remembers that', async () => {
    const page = await openTool({ toolKind: 'search', result: 'wide '.repeat(400) });
    const text = (): HTMLElement => section(page, 'tool:0', 'result').querySelector('.text') as HTMLElement;
    expect(getComputedStyle(text()).whiteSpace).to.equal('pre-wrap');
    named(section(page, 'tool:0', 'result'), 'Wrap long lines').click();
    await page.settled();
    expect(getComputedStyle(text()).whiteSpace).to.equal('pre');
    page.summary('tool:0').click();
    await page.settled();
    page.summary('tool:0').click();
    await page.settled();
    expect(getComputedStyle(text()).whiteSpace).to.equal('pre');
  });

  it('answers an open question in place: once, only a person, and says when it was not sent', async () => {
    const run = streamOf([{ type: 'input.requested', requestId: 'q', reason: 'approval', message: 'May I push?' }]);
    const page = await openLog(run.state(), { display: { expanded: 'all' } });
    const question = (): HTMLElement => section(page, run.state().entries.at(0)?.id ?? '', 'message');
    const answers = (): RunRequest[] => page.scope.requests.filter(({ type }) => type === 'answer');
    named(question(), 'Approve').click();
    expect(answers()).to.deep.equal([]);
    await press(named(question(), 'Approve'));
    expect(answers()).to.deep.equal([{ type: 'answer', requestId: 'q', status: 'approved' }]);
    const receipt = { id: 'a', at: 0, request: { action: 'answer', requestId: 'q', status: 'approved' }, status: 'accepted' } as unknown as ActionReceipt;
    page.scope.receipts$.next([receipt]);
    await page.show(run.add({ type: 'notice', level: 'info', text: 'x' }));
    page.summary(run.state().entries.at(0)?.id ?? '').click();
    page.summary(run.state().entries.at(0)?.id ?? '').click();
    await page.settled();
    expect(question().innerText).to.contain('Answer sent');
    expect(named(question(), 'Approve')).to.equal(undefined);
  });

  it('says in words what an answered question could have been answered with', async () => {
    const options = ['main', { id: 'release', label: 'Release branch' }];
    const run = stateOf([
      { type: 'input.requested', requestId: 'q', reason: 'choice', message: 'Which branch?', options },
      { type: 'input.resolved', requestId: 'q', status: 'release' },
    ]);
    const page = await openLog(run, { display: { expanded: 'all' } });
    const choices = section(page, run.entries.at(0)?.id ?? '', 'options');
    expect(choices.querySelector('.text')?.textContent).to.equal('main\nRelease branch');
    const copied = clipboard();
    named(choices, 'Copy Choices').click();
    await waitUntil(() => copied.length === 1);
    expect(copied).to.deep.equal(['main\nRelease branch']);
  });

  it('fetches again what is missing', async () => {
    const page = await openLog(stateOf([{ type: 'gap', from: 841, to: 853, reason: 'the server no longer has these events' }]), { display: { expanded: 'all' } });
    const gap = page.root.querySelector('[data-section=reason]') as HTMLElement;
    expect(gap.innerText).to.contain('Events 841–853 missing').and.to.contain('no longer has these events');
    await press(named(gap, 'Fetch again'));
    expect(page.scope.requests.filter(({ type }) => type === 'retry-stream')).to.have.length(1);
  });

  it('copies an entry as JSON, and its address where the page has one', async () => {
    const page = await openTool({ result: 'done' });
    expect(named(page.root, 'Copy a link to this entry')).to.equal(undefined);
    page.scope.entryHref = (id) => `https://board.example/run#${encodeURIComponent(id)}`;
    page.scope.display$.next({ ...page.scope.display$.value, selectedEntry: 'tool:0' });
    await page.settled();
    const copied = clipboard();
    named(page.root, 'Copy a link to this entry').click();
    await waitUntil(() => copied.length === 1);
    named(page.root, 'Copy this entry as JSON').click();
    await waitUntil(() => copied.length === 2);
    expect(copied[0]).to.equal('https://board.example/run#tool%3A0');
    expect(JSON.parse(copied[1] ?? '')).to.include({ id: 'tool:0', kind: 'tool', result: 'done' });
  });
});
