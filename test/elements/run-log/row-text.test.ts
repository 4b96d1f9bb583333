import { expect } from '@open-wc/testing';
import { rowText } from '../../../src/elements/run-log/row-text.js';

describe('rowText', () => {
  it('leaves out what a terminal would colour by, also where the line was cut within it', () => {
    expect(rowText('\u001b[1;31mFAIL\u001b[0m test/a.ts')).to.equal('FAIL test/a.ts');
    expect(rowText('ok \u001b[38;5;1…')).to.equal('ok ');
    expect(rowText('a[0] and\n[1]')).to.equal('a[0] and\n[1]');
  });

  it('writes out what would make a text read as something else', () => {
    expect(rowText('invoice\u202efdp.exe')).to.equal('invoice[U+202E]fdp.exe');
    expect(rowText('bell\u0007')).to.equal('bell[U+0007]');
    const plain = 'नमस्ते 👩‍👩‍👧 שלום\ttab';
    expect(rowText(plain)).to.equal(plain);
  });
});
