import { expect } from '@open-wc/testing';
import { parseTrace } from '../../../src/trace-model/parse-trace.js';
import { action, raw, runtime, sequence } from '../documents.js';
import { bytesOf, SERIES, textOf } from '../support/documents.js';

describe('parseTrace: a series', () => {
  it('of lines opens as a history, the last document shown', async () => {
    const { document, history, warnings } = parseTrace(await bytesOf(SERIES));
    expect(warnings).to.deep.equal([]);
    expect(history).to.have.length(84);
    expect(history?.at(-1)).to.equal(document);
    expect(document.status).to.equal('complete');
    expect(document.entries).to.have.length(36);
    expect(history?.at(0)?.entries).to.have.length(0);
    expect(history?.at(84)).to.equal(undefined);
    const lengths = [...(history ?? [])].map(({ entries }) => entries.length);
    expect(lengths).to.deep.equal([...lengths].sort((a, b) => a - b));
  });

  it('shares its tree whatever order it is read in', async () => {
    const { document, history } = parseTrace(await bytesOf(SERIES));
    for (const i of [40, 3, 83, 41, 0]) expect(history?.at(i)?.written?.nodes).to.equal(document.written?.nodes);
  });

  it('opens from an array of documents, and from lines that are documents themselves', () => {
    const tree = action('Only');
    const documents = [raw(tree), raw(tree, { status: 'complete' })];
    for (const input of [documents, documents.map((document) => JSON.stringify(document)).join('\n')]) {
      const { document, history } = parseTrace(input);
      expect(history).to.have.length(2);
      expect(document.status).to.equal('complete');
    }
  });

  it('goes on over lines that are no documents, or documents without a tree, and says how many', () => {
    const good = JSON.stringify(raw(action('Only')));
    const lines = [good, '{"a":1}', 'null', JSON.stringify({ ...raw(action('Only')), tree: null }), good];
    for (const input of [lines.join('\n'), lines.map((line) => JSON.parse(line) as unknown)]) {
      const { history, warnings } = parseTrace(input);
      expect(history).to.have.length(2);
      expect(warnings.map(({ text }) => text)).to.deep.equal(['3 of 5 documents of the series are none that can be opened; they are left out.']);
    }
    expect(() => parseTrace([{ ...raw(action('Only')), tree: null }])).to.throw().with.property('code', 'tree_missing');
  });

  it('may be reset in the middle, or change its tree: each document is what it says', async () => {
    const lines = (await textOf(SERIES)).trimEnd().split('\n');
    const other = JSON.stringify(raw(sequence('Other', [action('Only')]), { status: 'complete', ...runtime({ 0: 'success' }) }));
    const { history } = parseTrace([...lines.slice(0, 20), lines[0], ...lines.slice(1, 10), other, ...lines.slice(10, 20)].join('\n'));
    const told = [...(history ?? [])].map(({ root, diagnosis }) => `${root.name} ${diagnosis.code}`);
    expect(told[20]).to.equal('Ship_Fix reset');
    expect(told[30]).to.equal('Other complete');
    expect(told.slice(31)).to.deep.equal(told.slice(10, 20));
    expect(history?.at(30)?.nodes).to.have.length(2);
  });

  it('that ends in a torn line shows the line before it', async () => {
    const lines = (await textOf(SERIES)).trimEnd();
    const { document, history, warnings } = parseTrace(lines.slice(0, -100));
    expect(history).to.have.length(83);
    expect(document).to.equal(history?.at(-1));
    expect(warnings.map(({ code, at }) => [code, at])).to.deep.equal([['truncated', 'line 84']]);
  });
});
