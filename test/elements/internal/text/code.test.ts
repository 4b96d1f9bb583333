import { expect, fixture, html } from '@open-wc/testing';
import { grantClipboard } from './clipboard.js';
import { codeBlock, MAX_HIGHLIGHTED } from '../../../../src/elements/internal/text/code/code.js';
import { codeColors } from '../../../../src/elements/internal/text/code/code-colors.js';
import { codeStyles } from '../../../../src/elements/internal/text/code/code.styles.js';
import { languageOf } from '../../../../src/elements/internal/text/code/grammars.js';
import { highlight, loadLanguage } from '../../../../src/elements/internal/text/code/highlight.js';
import { colors } from '../../../../src/elements/internal/tokens.js';
import { defaultStrings } from '../../../../src/elements/strings.js';
import { byRole, click, until } from '../../support/dom.js';

const samples: Readonly<Record<string, string>> = {
  typescript: 'let a: number = 1', python: 'def f(x):\n  return "a" # b', bash: 'echo "$HOME" && ls -l', json: '{"a": [1, true]}',
  diff: '-a\n+b\n', yaml: 'a: "b"\n# c', html: '<a href="x">y</a>', css: 'a { color: red }', sql: "SELECT 1 FROM t WHERE a = 'x'", go: 'func main() { return 1 }',
  rust: 'fn main() { let a = 1; }', java: 'public class A { int a = 1; }', cpp: 'int main() { return 0; }', 'c#': 'public class A {}', php: '<?php echo "a"; ?>',
  ruby: 'def a; "b"; end', md: '# a\n\n`b`', dockerfile: 'FROM node\nRUN ls', toml: '[a]\nb = "c"', kotlin: 'fun main() { val a = 1 }', swift: 'let a = "b"',
  sh: 'if true; then echo 1; fi', c: 'int a = 1;', scss: '$a: 1px;', graphql: 'query { a }', makefile: 'all:\n\techo $(A)', console: '$ ls', js: 'let a = /x/g',
};

const TS = 'const a: string = `x ${1}`; // note';

const show = async (text: string, language?: string, growing = false): Promise<HTMLElement> =>
  fixture<HTMLElement>(html`<div>${codeBlock({ text, language, growing, strings: defaultStrings })}</div>`);
const pre = (element: HTMLElement): HTMLElement => element.querySelector('pre')!;

describe('codeBlock', () => {
  for (const [name, text] of Object.entries(samples)) {
    it(`highlights ${name} without changing a character`, async () => {
      const language = languageOf(name)!;
      await loadLanguage(language);
      const tokens = highlight(text, language);
      expect(tokens.map((token) => token.text).join('')).to.equal(text);
      expect(tokens.some((token) => token.class !== undefined)).to.equal(true);
    });
  }

  it('shows code plain at once, then in colours, in the same words', async () => {
    const element = await show(TS, 'ts');
    expect(pre(element).textContent).to.equal(TS);
    await until(() => pre(element).querySelector('.keyword') !== null, 'it is highlighted');
    expect(pre(element).textContent).to.equal(TS);
  });

  it('leaves code in an unknown language, and very long code, plain', async () => {
    expect([languageOf('brainfuck'), languageOf('constructor'), languageOf('__proto__'), languageOf('')]).to.deep.equal(
      [undefined, undefined, undefined, undefined],
    );
    const element = await show('let a;\n'.repeat(MAX_HIGHLIGHTED / 7 + 1), 'js');
    await loadLanguage('javascript');
    expect(element.querySelectorAll('span').length).to.equal(0);
  });

  it('appends to code that grows, and highlights it when it is whole', async () => {
    const into = await show('let a', 'js', true);
    expect(pre(into).querySelector('span')).to.equal(null);
    const whole = await show('let a = 1;', 'js');
    await until(() => pre(whole).querySelector('.keyword') !== null, 'it is highlighted');
  });

  it('wraps long lines until it is told not to', async () => {
    const element = await show('x'.repeat(100));
    const button = byRole(element, 'button', 'Wrap long lines');
    expect(button.getAttribute('aria-pressed')).to.equal('true');
    await click(button);
    expect(byRole(element, 'button', 'Wrap long lines').getAttribute('aria-pressed')).to.equal('false');
    expect(pre(element).classList.contains('wrap')).to.equal(false);
  });

  it('copies the code as it came, and says whether it could', async () => {
    const clipboard = grantClipboard();
    try {
      const text = 'a\u202eb\n';
      const element = await show(text);
      await click(byRole(element, 'button', 'Copy code'));
      await until(() => element.querySelector('[aria-label=Copied]') !== null, 'it says so');
      expect(clipboard.written).to.deep.equal([text]);
      clipboard.refuse = true;
      await until(() => element.querySelector('[aria-label="Copy code"]') !== null, 'it is as before');
      await click(byRole(element, 'button', 'Copy code'));
      await until(() => element.querySelector('[aria-label="The browser did not allow copying"]') !== null, 'it says so');
    } finally {
      clipboard.restore();
    }
  });

  it('makes text of whatever it is given', async () => {
    const hostile = '<img src=x onerror=alert(1)></pre><script>alert(1)</script>';
    for (const language of ['html', 'js', hostile, undefined]) {
      const element = await show(hostile, language);
      if (language === 'html') await until(() => pre(element).querySelector('span') !== null, 'it is highlighted');
      expect(pre(element).textContent).to.equal(hostile);
      expect(element.querySelector('img, script')).to.equal(null);
    }
  });
});

describe('colours of code', () => {
  const channel = (value: number): number => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  const luminance = (hex: string): number =>
    [0.2126, 0.7152, 0.0722].reduce((sum, weight, i) => sum + weight * channel(parseInt(hex.slice(1 + 2 * i, 3 + 2 * i), 16) / 255), 0);
  const contrast = (a: string, b: string): number => {
    const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
    return (high + 0.05) / (low + 0.05);
  };
  for (const [name, pair] of Object.entries(codeColors)) {
    it(`${name} stands out from its ground: 4.5:1`, () => {
      for (const surface of [colors.surface, colors['surface-raised']]) {
        for (const i of [0, 1] as const) expect(contrast(pair[i], surface[i])).to.be.at.least(4.5);
      }
      expect(codeStyles.cssText).to.contain(`.${name} {`);
    });
  }
});
