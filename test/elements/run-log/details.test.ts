import { expect, waitUntil } from '@open-wc/testing';
import { sendMouse } from '@web/test-runner-commands';
import { at, fold, numbered } from '../../../stories/fixtures.js';
import { everyKind, longRun, plainEntry, stateOf, streamOf } from '../../../stories/run-log.fixtures.js';
import type { RunEntry } from '../../../src/streams/index.js';
import { loadParts } from './load-parts.js';
import { buttonNamed, openLog, topOf, type LogPage } from './log-fixture.js';

before(loadParts);

const section = (page: LogPage, id: string, name: string): HTMLElement =>
  page.entry(id)?.querySelector(`[data-section=${name}]`) as HTMLElement;
const body = (page: LogPage, id: string, name: string): string => section(page, id, name).querySelector<HTMLElement>('.body')?.innerText ?? '';
const more = (page: LogPage, id: string, name: string): HTMLButtonElement | null => section(page, id, name).querySelector('.more button');
const isOpen = (page: LogPage, id: string): boolean => page.summary(id).getAttribute('aria-expanded') === 'true';

/** A log of one finished tool call with this result, open. */
async function openResult(result: unknown): Promise<LogPage> {
  const entry = (): RunEntry => ({ ...plainEntry(0), result }) as RunEntry;
  return openLog(longRun(1, entry).state(), { height: 800, display: { expanded: 'all' } });
}

