import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { referencesIn, type KnownKeys } from '../../../src/trace-model/derive/references.js';
import { action, open, runtime, sequence, type RawNode } from '../documents.js';

const known = (variables: readonly string[], constants: readonly string[] = []): KnownKeys => ({ variables: new Set(variables), constants: new Set(constants) });
const named = (text: string, keys: KnownKeys): readonly string[] =>
  referencesIn(text, keys).flatMap((part) => (part.kind === 'reference' ? [`${part.scope[0]}:${part.key}${part.way.map((name) => `>${name}`).join('')}${part.isKnown ? '' : '?'}`] : []));

describe('references in text', () => {
  it('knows the words of both formats, and the way into a value', () => {
    const keys = known(['a', 'b'], ['c']);
    expect(named('$VAR.a, $CONST.c.x.y and $LOCAL.b.0; $GLOBAL.c.', keys)).to.deep.equal(['v:a', 'c:c>x>y', 'v:b>0', 'c:c']);
    expect(named('costs $5, $VAR alone, $VAR.', keys)).to.deep.equal([]);
  });

  it('prefers a key that is known, the longest that fits, whatever its letters', () => {
    const keys = known(['Fix', 'Fix__plan', 'my-key', 'my key', '名前', 'a.b']);
    expect(named('$VAR.Fix__plan.title $VAR.Fix $VAR.Fixed $VAR.my-key $VAR.my key $VAR.名前を $VAR.a.b.c', keys)).to.deep.equal(['v:Fix__plan>title', 'v:Fix', 'v:Fixed?', 'v:my-key', 'v:my key', 'v:名前', 'v:a.b>c']);
  });

  it('marks keys nobody knows, and looks only in their own scope', () => {
    expect(named('$VAR.nope $CONST.a $VAR.constructor', known(['a']))).to.deep.equal(['v:nope?', 'c:a?', 'v:constructor?']);
  });

  it('never loses a character', () => {
    const piece = fc.oneof(fc.string(), fc.constantFrom('$VAR.', '$CONST.', 'key', '.', '$', '__proto__'));
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join('');
        expect(referencesIn(text, known(['key', '__proto__'], ['k'])).map((part) => part.text).join('')).to.equal(text);
      }),
    );
  });
});

describe('variables and constants', () => {
  const tree: RawNode = sequence('Hello__World', [action('Hello', 'i', { state: { var: { Hello__World__x: null, Hello__inner: 5 } } }), action('Greet', 'i')], {
    state: { var: { Hello__World__time: null }, const: { tone: 'dry' } },
  });
  const trace = open(
    { ...tree, children: [...(tree.children ?? []), { type: 'action', name: 'Say', steps: [{ kind: 'instruct', instruction: 'Say $VAR.Hello__World__time and $VAR.Hello__World__time in a $CONST.tone tone' }] }] },
    { var: { Hello__World__time: 'morning', plain: false, __proto__: 1, Other__key: null }, const: { tone: 'dry' }, ...runtime() },
  );
  const slot = (key: string) => [...trace.scopes.variables, ...trace.scopes.constants].find((each) => each.key === key);

  it('belong to the node with the longest name their key begins with', () => {
    expect(slot('Hello__World__time')).to.deep.equal({ key: 'Hello__World__time', name: 'time', namespace: 'Hello__World', value: 'morning', isSet: true, declaredAt: '', usedBy: ['2'] });
    expect(slot('Hello__inner')).to.deep.include({ name: 'inner', namespace: 'Hello' });
    expect(slot('Other__key')).to.deep.include({ name: 'Other__key', isSet: false });
    expect(slot('Other__key')).to.not.have.property('namespace');
  });

  it('false is a value, null is none', () => {
    expect(slot('plain')).to.include({ isSet: true, value: false });
    expect(slot('tone')).to.deep.include({ isSet: true, usedBy: ['2'], declaredAt: '' });
  });

  it('are listed as not set where the tree declares them and the document does not have them', () => {
    expect(slot('Hello__World__x')).to.deep.include({ isSet: false, value: undefined, declaredAt: '0' });
    expect(trace.scopes.variables.map(({ key }) => key)).to.deep.equal(['Hello__World__time', 'plain', 'Other__key', 'Hello__World__x', 'Hello__inner']);
  });
});

describe('the engine', () => {
  it('has a row for every path the runtime wrote about, in the order of the tree, those it does not have last', () => {
    const tree = sequence('Root', [action('A', 'ie'), action('B', 'i', { retries: 3 })]);
    const { engine } = open(tree, runtime({ '7.1': 'success', 1: 'failure', 0: 'success' }, { 0: 2 }, { '': 1, 1: 2 }));
    expect(engine).to.deep.equal([
      { path: '', names: ['Root'], retriesUsed: 1 },
      { path: '0', names: ['Root', 'A'], status: 'success', step: { index: 2, count: 2 } },
      { path: '1', names: ['Root', 'B'], status: 'failure', retriesUsed: 2, retriesAllowed: 3 },
      { path: '7.1', names: ['7', '1'], status: 'success' },
    ]);
  });
});
