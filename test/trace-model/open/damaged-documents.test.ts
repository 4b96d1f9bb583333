import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { TraceError } from '../../../src/trace-model/errors.js';
import { parseTrace, type ParsedTrace } from '../../../src/trace-model/parse-trace.js';
import { activityOf } from '../../../src/trace-model/ask/activity.js';
import { action, log, raw, sequence } from '../documents.js';
import { bytesOf, corpus, jsonOf, SNAPSHOT } from '../support/documents.js';

type Options = Parameters<typeof parseTrace>[1];

/** Opens what may be anything: a view that can be used, or one clear error; everything lazy in it is asked for. */
function survives(input: Uint8Array | string | object, options?: Options): ParsedTrace | TraceError {
  try {
    const parsed = parseTrace(input, options);
    const { nodes, root, entries, scopes, engine, diagnosis, warnings } = parsed.document;
    expect(nodes[0]).to.equal(root);
    for (const { status, why } of nodes) expect([status, typeof why]).to.include('string').and.not.include(undefined);
    expect(activityOf(parsed.document, '').length).to.be.at.least(entries.length);
    expect(scopes.variables.length + engine.length + diagnosis.text.length + warnings.length).to.be.greaterThan(0);
    return parsed;
  } catch (error) {
    if (!(error instanceof TraceError)) throw error;
    expect(error.message).to.not.equal('');
    return error;
  }
}

/** Every place in a document, as the fields that lead to it. */
function placesIn(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, item]) => placesIn(item, [...path, key]))];
}

function replaced(value: unknown, [key, ...rest]: readonly string[], by: unknown): unknown {
  if (key === undefined) return by;
  if (Array.isArray(value)) return value.map((item, i): unknown => (String(i) === key ? replaced(item, rest, by) : item));
  return Object.fromEntries(Object.entries(value as object).map(([name, item]) => [name, name === key ? replaced(item, rest, by) : item]));
}

const WRONG = [null, true, 0, -1, 0.5, 1e300, '', 'x', [], [null], {}, { a: 1 }, [[]], '9'.repeat(40)];

