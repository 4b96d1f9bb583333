import { aTimeout, expect } from '@open-wc/testing';
import { until } from '../../support/dom.js';
import { show, shown } from './markdown-fixture.js';

/** Every element that markdown may become, with every attribute it may have. */
const CLOSED: Readonly<Record<string, readonly string[]>> = {
  a: ['class', 'href', 'target', 'rel', 'tabindex'],
  bdi: ['class'],
  blockquote: ['dir'],
  br: [],
  button: ['class', 'type', 'tabindex', 'aria-label', 'aria-pressed', 'title'],
  code: ['class'],
  del: [],
  div: ['class', 'style', 'dir', 'role', 'aria-level', 'aria-label', 'tabindex'],
  em: [],
  hr: [],
  img: ['class', 'src', 'alt', 'referrerpolicy', 'decoding'],
  li: ['class'],
  ol: ['dir', 'start'],
  p: ['dir'],
  path: ['d'],
  pre: ['class'],
  span: ['class', 'title', 'role', 'aria-label'],
  strong: [],
  svg: ['viewBox', 'width', 'height', 'fill', 'stroke', 'stroke-width', 'stroke-linecap', 'stroke-linejoin', 'aria-hidden'],
  table: ['dir'],
  tbody: [],
  td: ['class'],
  th: ['scope', 'class'],
  thead: [],
  tr: [],
  ul: ['dir'],
};

const CLASSES = /^(?:markdown|section|whole|block|heading|h[1-6]|text-link|link-host|no-link|inline-code|html|table|left|right|center|task|check|code|code-head|code-language|code-text|wrap|icon-button|link|image|image-card|image-name|image-note|keyword|string|number|comment|title|type|attribute|added|removed|strong|emphasis)$/;

function judge(element: HTMLElement, what: string): void {
  for (const each of [element, ...element.querySelectorAll('*')]) {
    const allowed = Object.hasOwn(CLOSED, each.localName) ? CLOSED[each.localName] : undefined;
    if (!allowed) expect.fail(`<${each.localName}> in ${what}`);
    for (const { name, value } of each.attributes) {
      if (!allowed.includes(name)) expect.fail(`${name} on <${each.localName}> in ${what}`);
      if (name === 'href') expect(value, what).to.match(/^(?:https?:\/\/|mailto:)/);
      if (name === 'src') expect(value, what).to.match(/^data:image\/(?:png|jpeg|gif|webp);base64,/);
      if (name === 'style') expect(value, what).to.match(/^--_lines: \d+;$/);
    }
    for (const name of each.classList) expect(name, what).to.match(CLASSES);
  }
}

async function corpus(folder: string): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  const list = await fetch(`/shared/corpora/${folder}/`);
  if (!list.ok) return files;
  for (const name of ((await list.json()) as string[]).filter((each) => each.endsWith('.md'))) {
    files.set(name, await (await fetch(`/shared/corpora/${folder}/${encodeURIComponent(name)}`)).text());
  }
  return files;
}

/** Addresses requested while `act` ran, and a little after it. */
async function requestsDuring(act: () => void): Promise<string[]> {
  // The record is full after 250 requests, which loading this test makes.
  performance.clearResourceTimings();
  performance.setResourceTimingBufferSize(10_000);
  act();
  await aTimeout(500);
  const probe = `${location.origin}/docs/images/live-light.png?probe`;
  await fetch(probe);
  await until(() => performance.getEntriesByName(probe).length > 0, 'requests are on record');
  return performance.getEntriesByType('resource').flatMap(({ name }) => (name === probe ? [] : [name]));
}

