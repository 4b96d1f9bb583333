import { expect, waitUntil } from '@open-wc/testing';
import * as fc from 'fast-check';
import { markdownPiece } from './markdown-pieces.js';
import { show, shown, tree } from './markdown-fixture.js';

const select = (element: HTMLElement, selector: string): HTMLElement[] => [...element.querySelectorAll<HTMLElement>(selector)];
const texts = (element: HTMLElement, selector: string): string[] => select(element, selector).map((each) => each.textContent);

describe('markdown', () => {
  it('shows headings below those of the page, with their level', () => {
    const element = shown('# One\n\n## Two\n\n###### Six');
    const levels = select(element, '[role=heading]').map((each) => [each.textContent, each.getAttribute('aria-level')]);
    expect(levels).to.deep.equal([['One', '4'], ['Two', '5'], ['Six', '6']]);
    expect(select(element, 'h1, h2, h3, h4, h5, h6')).to.deep.equal([]);
  });

  it('shows emphasis, strong, struck and code in text', () => {
    const element = shown('*em* **strong** ~~gone~~ `a <b> &amp;`');
    expect([texts(element, 'em'), texts(element, 'strong'), texts(element, 'del'), texts(element, 'code')]).to.deep.equal([
      ['em'], ['strong'], ['gone'], ['a <b> &amp;'],
    ]);
  });

  it('shows lists, numbered ones from where they start, and tasks with their state in words', () => {
    const element = shown('- a\n  - b\n\n3. c\n4. d\n\n- [x] mended\n- [ ] open');
    expect(select(element, 'ol')[0]?.getAttribute('start')).to.equal('3');
    expect(texts(element, 'ul ul li')).to.deep.equal(['b']);
    expect(select(element, '.task [role=img]').map((each) => each.getAttribute('aria-label'))).to.deep.equal(['done', 'not done']);
    expect(texts(element, '.task')).to.deep.equal(['mended', 'open']);
  });

  it('shows a table inside a box of its own', () => {
    const element = shown('| a | b |\n|---|--:|\n| 1 | *2* |\n| 3 | 4<br>5 |');
    expect(texts(element, 'th')).to.deep.equal(['a', 'b']);
    expect(texts(element, 'td')).to.deep.equal(['1', '2', '3', '45']);
    expect(select(element, '.right').length).to.equal(3);
    expect(select(element, 'td br').length).to.equal(1);
    expect(select(element, '[role=region] > table').length).to.equal(1);
  });

  it('shows quotes, rules and breaks', () => {
    const element = shown('> quoted\n> > deeper\n\n---\n\nline  \nnext');
    expect(texts(element, 'blockquote blockquote p')).to.deep.equal(['deeper']);
    expect([select(element, 'hr').length, select(element, 'p br').length]).to.deep.equal([1, 1]);
  });

  it('shows the code of a fence exactly, with its language', () => {
    const code = 'if (a < b) {\n\n  "&amp;"\n}';
    for (const source of [`\`\`\`ts title="x"\n${code}\n\`\`\``, `~~~~ts\n${code}\n~~~~\n`, `\`\`\`ts\n${code}`]) {
      const element = shown(source);
      expect(texts(element, 'pre')).to.deep.equal([code]);
      expect(texts(element, '.code-language')).to.deep.equal(['ts']);
    }
    expect(texts(shown('  ```\n    a\n  b\n  ```'), 'pre')).to.deep.equal(['  a\nb']);
    expect(texts(shown('- x\n\n  ```js\n  a\n  ```\n- y'), 'li pre')).to.deep.equal(['a']);
  });

  it('shows HTML as text', () => {
    const source = '<div onclick="x()">a</div>\n\ntext <b>bold</b> <img src=x onerror=y>\n\n<!-- note -->\n\n<script>\nalert(1)\n</script>';
    const element = shown(source);
    for (const part of ['<div onclick="x()">a</div>', '<b>bold</b>', '<img src=x onerror=y>', '<!-- note -->', 'alert(1)']) {
      expect(element.textContent).to.contain(part);
    }
    expect(select(element, 'img, script, b, [onclick]')).to.deep.equal([]);
  });

  it('reads character references in prose, and leaves what it does not know', () => {
    expect(shown('a &amp; b &lt;i&gt; &#8212; &#x2192; &madeup; &#0;').textContent.trim()).to.equal('a & b <i> — → &madeup; \ufffd');
    expect(shown('A&B &copy 2024').textContent.trim()).to.equal('A&B &copy 2024');
  });

  it('writes invisible controls out, in prose, code and addresses', () => {
    const element = shown('a\u202eb `c\u2066d`\n\n```\ne\u200bf\n```\n\n[x](g\u202eh)');
    expect(element.textContent).to.contain('a[U+202E]b').and.to.contain('c[U+2066]d').and.to.contain('e[U+200B]f');
    expect(select(element, '.no-link')[0]?.title).to.equal('g[U+202E]h');
  });

  it('gives each block the direction of its own text', () => {
    const element = shown('Hello\n\nשלום עולם\n\n- مرحبا');
    document.body.append(element);
    const directions = select(element, 'p, ul').map((each) => getComputedStyle(each).direction);
    element.remove();
    expect(directions).to.deep.equal(['ltr', 'rtl', 'rtl']);
  });

  it('follows reference links, wherever they are defined', () => {
    const text = `[one][a] and [two]\n\n${'filler\n\n'.repeat(20)}[a]: https://a.example/x\n[two]: https://b.example\n`;
    const hrefs = (element: HTMLElement): (string | null)[] => select(element, 'a').map((each) => each.getAttribute('href'));
    const expected = ['https://a.example/x', 'https://b.example/'];
    expect(hrefs(shown(text))).to.deep.equal(expected);
    const into = document.createElement('div');
    for (let end = 0; end < text.length; end += 7) show(text.slice(0, end), into, { growing: true });
    expect(hrefs(show(text, into, { growing: false }))).to.deep.equal(expected);
    expect(hrefs(shown('[constructor] [__proto__][toString]'))).to.deep.equal([]);
  });

  describe('that grows', () => {
    it('ends as if it had come at once, however it was split', async function () {
      this.timeout(120_000);
      await fc.assert(
        fc.asyncProperty(fc.array(markdownPiece, { maxLength: 14 }), fc.array(fc.nat(60), { minLength: 1, maxLength: 12 }), async (pieces, steps) => {
          const text = pieces.join('');
          const into = document.createElement('div');
          for (let at = 0, i = 0; at < text.length; at += 1 + (steps[i++ % steps.length] ?? 0)) show(text.slice(0, at), into, { growing: true });
          const [grown, whole] = [show(text, into), shown(text)];
          // The rest of a long text is drawn when frames have time.
          await waitUntil(() => tree(grown) === tree(whole), text.slice(0, 200), { timeout: 5000 });
        }),
        { numRuns: 200 },
      );
    });

    it('ends as if it had come at once where blocks are longer than what is read at a time', async function () {
      this.timeout(120_000);
      const long = [
        `- item ${'x '.repeat(40)}\n`.repeat(300),
        `| ${'cell | '.repeat(6)}\n|${'---|'.repeat(6)}\n${`| ${'value | '.repeat(6)}\n`.repeat(300)}`,
        'word '.repeat(6000),
        'y'.repeat(20_000),
        `> ${'quoted '.repeat(20)}\n`.repeat(200),
        `> \`\`\`js\n${'> let a = 1;\n'.repeat(1500)}> \`\`\`\n\nafter\n`,
        `\`\`\`\n${'code\n'.repeat(5000)}\`\`\`\nafter`,
        '&#128512;😀'.repeat(2000),
      ];
      for (const text of long) {
        const into = document.createElement('div');
        for (let at = 0; at < text.length; at += 997) show(text.slice(0, at), into, { growing: true });
        const [grown, whole] = [show(text, into), shown(text)];
        // The rest of a long text is drawn when frames have time.
        let equalFor = 0;
        const isEqual = (): boolean => (equalFor = tree(grown) === tree(whole) ? equalFor + 1 : 0) === 5;
        await waitUntil(isEqual, text.slice(0, 20), { timeout: 20_000 });
      }
    });

    it('touches nothing before the open end', async () => {
      const into = document.createElement('div');
      const settled = '# Title\n\nA paragraph.\n\n- a\n- b\n\n```js\nlet a;\n```\n\n'.repeat(20);
      const element = show(`${settled}And the`, into, { growing: true });
      const touched = new Set<Node>();
      const observer = new MutationObserver((records) => {
        for (const { target } of records) touched.add(target);
      });
      const last = element.lastElementChild!.lastElementChild!;
      observer.observe(element, { subtree: true, childList: true, characterData: true, attributes: true });
      show(`${settled}And the open end`, into, { growing: true });
      await Promise.resolve();
      observer.disconnect();
      expect(touched.size).to.be.above(0);
      for (const node of touched) expect(last.contains(node)).to.equal(true);
      expect(element.textContent).to.contain('And the open end');
    });

    it('hides the closing marks of a fence while they come', () => {
      const into = document.createElement('div');
      const lines = (text: string): string[] => texts(show(text, into, { growing: true }), 'pre');
      expect(lines('```js\na\n``')).to.deep.equal(['a']);
      expect(lines('```js\na\n```')).to.deep.equal(['a']);
      expect(lines('```js\na\n```\n')).to.deep.equal(['a']);
    });

    it('begins anew when it becomes another text', () => {
      const into = document.createElement('div');
      show('# One\n\ntwo\n\nthree', into, { growing: true });
      expect(tree(show('other', into))).to.equal(tree(shown('other')));
      expect(tree(show('', into))).to.equal(tree(shown('')));
    });
  });
});
