import { expect } from '@open-wc/testing';
import { html, LitElement, render } from 'lit';
import { ansiColors, BACKGROUND_SHARE } from '../../../../../src/elements/internal/text/ansi/ansi-colors.js';
import { ansiStyles, ansiText } from '../../../../../src/elements/internal/text/ansi/ansi.js';
import { tokens } from '../../../../../src/elements/internal/tokens.js';

const ESC = '\u001b';

/** Output on a page of ours, in one of the two schemes. */
class AnsiPage extends LitElement {
  static override styles = [tokens, ansiStyles];

  show(output: string): HTMLElement {
    render(html`<div class="ansi" ${ansiText(output)}></div>`, this.renderRoot);
    return this.renderRoot.querySelector('.ansi') as HTMLElement;
  }
}
customElements.define('ansi-page', AnsiPage);

async function open(scheme: 'light' | 'dark' = 'light'): Promise<AnsiPage> {
  const page = document.createElement('ansi-page') as AnsiPage;
  page.style.setProperty('color-scheme', scheme);
  document.body.append(page);
  await page.updateComplete;
  return page;
}

const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true }) as CanvasRenderingContext2D;

/** Relative luminance (WCAG 2.2) of a computed colour, over another where it is not there at all. */
function luminance(color: string): number {
  canvas.fillStyle = color;
  canvas.fillRect(0, 0, 1, 1);
  const [r = 0, g = 0, b = 0] = [...canvas.getImageData(0, 0, 1, 1).data].map((value) => {
    const c = value / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

const levels = [0, 128, 255];
const rgb = levels.flatMap((r) => levels.flatMap((g) => levels.map((b) => `2;${r};${g};${b}`)));

describe('Terminal output on the page', () => {
  for (const scheme of ['light', 'dark'] as const) {
    const surface = scheme === 'light' ? '#ffffff' : '#101316';

    it(`is readable in every colour, on every background, inverted too, ${scheme}`, async () => {
      const page = await open(scheme);
      const palette = Array.from({ length: 16 }, (_, i) => `5;${i}`);
      const foregrounds = [...palette, ...rgb];
      for (const back of ['', ...palette.map((color) => `48;${color}`), '48;2;255;255;0', '48;2;0;0;255']) {
        const shown = page.show(foregrounds.map((color) => `${ESC}[0;38;${color};${back}mx`).join(''));
        for (const [i, span] of [...shown.querySelectorAll('span')].entries()) {
          const { color, backgroundColor } = getComputedStyle(span);
          const on = back === '' ? surface : backgroundColor;
          expect(contrast(color, on), `38;${foregrounds[i] ?? ''} on ${back || 'the page'}`).to.be.at.least(4.5);
        }
      }
      for (const span of page.show(foregrounds.map((color) => `${ESC}[0;7;38;${color}mx`).join('')).querySelectorAll('span')) {
        const { color, backgroundColor } = getComputedStyle(span);
        expect(contrast(color, backgroundColor)).to.be.at.least(4.5);
      }
      page.remove();
    });
  }

  it('keeps its palette at sixteen colours, each mixed thinly into backgrounds', () => {
    expect(ansiColors).to.have.length(16);
    expect(BACKGROUND_SHARE).to.be.below(25);
  });

  it('makes links of OSC 8 only where the address may be followed, and says where they lead', async () => {
    const page = await open();
    const shown = page.show(`${ESC}]8;;https://evil.example/x${ESC}\\github.com${ESC}]8;;${ESC}\\ ${ESC}]8;;javascript:alert(1)${ESC}\\click${ESC}]8;;${ESC}\\`);
    const links = [...shown.querySelectorAll('a')];
    expect(links.map((link) => [link.getAttribute('href'), link.rel, link.textContent])).to.deep.equal([
      ['https://evil.example/x', 'noopener noreferrer nofollow ugc', 'github.com evil.example'],
    ]);
    expect(shown.textContent).to.contain('click');
    page.remove();
  });

  it('touches the last line only when output is appended', async () => {
    const page = await open();
    let output = Array.from({ length: 500 }, (_, i) => `line ${i} ${ESC}[32mok${ESC}[0m`).join('\n');
    const shown = page.show(output);
    const touched = new Set<Node>();
    const observer = new MutationObserver((records) => {
      for (const { target } of records) touched.add(target);
    });
    observer.observe(shown, { subtree: true, childList: true, characterData: true });
    page.show((output += ' and more\nnext'));
    await Promise.resolve();
    observer.disconnect();
    const lines = [...shown.children];
    expect(lines).to.have.length(501);
    expect([...touched].some((node) => lines.slice(0, 499).some((line) => line.contains(node)))).to.equal(false);
    page.remove();
  });

  it('draws nothing but spans and links, with our own classes', async () => {
    const page = await open();
    const shown = page.show(`<img src=x onerror=alert(1)>${ESC}[31;1mred${ESC}[38;2;300;0;0mx\u202e`);
    expect(new Set([...shown.querySelectorAll('*')].map(({ localName }) => localName))).to.deep.equal(new Set(['div', 'span']));
    expect(shown.textContent).to.equal('<img src=x onerror=alert(1)>redx[U+202E]');
    page.remove();
  });
});
