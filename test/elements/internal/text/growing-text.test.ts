import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import { html, render } from 'lit';
import { growingText } from '../../../../src/elements/internal/text/growing-text.js';

const show = (text: string, into: HTMLElement): HTMLElement => {
  render(html`<div ${growingText(text)}></div>`, into);
  return into.firstElementChild as HTMLElement;
};
const blocks = (element: HTMLElement): (string | null)[] => [...element.children].map((block) => block.textContent);

const piece = fc.oneof(fc.constant('\n'), fc.constant('\n\n'), fc.constant('x'.repeat(900)), fc.constant(`${'y'.repeat(300)}\n`), fc.string());

describe('growingText', () => {
  it('shows the text exactly, in the same blocks however it came', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const whole = pieces.join('');
        const [grown, once] = [document.createElement('div'), document.createElement('div')];
        let element = show('', grown);
        let text = '';
        for (const next of pieces) element = show((text += next), grown);
        expect(element.textContent).to.equal(whole);
        expect(blocks(element)).to.deep.equal(blocks(show(whole, once)));
      }),
      { numRuns: 80 },
    );
  });

  it('touches only the last block when text is appended', async () => {
    const into = document.createElement('div');
    const paragraphs = Array.from({ length: 40 }, (_, i) => `Paragraph ${i}. `.repeat(20)).join('\n\n');
    const element = show(paragraphs, into);
    const last = element.lastElementChild;
    const touched: Node[] = [];
    const observer = new MutationObserver((records) => touched.push(...records.map((record) => record.target)));
    observer.observe(element, { subtree: true, childList: true, characterData: true });
    show(`${paragraphs} and more`, into);
    await Promise.resolve();
    observer.disconnect();
    expect(touched).to.deep.equal([last?.firstChild]);
  });

  it('begins anew for another text', () => {
    const into = document.createElement('div');
    show('one\n\ntwo', into);
    expect(blocks(show('two\n\nthree', into))).to.deep.equal(['two\n\n', 'three']);
    expect(blocks(show('', into))).to.deep.equal([]);
  });

  it('makes text of whatever it is given', () => {
    const into = document.createElement('div');
    const hostile = '<img src=x onerror=alert(1)>\n\n</div><script>alert(1)</script>';
    const element = show(hostile, into);
    expect(element.textContent).to.equal(hostile);
    expect([...element.querySelectorAll('*')].every((each) => each.localName === 'div')).to.equal(true);
  });
});
