import { expect, nextFrame } from '@open-wc/testing';
import { longRun, plainEntry } from '../../../stories/run-log.fixtures.js';
import type { RunEntry } from '../../../src/streams/index.js';
import { AnsiParser } from '../../../src/elements/internal/text/ansi/ansi-parser.js';
import { showControls } from '../../../src/elements/internal/show-controls.js';
import { renderingOf } from '../../../src/elements/run-log/rendering.js';
import { visibleText } from '../internal/text/ansi/visible-text.js';
import { loadParts } from './load-parts.js';
import { openLog } from './log-fixture.js';

/** An entry of every kind in turn, with `text` in every field that comes from outside. */
function hostileEntry(text: string, i: number): RunEntry {
  const base = { ...plainEntry(i), id: `${text}#${i}`, title: text, summary: text, agentId: text, parentId: text };
  const kinds = [
    { kind: 'lifecycle', phase: 'failed', status: 'error', error: { type: text, code: text, message: text, remediation: [text] } },
    { kind: 'prompt', role: text, text, delivery: text },
    { kind: 'message', role: text, text, finishReason: text, parts: [{ type: text, [text]: text }] },
    { kind: 'thinking', text, status: 'running' },
    { kind: 'tool', name: text, toolKind: text, args: { [text]: text }, result: text, progress: text, status: 'running' },
    { kind: 'tool', name: text, args: text, result: { [text]: [text] }, status: 'error', error: { message: text, type: text } },
    { kind: 'agent', name: text, description: text, outcome: text },
    { kind: 'step', stepId: text, name: text, nodePath: text },
    { kind: 'input', requestId: text, reason: text, message: text, options: [text], answer: { status: text, by: text } },
    { kind: 'notice', level: text, text, raw: { [text]: text } },
    { kind: 'gap', reason: text },
    { kind: 'unknown', text, reason: text, raw: text },
  ];
  return { ...base, ...kinds[i % kinds.length] } as unknown as RunEntry;
}

const CLOSED = new Set(
  (
    'article bdi button dd div dl dt path circle rect line polyline slot span svg time p g style input label ' +
    // Markdown, and nothing but what it has words for; terminal output and diffs.
    'a blockquote br code del em h1 h2 h3 h4 h5 h6 hr ins li ol pre strong table tbody td th thead tr ul'
  ).split(' '),
);

describe('<run-log> and hostile text', () => {
  before(loadParts);

  it('makes text, and nothing but text, of the naughty strings in every field', async function () {
    this.timeout(120_000);
    const response = await fetch('/shared/corpora/naughty-strings/blns.json');
    if (!response.ok) {
      console.warn('SKIPPED: ../shared/corpora/naughty-strings is not there');
      return this.skip();
    }
    const strings = (await response.json()) as string[];
    expect(strings.length).to.be.above(400);
    const errors: unknown[] = [];
    const listen = (event: ErrorEvent): void => void errors.push(event.message);
    window.addEventListener('error', listen);
    const before = Object.getOwnPropertyNames(Object.prototype).length;
    const page = await openLog(longRun(1).state(), { height: 9000, display: { expanded: 'all' } });
    const images = performance.getEntriesByType('resource').length;
    for (let i = 0; i < strings.length; i++) {
      // One string an entry kind, then the next ones: each state is another run, twelve entries tall.
      const text = strings[i] as string;
      page.scope.state$.next(longRun(12, (k) => hostileEntry(text, k)).state());
      await nextFrame();
      await nextFrame();
      for (const element of page.root.querySelectorAll('*')) {
        if (!CLOSED.has(element.localName)) expect.fail(`<${element.localName}> from string ${i}`);
        if ([...element.attributes].some(({ name }) => name.startsWith('on'))) expect.fail(`a handler from string ${i}`);
      }
      const shown = page.entries().map((entry) => entry.dataset.id);
      expect(shown[0], `string ${i}`).to.equal(`${text}#0`);
      const asWritten = (): string | null | undefined => page.entry(`${text}#11`)?.querySelector('[data-section=raw] .text')?.textContent;
      if (asWritten() !== undefined && text.length < 2000) {
        const shown = renderingOf(text).as === 'ansi' ? visibleText(new AnsiParser().push(text)) : text;
        // On a busy page, what it is is drawn a few frames later.
        for (let frames = 0; frames < 100 && asWritten() !== showControls(shown); frames++) await nextFrame();
        expect(asWritten(), `string ${i}`).to.equal(showControls(shown));
      }
      expect(page.feed.scrollWidth, `string ${i}`).to.equal(page.feed.clientWidth);
    }
    window.removeEventListener('error', listen);
    expect(errors).to.deep.equal([]);
    expect(Object.getOwnPropertyNames(Object.prototype).length).to.equal(before);
    expect(performance.getEntriesByType('resource').length).to.equal(images);
  });
});