describe('markdown and those who attack with it', () => {
  it('makes no element, attribute, address or class of its own choosing of the corpus, and no request', async function () {
    this.timeout(120_000);
    const files = await corpus('markdown-attacks/vercel-bypass-attempts');
    if (files.size === 0) {
      console.warn('SKIPPED: ../shared/corpora/markdown-attacks is not there');
      return this.skip();
    }
    expect(files.size).to.be.above(80);
    const place = document.createElement('div');
    document.body.append(place);
    const requests = await requestsDuring(() => {
      for (const [name, text] of files) judge(show(text, place), name);
      // Each as it might come: in two halves.
      for (const [name, text] of files) {
        show(text.slice(0, text.length / 2), place, { growing: true });
        judge(show(text, place), name);
      }
    });
    place.remove();
    // Grammars of code, and the corpus itself, are our own.
    const own = ['/node_modules/', '/src/elements/', '/shared/corpora/'].map((path) => location.origin + path);
    expect(requests.filter((address) => !own.some((start) => address.startsWith(start)))).to.deep.equal([]);
  });

  it('makes text, and nothing but text, of the naughty strings', async function () {
    this.timeout(120_000);
    const response = await fetch('/shared/corpora/naughty-strings/blns.json');
    if (!response.ok) {
      console.warn('SKIPPED: ../shared/corpora/naughty-strings is not there');
      return this.skip();
    }
    const strings = (await response.json()) as string[];
    for (const text of strings) {
      for (const around of [text, `# ${text}`, `[${text}](${text})`, `![${text}](${text})`, `- ${text}`, `| ${text} |\n|---|\n| ${text} |`, `\`\`\`${text}\n${text}\n\`\`\``, `> ${text}`]) {
        judge(shown(around), JSON.stringify(around));
      }
    }
  });

  it('takes no class, id or name from the language of a fence', () => {
    for (const language of ['markdown', '__proto__', 'constructor', 'a" onclick="x', 'js"><img src=x>', '../../evil']) {
      const element = shown(`\`\`\`${language}\na\n\`\`\``);
      judge(element, language);
      expect(element.querySelector('pre')?.textContent).to.equal('a');
    }
  });

  // Each is what a reader of markdown is known to stumble over; 1,000,000 characters where length is what hurts.
  const MANY = 1_000_000;
  const bombs: Readonly<Record<string, string>> = {
    'a line of 1 MB': 'a'.repeat(MANY),
    'a paragraph of 1 MB': 'word '.repeat(MANY / 5),
    'quotes in quotes': '>'.repeat(100_000),
    'quotes in quotes with spaces': '> '.repeat(50_000),
    'lists in lists': '- '.repeat(50_000),
    'numbers in numbers': '1. '.repeat(30_000),
    'lists ever further to the right': Array.from({ length: 2000 }, (_, i) => `${' '.repeat(2 * i)}- a`).join('\n').slice(0, 200_000),
    brackets: '['.repeat(100_000),
    'images in images': '!['.repeat(50_000),
    'links cut off': '[a](b'.repeat(20_000),
    stars: '*a '.repeat(30_000),
    'stars in words': 'a**b*c'.repeat(4_000),
    underscores: '_a '.repeat(30_000),
    backticks: '`a'.repeat(10_000),
    tildes: '~a '.repeat(30_000),
    'open tags': '<a '.repeat(30_000),
    'open comments': '<!--'.repeat(25_000),
    definitions: '[a]: b\n'.repeat(15_000),
    'a table of one line': `${'|a'.repeat(50_000)}\n${'|-'.repeat(50_000)}\n`,
    'fences': '```\n'.repeat(25_000),
    'an open fence in each quote': '> ```\n\n'.repeat(15_000),
    'blank lines': '\n'.repeat(MANY),
    'combining marks': `a${'\u0301'.repeat(100_000)}`,
  };
  for (const [name, text] of Object.entries(bombs)) {
    it(`does not freeze on ${name}`, function () {
      this.timeout(60_000);
      // What grows with the square of it takes longer than a test may, on any machine.
      judge(shown(text), name);
      const into = document.createElement('div');
      for (let at = 0; at < 20_000; at += 500) show(text.slice(0, at), into, { growing: true });
      judge(into, name);
    });
  }
});