describe('<run-log> details', () => {
  it('shows when a tool was called and when its result came, its arguments, output and exit code', async () => {
    const page = await openLog(stateOf(everyKind), { height: 2000, display: { follow: false } });
    expect(isOpen(page, 'tool:c2')).to.equal(true);
    const clock = (iso: string): string => new Intl.DateTimeFormat('en', { timeStyle: 'medium', hourCycle: 'h23' }).format(Date.parse(iso));
    expect(section(page, 'tool:c2', 'arguments').querySelector('.note')?.textContent).to.equal(`called ${clock(at(4.9))}`);
    expect(section(page, 'tool:c2', 'error').querySelector('.note')?.textContent).to.equal(`${clock(at(9.9))} · 5.0 s`);
    expect(body(page, 'tool:c2', 'arguments').split(/\s*\n\s*/)).to.deep.equal(['command', 'npm test -- --repeat 20', 'cwd', 'packages/portal']);
    expect(body(page, 'tool:c2', 'error')).to.equal('4 of 20 failed');
    expect(section(page, 'tool:c2', 'result').querySelector('.failure')?.textContent).to.equal('exit 1');
    expect(body(page, 'tool:c2', 'result')).to.contain('logs in – run 1 of 69');
  });

  it('clamps at 20 lines and shows all on request, moving nothing above', async () => {
    const page = await openLog(stateOf(everyKind), { height: 700, display: { follow: false } });
    const before = topOf(page.entry('tool:c2'));
    expect(body(page, 'tool:c2', 'result')).to.not.contain('run 20 of 69');
    expect(more(page, 'tool:c2', 'result')?.textContent.trim()).to.equal('Show all (97 lines)');
    more(page, 'tool:c2', 'result')?.click();
    await page.settled();
    expect(body(page, 'tool:c2', 'result')).to.contain('run 69 of 69');
    expect(more(page, 'tool:c2', 'result')).to.equal(null);
    expect(topOf(page.entry('tool:c2'))).to.equal(before);
  });

  it('shows long values by steps, with their length', async () => {
    const page = await openResult('x'.repeat(25_000));
    const shown = (): number => section(page, 'tool:0', 'result').querySelector('.code-text')?.textContent.length ?? 0;
    expect(shown()).to.equal(2400);
    const lengths = [10_000, 20_000, 25_000];
    for (const length of lengths) {
      expect(more(page, 'tool:0', 'result')?.textContent.trim()).to.equal(length === 25_000 ? 'Show all (25,000 characters)' : 'Show more');
      more(page, 'tool:0', 'result')?.click();
      await page.settled();
      expect(shown()).to.equal(length);
      if (length < 25_000) expect(section(page, 'tool:0', 'result').innerText).to.contain(`First ${length.toLocaleString('en')} of 25,000 characters`);
    }
    expect(more(page, 'tool:0', 'result')).to.equal(null);
  });

  it('shows small nested values as indented JSON, larger ones as a tree, of any depth and size', async () => {
    const page = await openResult({ tests: [{ name: 'logs in', ok: false }] });
    expect(section(page, 'tool:0', 'result').querySelector('.text')?.textContent).to.equal(
      JSON.stringify({ tests: [{ name: 'logs in', ok: false }] }, null, 2),
    );
    let deep: unknown = 1;
    for (let i = 0; i < 100_000; i++) deep = { down: deep };
    const abyss = await openResult(deep);
    expect(section(abyss, 'tool:0', 'result').querySelector('[role=treeitem]')?.getAttribute('aria-label')).to.equal('down: {1}');
    const huge = await openResult({ text: ['y'.repeat(50_000_000)] });
    const button = section(huge, 'tool:0', 'result').querySelector<HTMLElement>('[aria-label="Show as written"]');
    button?.click();
    await huge.settled();
    more(huge, 'tool:0', 'result')?.click();
    await huge.settled();
    expect(section(huge, 'tool:0', 'result').querySelector('.text')?.textContent).to.have.length(10_000);
    expect(section(huge, 'tool:0', 'result').innerText).to.contain('First 10,000 characters');
  });

  it('opens errors at first, all or none as asked; what the reader did stays', async () => {
    const run = streamOf(everyKind);
    const page = await openLog(run.state(), { height: 3000 });
    expect([isOpen(page, 'tool:c2'), isOpen(page, 'tool:c1')]).to.deep.equal([true, false]);
    page.summary('tool:c2').click();
    page.summary('tool:c1').click();
    await page.show(run.add({ type: 'notice', level: 'info', text: 'more' }));
    expect([isOpen(page, 'tool:c2'), isOpen(page, 'tool:c1')]).to.deep.equal([false, true]);
    page.scope.display$.next({ ...page.scope.display$.value, expanded: 'all' });
    await page.settled();
    expect([isOpen(page, 'tool:c2'), isOpen(page, 'tool:c1'), isOpen(page, 'prompt:e4')]).to.deep.equal([false, true, true]);
    buttonNamed(page, 'Collapse all')?.click();
    await page.settled();
    expect(page.root.querySelectorAll('.details')).to.have.length(0);
    buttonNamed(page, 'Expand all')?.click();
    await page.settled();
    expect(page.entries().filter((entry) => entry.querySelector('[aria-expanded=false]'))).to.have.length(0);
  });

  it('does not open a failing tool under the eyes of somebody who reads elsewhere', async () => {
    const run = streamOf(everyKind);
    const page = await openLog(run.state(), { height: 3000 });
    page.summary('tool:c4').click();
    await page.settled();
    const before = topOf(page.entry('message:m3'));
    await page.show(run.add({ type: 'tool.finished', toolCallId: 'c6', status: 'error', error: { message: 'no' } }));
    expect(isOpen(page, 'tool:c6')).to.equal(false);
    expect(topOf(page.entry('message:m3'))).to.equal(before);
  });

  it('shows the whole of a growing text, appending in place, and keeps it when it ends', async () => {
    const run = streamOf(everyKind);
    const page = await openLog(run.state(), { height: 600 });
    page.summary('message:m3').click();
    await page.settled();
    const text = (): HTMLElement => section(page, 'message:m3', 'text').querySelector('.markdown') as HTMLElement;
    const element = text();
    const first = element.firstElementChild;
    const paragraphs: string[] = [];
    for (let i = 0; i < 30; i++) {
      const paragraph = `Paragraph ${i}. ${'More and more words. '.repeat(30)}`.trim();
      paragraphs.push(paragraph);
      await page.show(run.add({ type: 'message.delta', messageId: 'm3', text: `\n\n${paragraph}` }));
    }
    const shown = (): string[] => [...text().querySelectorAll('p')].slice(1).map((each) => each.textContent);
    expect(text()).to.equal(element);
    expect(element.firstElementChild).to.equal(first);
    expect(shown()).to.deep.equal(paragraphs);
    expect(paragraphs.join('').length).to.be.above(15_000);
    await page.show(run.add({ type: 'message.finished', messageId: 'm3' }));
    expect(text()).to.equal(element);
    expect(shown()).to.deep.equal(paragraphs);
  });

  it('draws what a stream that ended left open as it will stay', async () => {
    const events = numbered([
      { type: 'run.started', run: { id: 'r' } },
      { type: 'message.delta', messageId: 'm', text: `Then run\n\n\`\`\`js\nconst half = 'a` },
    ]);
    const page = await openLog(fold(events), { display: { expanded: 'all' } });
    const code = (): HTMLElement => section(page, 'message:m', 'text').querySelector('pre') as HTMLElement;
    expect(code().querySelector('[class*=hljs]')).to.equal(null);
    await page.show(fold(events, true));
    await waitUntil(() => code().querySelector('span') !== null, 'its code is highlighted', { timeout: 10_000 });
    expect(code().textContent).to.equal("const half = 'a");
  });

  it('shows numbers of a list whole, however long the list', async () => {
    for (const [start, items] of [[1, 3], [1, 40], [95, 12], [998, 4], [123_456, 2]] as const) {
      const text = Array.from({ length: items }, (_, i) => `${start + i}. step`).join('\n');
      const page = await openLog(stateOf([{ type: 'message.finished', messageId: 'm', content: text }]), { display: { expanded: 'all' } });
      const list = page.entry('message:m')!.querySelector('ol')!;
      const number = document.createElement('span');
      number.textContent = `${start + items - 1}. `;
      number.style.setProperty('white-space', 'pre');
      list.lastElementChild!.append(number);
      const room = parseFloat(getComputedStyle(list).paddingInlineStart);
      const { listStylePosition } = getComputedStyle(list);
      expect(listStylePosition === 'inside' || room > number.getBoundingClientRect().width, `${number.textContent} in ${room} px`).to.equal(true);
    }
  });

  it('copies a section as it is, well formed, and says so', async () => {
    const page = await openResult('one \ud800 two');
    const copied: string[] = [];
    // Writing to the clipboard is asked for, and done later.
    const waitFor = (count: number): Promise<void> => waitUntil(() => copied.length === count, 'it is copied');
    const clipboard = { writeText: (text: string) => (copied.push(text), Promise.resolve()) };
    Object.defineProperty(navigator, 'clipboard', { value: clipboard, configurable: true });
    const button = section(page, 'tool:0', 'result').querySelector('.copy') as HTMLElement;
    expect(button.getAttribute('aria-label')).to.equal('Copy Result');
    button.click();
    await waitFor(1);
    await page.settled();
    expect(copied).to.deep.equal(['one \ufffd two']);
    expect(section(page, 'tool:0', 'result').querySelector('.copy')?.getAttribute('aria-label')).to.equal('Copied');
    section(page, 'tool:0', 'arguments').querySelector<HTMLElement>('.copy')?.click();
    expect(copied[1]).to.equal('{\n  "path": "packages/portal/src/module-0.ts"\n}');
    await page.settled();
    Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true });
    section(page, 'tool:0', 'result').querySelector<HTMLElement>('.copy')?.click();
    await page.settled();
    expect(section(page, 'tool:0', 'result').querySelector('.copy')?.getAttribute('aria-label')).to.match(/did not allow/);
    Reflect.deleteProperty(navigator, 'clipboard');
  });

  it('marks the selected entry, and says whether a pointer or a key selected it', async () => {
    const page = await openLog(longRun(40).state());
    const { left, top } = page.summary('tool:39').getBoundingClientRect();
    await sendMouse({ type: 'click', position: [Math.round(left + 150), Math.round(top + 14)] });
    expect(page.scope.requests).to.deep.equal([{ type: 'select', entryId: 'tool:39', source: 'pointer' }]);
    page.scope.display$.next({ ...page.scope.display$.value, selectedEntry: 'tool:39' });
    await page.settled();
    expect(page.entry('tool:39')?.hasAttribute('data-selected')).to.equal(true);
    expect(page.entries().filter((entry) => entry.hasAttribute('data-selected'))).to.have.length(1);
  });
});
