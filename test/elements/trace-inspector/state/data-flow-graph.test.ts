import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { dataFlowOf, joinedTo, type DataFlow } from '../../../../src/elements/trace-inspector/state/data-flow-graph.js';
import { parseTrace, type TraceDocument } from '../../../../src/trace-model/index.js';

const KEYS = ['a', 'b', 'c', 'd'] as const;

/** A sequence whose actions name these keys, one list an action. */
function named(uses: readonly (readonly string[])[], sigil = 'VAR'): TraceDocument {
  const children = uses.map((keys, at) => ({
    type: 'action',
    name: `Step_${at}`,
    steps: [{ kind: 'instruct', instruction: keys.map((key) => `$${sigil}.${key}`).join(' and ') || 'nothing' }],
  }));
  const values = Object.fromEntries(KEYS.map((key) => [key, key]));
  return parseTrace(
    {
      ...{ uri: 'memory://flow', tree_uri: 'memory://tree', schema_version: 1, status: 'running', phase: 'idle', cursor: '[]', protocol_accepted: true },
      ...{ created_at: '2026-05-22T09:14:01.022Z', updated_at: '2026-05-22T09:14:01.022Z' },
      tree: { type: 'sequence', name: 'Root', children },
      ...{ var: sigil === 'VAR' ? values : {}, const: sigil === 'CONST' ? values : {} },
      ...{ runtime: { node_status: {}, step_index: {}, retry_count: {} }, trace: [] },
    },
    { now: 0 },
  ).document;
}

const nameOf = ({ items }: DataFlow, at: number): string => {
  const item = items[at]!;
  return item.kind === 'node' ? item.node.name : item.slot.key;
};

const linesOf = (flow: DataFlow): string[] =>
  Array.from({ length: flow.edges.length / 2 }, (_, at) => `${nameOf(flow, flow.edges[2 * at]!)} → ${nameOf(flow, flow.edges[2 * at + 1]!)}`);

describe('the graph of a data flow', () => {
  it('leads from the first node that names a variable to it, and from it to the others', () => {
    const trace = named([['a'], ['a', 'b'], ['b', 'a']]);
    const flow = dataFlowOf(trace, trace.scopes);
    expect(linesOf(flow)).to.have.members(['Step_0 → a', 'a → Step_1', 'a → Step_2', 'Step_1 → b', 'b → Step_2']);
  });

  it('leads from constants to nodes', () => {
    const trace = named([['a'], ['a']], 'CONST');
    expect(linesOf(dataFlowOf(trace, trace.scopes))).to.have.members(['a → Step_0', 'a → Step_1']);
  });

  it('leaves out nodes that name nothing, and tells of slots nobody names', () => {
    const trace = named([['a'], []]);
    const flow = dataFlowOf(trace, trace.scopes);
    expect(flow.items.map((_, at) => nameOf(flow, at))).to.deep.equal(['Step_0', 'a']);
    expect(flow.unused.map(({ key }) => key)).to.deep.equal(['b', 'c', 'd']);
  });

  it('says what a line joins an item to', () => {
    const trace = named([['a'], ['a', 'b']]);
    const flow = dataFlowOf(trace, trace.scopes);
    const a = flow.items.findIndex((_, at) => nameOf(flow, at) === 'a');
    expect([...joinedTo(flow, a)].map((at) => nameOf(flow, at))).to.have.members(['a', 'Step_0', 'Step_1']);
  });

  it('joins each node with each name in its text, once, and never leads back', () => {
    fc.assert(
      fc.property(fc.array(fc.uniqueArray(fc.constantFrom(...KEYS)), { minLength: 1, maxLength: 8 }), (uses) => {
        const trace = named(uses);
        const flow = dataFlowOf(trace, trace.scopes);
        const lines = linesOf(flow);
        const expected = uses.flatMap((keys, at) => keys.map((key) => [`Step_${at} → ${key}`, `${key} → Step_${at}`]));
        expect(lines.length).to.equal(expected.length);
        for (const pair of expected) expect(lines.filter((each) => pair.includes(each)).length).to.equal(1);
        // Taking away what nothing leads to, again and again, must leave nothing.
        let left = lines;
        for (;;) {
          const targets = new Set(left.map((each) => each.split(' → ')[1]));
          const next = left.filter((each) => targets.has(each.split(' → ')[0]));
          if (next.length === left.length) break;
          left = next;
        }
        expect(left).to.deep.equal([]);
      }),
    );
  });

  it('has another shape only when an item or a line is another', () => {
    const [trace, other] = [named([['a'], ['b']]), named([['a'], ['a']])];
    const shape = (each: TraceDocument): string => dataFlowOf(each, each.scopes).shape;
    expect(shape(named([['a'], ['b']]))).to.equal(shape(trace));
    expect(shape(other)).not.to.equal(shape(trace));
  });
});
