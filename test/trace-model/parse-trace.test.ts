import { expect } from '@open-wc/testing';
import { parseTrace } from '../../src/trace-model/parse-trace.js';
import type { WrittenTrace } from '../../src/trace-model/trace-document.js';
import { action, open, raw, selector, sequence } from './documents.js';
import { ABTREE, BEHAVIORS, bytesOf, jsonOf, SNAPSHOT, textOf } from './support/documents.js';

const writtenOf = (input: object, options?: Parameters<typeof parseTrace>[1]): WrittenTrace => {
  const { written } = parseTrace(input, options).document;
  if (!written) throw new Error('a parsed document has what was written');
  return written;
};

describe('parseTrace: real documents', () => {
  for (const [name, { nodes, entries }] of Object.entries(BEHAVIORS)) {
    it(`opens ${name} whole and without a warning`, async () => {
      const { document, warnings, history } = parseTrace(await bytesOf(`behaviors/${name}.json`));
      expect(warnings).to.deep.equal([]);
      expect(history).to.equal(undefined);
      expect(document.nodes).to.have.length(nodes);
      expect(document.entries).to.have.length(entries);
      expect(document).to.include({ format: 'behaviors', version: 1 });
      expect(document.written?.extra).to.have.property('size', 0);
      expect(document.entries.every(({ raw: odd, timeText }) => odd === undefined && timeText === undefined)).to.equal(true);
    });
  }

  for (const [name, entries] of Object.entries(ABTREE)) {
    it(`opens ${name} with its tree from the second file`, async () => {
      const { document, warnings } = parseTrace(await bytesOf(`abtree/executions/${name}.json`), { tree: await bytesOf(SNAPSHOT) });
      expect(warnings).to.deep.equal([]);
      expect(document.nodes).to.have.length(23);
      expect(document.entries).to.have.length(entries);
      expect(document).to.include({ format: 'abtree', uri: name, treeUri: 'own-ship-fix' });
      expect(document.version).to.equal(undefined);
      expect(document.summary).to.be.a('string');
      expect(document.root.declares.filter(({ scope }) => scope === 'variable')).to.have.length(8);
      expect(document.root.declares.filter(({ scope }) => scope === 'constant')).to.have.length(6);
    });
  }

  it('gives the same from bytes, text and an object', async () => {
    const path = 'behaviors/ship-fix-success.json';
    const now = Date.UTC(2026, 10, 22);
    const fromBytes = parseTrace(await bytesOf(path), { now });
    expect(parseTrace(await textOf(path), { now })).to.deep.equal(fromBytes);
    expect(parseTrace(await jsonOf(path), { now })).to.deep.equal(fromBytes);
  });

  it('gives a document that was opened already back as it is', () => {
    const document = open(action('Only'));
    expect(parseTrace(document).document).to.equal(document);
  });

  it('reads every field of version 1', async () => {
    const written = writtenOf(await jsonOf('behaviors/ship-fix-inflight-evaluating.json'));
    expect(written).to.include({ status: 'running', phase: 'evaluating', protocolAccepted: true, treeUri: 'file:///home/dev/own/ship-fix.json' });
    expect(written.cursor).to.deep.equal({ path: '4.1.1', step: 1 });
    expect(written.createdAt).to.equal(Date.UTC(2026, 10, 21, 19, 12, 12, 564));
    expect(written.updatedAt).to.equal(Date.UTC(2026, 10, 21, 19, 12, 15, 239));
    expect(written.nodes[3]).to.deep.equal({
      path: '1.0',
      name: 'Reproduce_With_Test',
      kind: 'action',
      depth: 2,
      parent: 2,
      children: [],
      steps: [
        { kind: 'evaluate', text: '$VAR.Ship_Fix__ticket.has_steps is true' },
        { kind: 'instruct', text: 'Write one failing test for $VAR.Ship_Fix__ticket.title and store its path at $VAR.Ship_Fix__failing_test.' },
        { kind: 'evaluate', text: '$VAR.Ship_Fix__failing_test fails when run alone' },
      ],
      declares: [],
    });
    expect(written.nodes.find(({ name }) => name === 'Fix_Loop')?.retriesAllowed).to.equal(2);
    expect(written.nodeStatus.get('1.0')).to.equal('failure');
    expect(written.constants.get('Ship_Fix__reviewers')).to.deep.equal(['ada', 'grace']);
    expect(written.entries[0]).to.include({ kind: 'protocol', name: 'Acknowledge_Protocol', submitted: 'accept', cursor: undefined });
    expect(written.entries[1]?.cursor).to.deep.equal({ path: '0', step: 0 });
  });
});