describe('Damaged documents', () => {
  it('cut off at any byte open as far as they go, or name the place', async function () {
    this.timeout(60_000);
    for (const name of ['parallel-failure', 'root-is-action-failed', 'root-retry-success']) {
      const whole = await bytesOf(`behaviors/${name}.json`);
      const complete = parseTrace(whole).document;
      let opened = 0;
      // The last brace and the line's end after it are all that may be missing without a loss.
      const end = whole.lastIndexOf('}'.charCodeAt(0));
      for (let length = 0; length <= end; length++) {
        const result = survives(whole.subarray(0, length));
        if (result instanceof TraceError) {
          expect(result.code, `${length} bytes`).to.be.oneOf(['empty', 'truncated']);
          continue;
        }
        opened++;
        expect(result.warnings[0]?.code, `${length} bytes`).to.equal('truncated');
        expect(result.warnings[0]?.text).to.contain(length.toLocaleString('en'));
        expect(result.document.entries.length).to.be.at.most(complete.entries.length);
        expect(result.document.nodes.length).to.be.at.most(complete.nodes.length);
      }
      expect(opened).to.be.greaterThan(whole.length / 2);
    }
  });

  it('cut off keep every entry that is whole', async () => {
    const whole = await bytesOf('behaviors/ship-fix-success.json');
    const text = new TextDecoder().decode(whole);
    const at = text.indexOf('"outcome"', text.indexOf('"trace"') + 3000);
    const entries = (text.slice(text.indexOf('"trace"'), at).match(/"outcome"/g) ?? []).length;
    expect(entries).to.be.greaterThan(5);
    const { document } = parseTrace(text.slice(0, at));
    expect(document.entries).to.have.length(entries);
    expect(document.entries.every(({ outcome, name }) => outcome !== '' && name !== '')).to.equal(true);
  });

  for (const name of ['behaviors/root-retry-success.json', 'behaviors/parallel-failure.json', 'abtree/executions/own-gate-rejected__own-ship-fix__1.json']) {
    it(`with any wrong value anywhere open, or name the place: ${name}`, async function () {
      this.timeout(60_000);
      const document = await jsonOf(name);
      const tree = name.startsWith('abtree') ? await jsonOf(SNAPSHOT) : undefined;
      const options: Options = tree ? { tree } : {};
      const places = placesIn(document);
      let opened = 0;
      for (const place of places) {
        for (const wrong of WRONG) if (!(survives(replaced(document, place, wrong) as object, options) instanceof TraceError)) opened++;
      }
      expect(opened).to.be.greaterThan(places.length * WRONG.length * 0.9);
    });
  }

  it('with several wrong or missing values open, or name the place', async () => {
    const document = await jsonOf('behaviors/parallel-failure.json');
    const places = placesIn(document).filter((place) => place.length > 0);
    const damage = fc.array(fc.tuple(fc.constantFrom(...places), fc.oneof(fc.constantFrom<unknown>(...WRONG, undefined), fc.jsonValue({ maxDepth: 2 }))), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(damage, (faults) => {
        const damaged = faults.reduce<unknown>((whole, [place, wrong]) => (typeof whole === 'object' && whole !== null ? tryReplace(whole, place, wrong) : whole), document);
        survives(damaged as object);
        survives(JSON.stringify(damaged));
      }),
      { numRuns: 400 },
    );
  });

  it('of any JSON at all are refused or opened', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), (text) => {
        survives(text);
      }),
      { numRuns: 500 },
    );
  });

  it('with bytes changed, lost or added at random are refused or opened', async () => {
    const whole = await bytesOf('behaviors/root-retry-success.json');
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 }), fc.nat(3), (changes, cut) => {
        const damaged = Uint8Array.from(whole);
        for (const [at, byte] of changes) damaged[at] = byte;
        const [[at] = [0]] = changes;
        survives(damaged);
        survives(Uint8Array.from([...damaged.subarray(0, at), ...damaged.subarray(at + cut)]));
      }),
      { numRuns: 300 },
    );
  });

  it('of the test suite for parsers are refused with a code', async function () {
    this.timeout(60_000);
    for (const folder of ['test_parsing', 'test_transform']) {
      for (const name of await corpus(this, `jsontestsuite/${folder}`)) {
        const response = await fetch(`/shared/corpora/jsontestsuite/${folder}/${encodeURIComponent(name)}`);
        expect(survives(new Uint8Array(await response.arrayBuffer())), name).to.be.instanceOf(TraceError);
      }
    }
  });

  // What grows with the square of the depth would run for hours, what calls itself overflows the stack.
  it('a million levels deep, in the tree, the log or a variable, are opened or refused', () => {
    const levels = 1_000_000;
    const text = JSON.stringify(raw(action('Only'), { var: { deep: 0 } }));
    const tree = `${'{"type":"sequence","name":"S","children":['.repeat(levels / 2)}{"type":"action","name":"A","steps":[]}${']}'.repeat(levels / 2)}`;
    const value = `${'[{"a":'.repeat(levels / 2)}1${'}]'.repeat(levels / 2)}`;
    const deep = [
      text.replace(/"tree":\{.*?\]\}/, `"tree":${tree}`),
      text.replace('"deep":0', `"deep":${value}`),
      text.replace('"trace":[]', `"trace":[${value}]`),
      `${'['.repeat(levels)}${']'.repeat(levels)}`,
      '['.repeat(levels),
      '{"tree":'.repeat(levels),
    ];
    const came = deep.map((input) => {
      const result = survives(input);
      return result instanceof TraceError ? result.code : result.warnings.map(({ code }) => code);
    });
    expect(came).to.deep.equal([['deep_value', 'too_deep'], ['deep_value'], ['deep_value', 'odd_entry'], 'not_a_trace', 'truncated', 'truncated']);
  });

  it('with keys and names of the prototype chain are shown as written, and change nothing', () => {
    const before = Reflect.ownKeys(Object.prototype);
    const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', ''];
    const slots = names.map((name) => `${JSON.stringify(name)}:{"polluted":true}`).join(',');
    const tree = sequence('__proto__', names.map((name) => action(name)));
    const text = JSON.stringify({ ...raw(tree), ...log(tree, ['0 success', '1 success']) })
      .replace('"var":{}', `"var":{${slots}}`)
      .replace('"node_status":{}', `"node_status":{${names.map((name) => `${JSON.stringify(name)}:"success"`).join(',')}}`);
    const result = survives(text);
    if (result instanceof TraceError) throw result;
    expect(result.document.scopes.variables.map(({ key }) => key)).to.have.members(names);
    expect(result.document.nodes.map(({ name }) => name)).to.deep.equal(['__proto__', ...names]);
    expect(Reflect.ownKeys(Object.prototype)).to.deep.equal(before);
    expect(({} as { polluted?: boolean }).polluted).to.equal(undefined);
  });

  it('with the naughty strings as names, keys, notes and words are shown as written', async function () {
    await corpus(this, 'naughty-strings');
    const strings = (await (await fetch('/shared/corpora/naughty-strings/blns.json')).json()) as readonly string[];
    const tree = sequence('All', strings.map((text) => action(text, 'i', { steps: [{ kind: 'instruct', instruction: text }] })));
    const variables = Object.fromEntries(strings.map((text) => [text, text]));
    const result = survives(JSON.stringify(raw(tree, { var: variables, status: strings[5], phase: strings[7] })));
    if (result instanceof TraceError) throw result;
    expect(result.document.nodes.slice(1).map(({ name }) => name)).to.deep.equal(strings);
    expect(result.document.scopes.variables).to.have.length(Object.keys(variables).length);
  });

  it('leave the next good document as it is', async () => {
    const good = await bytesOf('behaviors/parallel-failure.json');
    const expected = parseTrace(good, { now: 0 });
    for (const bad of ['', '{', '<html>', '[]', '{"tree":{"type":"action","name":"__proto__"}}']) survives(bad);
    expect(parseTrace(good, { now: 0 })).to.deep.equal(expected);
  });
});

/** A fault within what an earlier fault has replaced has no place any more. */
function tryReplace(whole: unknown, place: readonly string[], wrong: unknown): unknown {
  let at: unknown = whole;
  for (const key of place.slice(0, -1)) at = typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[key] : undefined;
  return typeof at === 'object' && at !== null ? replaced(whole, place, wrong) : whole;
}
