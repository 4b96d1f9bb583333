/** Prose that grows: ours, and the same read and drawn as a whole with each word, as is usual. */
import { html, render } from 'lit';
import { marked } from 'marked';
import { adoptStyles } from '../../src/elements/internal/adopt-styles.js';
import { baseStyles } from '../../src/elements/internal/base.styles.js';
import { markdown, markdownStyles } from '../../src/elements/internal/text/markdown/markdown.js';
import { defaultStrings } from '../../src/elements/strings.js';

export type MarkdownWay = 'ours' | 'whole';

const PART = `## Why the test fails

The login test fails **one time in five**. It waits for the cookie with \`waitForCookie()\`, but the [middleware](https://docs.example/mw)
sets it only *after* the redirect, so a fast machine reads the page too early.

- the cookie is set in \`src/login.ts\`
- the test reads it in \`test/login.spec.ts\`
  - with a limit of 200 ms

| run | failed | after |
|-----|-------:|-------|
| 1   | 4      | 5.0 s |
| 2   | 0      | 4.8 s |

\`\`\`ts
export async function login(page: Page): Promise<void> {
  await page.click('#login');
}
\`\`\`

> Waiting for the answer instead of the clock mends it.

`;
const WORDS = 'so the test waits for the answer, not for the clock; ';

let text = '';
let draw: (growing: boolean) => void;

/** Shows the first `length` characters of a text, with one way of drawing. */
export async function prepareMarkdown(way: MarkdownWay, length: number): Promise<void> {
  const host = document.createElement('div');
  document.body.replaceChildren(host);
  // The end is what a reader who follows has in view.
  host.style.setProperty('display', 'flow-root');
  text = `${PART.repeat(Math.ceil(length / PART.length))}\n\nAnd `;
  if (way === 'ours') {
    const root = host.attachShadow({ mode: 'open' });
    for (const sheet of [baseStyles, ...markdownStyles].flat()) if ('styleSheet' in sheet) adoptStyles(root, sheet);
    draw = (growing) => render(html`${markdown({ text, growing, strings: defaultStrings })}`, root);
  } else {
    draw = () => {
      host.innerHTML = marked.parse(text, { async: false });
    };
  }
  draw(true);
  // A long text is drawn over several frames.
  while (!(host.shadowRoot ?? host).textContent.trimEnd().endsWith('And')) await frame();
  scrollTo(0, document.documentElement.scrollHeight);
  await frame();
  scrollTo(0, document.documentElement.scrollHeight);
  await frame();
}

/** Appends `characters` in each of `frames` frames; resolves with how long the appends took by the clock, ms. */
export async function growMarkdown(frames: number, characters: number): Promise<number> {
  let ms = 0;
  for (let i = 0; i < frames; i++) {
    const before = performance.now();
    const from = (i * characters) % (WORDS.length - characters);
    text += WORDS.slice(from, from + characters);
    draw(true);
    ms += performance.now() - before;
    await frame();
  }
  return ms;
}

const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