describe('parseTrace: the older form', () => {
  const name = 'own-evaluating__own-ship-fix__1';
  const options = async (): Promise<{ tree: object }> => ({ tree: await jsonOf(SNAPSHOT) });

  it('reads what its server sends as it reads the file', async () => {
    const file = await jsonOf(`abtree/executions/${name}.json`);
    const { protocol_accepted, created_at, updated_at, runtime, ...same } = file;
    const { node_status, step_index, retry_count } = runtime as Record<string, unknown>;
    const served = {
      ...same,
      protocolAccepted: protocol_accepted,
      createdAt: created_at,
      updatedAt: updated_at,
      runtime: { nodeStatus: node_status, stepIndex: step_index, retryCount: retry_count },
    };
    expect(writtenOf(served, await options())).to.deep.equal(writtenOf(file, await options()));
  });

  it('takes the tree as the server’s list of nodes', async () => {
    const file = await jsonOf(`abtree/executions/${name}.json`);
    const usual = writtenOf(file, await options());
    const list = usual.nodes.map((node) => ({
      id: node.path || 'root',
      path: node.path,
      name: node.name,
      kind: node.kind,
      ref: null,
      ...(node.kind === 'action' && { steps: node.steps }),
      status: null,
      retries: node.retriesAllowed,
      x: 10,
      y: 20,
    }));
    const served = writtenOf(file, { tree: { nodes: list, edges: [], width: 100, height: 100 } });
    const undeclared = usual.nodes.map((node) => ({ ...node, declares: [] }));
    expect(served.warnings).to.deep.equal([]);
    expect(served.nodes).to.deep.equal(undeclared);
  });

  it('takes bookkeeping from among the variables, where the first releases kept it, and a document without a log', async () => {
    const { trace, runtime, phase, protocol_accepted, local, ...early } = await jsonOf(`abtree/executions/${name}.json`);
    expect([trace, runtime, phase, protocol_accepted]).to.not.include(undefined);
    const slots = { ...(local as object), '_node_status__1.0': 'failure', _node_status__1: 'success', '_step__1.0': 2 };
    const written = writtenOf({ ...early, local: slots }, await options());
    expect(written.warnings).to.deep.equal([]);
    expect(written.entries).to.deep.equal([]);
    expect(Object.fromEntries(written.nodeStatus)).to.deep.equal({ '1.0': 'failure', '1': 'success' });
    expect(written.stepIndex.get('1.0')).to.equal(2);
    expect([...written.variables.keys()]).to.deep.equal(Object.keys(local as object));
  });

  it('asks for the second file by the name the document gives it, and says when it is no tree', async () => {
    const file = await jsonOf(`abtree/executions/${name}.json`);
    expect(() => parseTrace(file)).to.throw(/second file \(snapshot a78a5dfa/).with.property('code', 'tree_missing');
    for (const tree of [{}, { nodes: [] }, '[]', '"x"', 'null']) {
      expect(() => parseTrace(file, { tree })).to.throw().with.property('code', 'not_a_tree');
    }
  });

  it('opens a document of version 1 that lost its tree with one from a second file', () => {
    const tree = sequence('All', [action('One'), action('Two')]);
    const { tree: own, ...rest } = raw(tree) as Record<string, unknown>;
    expect(own).to.equal(tree);
    expect(() => parseTrace(rest)).to.throw().with.property('code', 'tree_missing');
    expect(parseTrace(rest, { tree }).document.nodes.map((node) => node.name)).to.deep.equal(['All', 'One', 'Two']);
  });

  it('says of a tree that is a number, a list or a yes that it is none, unless the tree is given beside it', () => {
    const tree = action('Only');
    for (const odd of [5, true, [], [tree]]) {
      const document = { ...raw(tree), tree: odd };
      expect(() => parseTrace(document)).to.throw(/as its tree is an? .*, not a node/).with.property('code', 'not_a_tree');
      expect(parseTrace(document, { tree }).document.root.name).to.equal('Only');
    }
    for (const elsewhere of [null, undefined, 'only.json']) {
      expect(() => parseTrace({ ...raw(tree), tree: elsewhere })).to.throw().with.property('code', 'tree_missing');
    }
  });

  it('takes something else that has a “tree” for no execution, and a tree or an execution that lost all else for one', () => {
    for (const other of [{ tree: { name: 'oak' } }, { tree: {} }, { tree: { name: 'oak' }, age: 90 }, { tree: 5 }]) {
      expect(() => parseTrace(other)).to.throw().with.property('code', 'not_a_trace');
    }
    expect(parseTrace({ tree: action('Only') }).document.root).to.include({ name: 'Only', kind: 'action' });
    for (const rest of [{ schema_version: 1 }, { trace: [] }, { status: 'running' }]) {
      const { document } = parseTrace({ tree: { name: 'Oak' }, ...rest });
      expect(document.root).to.include({ name: 'Oak', kind: 'unknown' });
    }
  });
});

describe('parseTrace: a tree of any shape', () => {
  it('draws a reference that leads back', () => {
    const { nodes } = writtenOf(raw(sequence('All', [action('One'), { type: 'ref', ref: '#' }])));
    expect(nodes[2]).to.include({ kind: 'reference', reference: '#', name: '', path: '1' });
  });

  it('closes the circle where an object of the page holds itself', () => {
    const children = [action('One')];
    const tree = sequence('All', [sequence('Inner', children)]);
    children.push(tree);
    const { nodes } = writtenOf(raw(tree));
    expect(nodes.map(({ path, kind, reference }) => [path, kind, reference])).to.deep.equal([
      ['', 'sequence', undefined],
      ['0', 'sequence', undefined],
      ['0.0', 'action', undefined],
      ['0.1', 'reference', '#'],
    ]);
  });

  it('is not held up by an object of the page that holds itself in two places', () => {
    const twice: Record<string, unknown> = { big: 2 ** 60 };
    twice.one = twice;
    twice.two = twice;
    const { document } = parseTrace({ ...raw(sequence('All', [action('One')])), var: { twice } });
    expect(document.scopes.variables.map(({ value }) => value)).to.have.members([twice]);
    expect(document.warnings.map(({ code, at }) => [code, at])).to.deep.equal([['unsafe_number', 'var.twice.big']]);
  });

  it('keeps what it does not know, and what is no node, in its place', () => {
    const tree = { type: 'sequence', name: 'All', children: [null, { type: 'race', name: 'First', weight: 3, children: [action('A')] }, 7, { name: 'Bare', steps: [] }] };
    const { nodes, warnings } = writtenOf(raw(tree as never));
    expect(nodes.map(({ path, kind, kindText, name }) => [path, kind, kindText, name])).to.deep.equal([
      ['', 'sequence', undefined, 'All'],
      ['0', 'unknown', 'null', ''],
      ['1', 'unknown', 'race', 'First'],
      ['1.0', 'action', undefined, 'A'],
      ['2', 'unknown', 'a number', ''],
      ['3', 'action', undefined, 'Bare'],
    ]);
    expect(nodes[2]?.extra).to.deep.equal(new Map([['weight', 3]]));
    expect(warnings.map(({ code, at }) => [code, at])).to.deep.equal([
      ['odd_node', 'tree.children[0]'],
      ['unknown_kind', 'tree.children[1]'],
      ['odd_node', 'tree.children[2]'],
      ['missing_field', 'tree.children[3].type'],
    ]);
  });

  it('reads steps as they are written for the runtime, too', () => {
    const steps = [{ instruct: 'Do it.' }, { evaluate: 'Is it done?' }, { kind: 'wait', text: 'Wait.' }, null];
    const { nodes, warnings } = writtenOf(raw({ ...action('One'), steps } as never));
    expect(nodes[0]?.steps).to.deep.equal([
      { kind: 'instruct', text: 'Do it.' },
      { kind: 'evaluate', text: 'Is it done?' },
      { kind: 'unknown', text: 'Wait.' },
      { kind: 'unknown', text: '' },
    ]);
    expect(warnings.map(({ code }) => code)).to.deep.equal(['unknown_step', 'odd_step']);
  });

  it('draws 200 levels and keeps what is deeper', () => {
    let tree = action('Deepest');
    for (let i = 0; i < 300; i++) tree = sequence(`Level_${300 - i}`, [tree]);
    const { nodes, warnings } = writtenOf(raw(tree));
    expect(nodes).to.have.length(201);
    expect(nodes[200]?.extra?.get('children')).to.have.length(1);
    expect(warnings.map(({ code }) => code)).to.deep.equal(['too_deep']);
  });

  it('refuses more nodes or entries than the limit, with the figure', () => {
    const wide = raw(selector('Wide', Array.from({ length: 50 }, (_, i) => action(`A${i}`))));
    expect(() => parseTrace(wide, { limits: { nodes: 50 } })).to.throw(/more than 50 nodes/).with.property('code', 'too_many');
    expect(() => parseTrace({ ...wide, trace: [1, 2, 3] }, { limits: { entries: 2 } })).to.throw(/3 entries/).with.property('code', 'too_many');
  });
});

describe('parseTrace: cursors', () => {
  const tree = sequence('All', [action('One', 'ie'), sequence('Two', [action('Inner')])]);
  const cursorOf = (cursor: unknown): unknown => writtenOf(raw(tree, { cursor })).cursor;

  for (const written of ['{"path":[1,0],"step":1}', '{ "step": 1, "path": ["1", "0"] }', '{"path":"1.0","step":1}', { path: [1, 0], step: 1 }]) {
    it(`reads ${typeof written === 'string' ? written : 'an object'}`, () => {
      expect(cursorOf(written)).to.deep.equal({ path: '1.0', step: 1 });
    });
  }
  const places: readonly [unknown, unknown][] = [
    ['1.0', { path: '1.0', step: 0 }],
    ['0', { path: '0', step: 0 }],
    [0, { path: '0', step: 0 }],
    [[1, 0], { path: '1.0', step: 0 }],
    ['[1,0]', { path: '1.0', step: 0 }],
    ['{"path":[],"step":0}', { path: '', step: 0 }],
    ['{"path":[7,7],"step":0}', { path: '7.7', step: 0 }],
    ['null', 'none'],
    [null, 'none'],
    [undefined, 'none'],
    ['', 'none'],
    ['[]', 'fresh'],
    [[], 'fresh'],
  ];
  for (const [written, expected] of places) {
    it(`reads ${written === undefined ? 'nothing' : JSON.stringify(written)}`, () => {
      expect(cursorOf(written)).to.deep.equal(expected);
    });
  }

  for (const odd of ['done a', '{"path":[-1],"step":0}', '{"path":[0],"step":-1}', '{"path":[0.5],"step":0}', '{"path":[,],"step":0}', '{', true, {}, { path: { 0: 1 } }]) {
    it(`reads ${JSON.stringify(odd)} as nothing open, and says so`, () => {
      const written = writtenOf(raw(tree, { cursor: odd }));
      expect(written.cursor).to.equal('none');
      expect(written.warnings.map(({ code, at }) => [code, at])).to.deep.equal([['odd_cursor', 'cursor']]);
    });
  }
});

describe('parseTrace: versions and unknown fields', () => {
  const tree = action('Only');
  const codes = (fields: object): string[] => writtenOf(raw(tree, fields)).warnings.map(({ code }) => code);

  it('opens newer versions with a warning that names both', () => {
    expect(codes({ schema_version: 1 })).to.deep.equal([]);
    for (const version of [2, '2.0', '1.4']) {
      const { warnings } = writtenOf(raw(tree, { schema_version: version }));
      expect(warnings).to.have.length(1);
      expect(warnings[0]?.text).to.contain(String(version)).and.to.contain('version 1');
    }
    expect(codes({ schema_version: 'latest' })).to.deep.equal(['odd_version']);
  });

  it('reads a document without a version as the oldest', () => {
    const { schema_version: version, ...rest } = raw(tree) as Record<string, unknown>;
    expect(version).to.equal(1);
    expect(writtenOf(rest).warnings.map(({ at }) => at)).to.deep.equal(['schema_version']);
  });

  it('keeps unknown fields of the document, the runtime, nodes and entries, without a warning', () => {
    const entry = { ts: '2026-01-01T00:00:01.000Z', kind: 'instruct', cursor: '{"path":[],"step":0}', name: 'Only', submitted: 'success', outcome: 'action_complete', cost: 3 };
    const runtime = { node_status: { '': 'success' }, step_index: {}, retry_count: {}, clock: 9 };
    const written = writtenOf(raw({ ...tree, owner: 'ada' } as never, { region: 'eu', runtime, trace: [entry] }));
    expect(written.warnings).to.deep.equal([]);
    expect([...written.extra]).to.deep.equal([
      ['region', 'eu'],
      ['runtime.clock', 9],
    ]);
    expect(written.nodes[0]?.extra).to.deep.equal(new Map([['owner', 'ada']]));
    expect(written.entries[0]?.raw).to.equal(entry);
  });

  it('reads the holes of lists in hand as what cannot be read', () => {
    const entry = { ts: '2026-01-01T00:00:01.000Z', kind: 'instruct', cursor: '{"path":[],"step":0}', name: 'Only', submitted: 'success', outcome: 'action_complete' };
    const trace: object[] = [entry];
    trace[2] = entry;
    const steps = new Array<object>(1).concat(tree.steps ?? []);
    const { document, warnings } = parseTrace(raw({ ...tree, steps }, { trace }));
    expect(document.entries.map(({ kind }) => kind)).to.deep.equal(['instruct', 'unknown', 'instruct']);
    expect(document.root.steps.map(({ kind }) => kind)).to.deep.equal(['unknown', 'instruct']);
    expect(warnings.length).to.be.greaterThan(0);
  });

  it('says what a value is that is no document', () => {
    const cases: readonly [string, RegExp][] = [
      ['null', /found null/],
      ['0', /found a number/],
      ['"x"', /found a string/],
      ['[]', /found an empty array/],
      ['{}', /found an empty object/],
      ['{"events":[]}', /run recording/],
      ['{"type":"sequence","name":"A","children":[]}', /tree without an execution/],
      ['{"hello":1}', /“hello”/],
    ];
    for (const [text, message] of cases) expect(() => parseTrace(text), text).to.throw(message).with.property('code', 'not_a_trace');
  });
});
