/** Documents that are wrong somewhere, in the whole of `<trace-viewer>`: every panel shows what there is, and the next good one opens. */
import { expect } from '@open-wc/testing';
import type { TraceViewer } from '../../../src/elements/trace-viewer/trace-viewer.js';
import { deepAll, until } from '../support/dom.js';
import { bytesOf, one, placed, shown } from './viewer-page.js';

interface Raw extends Record<string, unknown> {
  tree: { children: Record<string, unknown>[] };
  trace: Record<string, unknown>[];
}

const NAME = 'ship-fix-failed-retries-exhausted';
const raw = async (): Promise<Raw> => JSON.parse(new TextDecoder().decode(await bytesOf(NAME))) as Raw;
const HUGE = 50_000_000;
const HTML = '<img src=x onerror="globalThis.canary = 1"><script>globalThis.canary = 1</script>';
const ODD_VALUES: readonly unknown[] = [null, 0, -0, 1e308, '', ' ', '\ud800', '\u0000', '\u202eabc', HTML, [], {}, [[[[]]]], true, { toString: null }, Array.from({ length: 2000 }, (_, i) => i)];

/** What a person goes through: every tab, the root and a node selected. */
async function lookedAt(viewer: TraceViewer): Promise<void> {
  for (const path of ['', '2.1', '2']) {
    viewer.selected = path;
    await viewer.updateComplete;
    for (const name of ['State', 'Engine', 'Activity']) {
      const tab = deepAll(viewer.shadowRoot!, '[role=tab]').find((each) => each.textContent.trim() === name) as HTMLElement;
      tab.click();
      await until(() => deepAll(viewer.shadowRoot!, `[role=tab][aria-selected=true]`).some((each) => each.textContent.trim() === name), `${name} is shown`);
      await new Promise(requestAnimationFrame);
      await until(() => deepAll(viewer.shadowRoot!, '[role=tabpanel]').some(({ textContent }) => textContent.trim() !== ''), `${name} has something in it`);
    }
  }
}

/** No element and no attribute came of text, nothing ran, no prototype has changed, and a good document opens. */
async function isUnharmed(viewer: TraceViewer, prototype: readonly PropertyKey[]): Promise<void> {
  expect(deepAll(viewer.shadowRoot!, 'img, script, iframe, [onerror], [onload]').length).to.equal(0);
  expect(globalThis).to.not.have.property('canary');
  expect(Reflect.ownKeys(Object.prototype)).to.deep.equal(prototype);
  viewer.data = new TextDecoder().decode(await bytesOf('root-retry-success'));
  await until(() => viewer.trace?.nodes.length === 4, 'the next good one opens');
  await until(() => one(viewer, '[part~=diagnosis]').textContent.includes('Complete'), 'and says what it is');
}

describe('<trace-viewer> and bad input', () => {
  const prototype = Reflect.ownKeys(Object.prototype);
  const faults: Readonly<Record<string, (document: Raw) => void>> = {
    'without var and const': (document) => ['var', 'const'].forEach((key) => Reflect.deleteProperty(document, key)),
    'without runtime maps': (document) => Reflect.deleteProperty(document, 'runtime'),
    'without a log': (document) => Reflect.deleteProperty(document, 'trace'),
    'with odd entries': (document) => document.trace.splice(1, 0, ...(ODD_VALUES as Record<string, unknown>[])),
    'whose entries hold odd values': (document) => document.trace.forEach((entry, i) => Object.keys(entry).forEach((key, k) => (entry[key] = ODD_VALUES[(i + k) % ODD_VALUES.length]))),
    'with values of every size and type': (document) => {
      document.var = Object.fromEntries(ODD_VALUES.map((value, i) => [`slot ${i} ${JSON.stringify(value).slice(0, 20)}`, value]));
      document.const = JSON.parse('{"__proto__": {"polluted": 1}, "constructor": null, "": {"": ""}, "hasOwnProperty": 1}') as object;
    },
    'with odd maps': (document) => (document.runtime = { node_status: { '2.1': 5, '': {}, __proto__x: 'success' }, step_index: [], retry_count: { 2: -1, 0: 1e308 } }),
    'with hostile texts everywhere': (document) => {
      for (const node of [document.tree as Record<string, unknown>, ...document.tree.children]) node.name = HTML;
      for (const entry of document.trace) Object.assign(entry, { name: HTML, note: HTML, submitted: HTML, outcome: HTML });
      Object.assign(document, { uri: `javascript:${HTML}`, tree_uri: HTML, status: HTML, phase: HTML, var: { [HTML]: HTML } });
    },
  };
  for (const [what, spoil] of Object.entries(faults)) {
    it(`shows a document ${what}`, async () => {
      const document = await raw();
      spoil(document);
      const viewer = await placed();
      viewer.data = JSON.stringify(document);
      await shown(viewer);
      await lookedAt(viewer);
      await isUnharmed(viewer, prototype);
    });
  }

  const places: Readonly<Record<string, (document: Raw, text: string) => void>> = {
    'a variable': (document, text) => (document.var = { Ship_Fix__ticket: text }),
    'the name of a node': (document, text) => (document.tree.children[2]!.name = text),
    'what a step asks': (document, text) => (document.tree.children[0]!.steps = [{ kind: 'instruct', instruction: text }]),
    'a note': (document, text) => (document.trace.at(-1)!.note = text),
    'the status, and the address': (document, text) => Object.assign(document, { status: text.slice(0, HUGE / 2), uri: text.slice(0, HUGE / 2) }),
  };
  for (const [what, put] of Object.entries(places)) {
    it(`shows 50 megabytes in ${what} as their beginning`, async function () {
      this.timeout(60_000);
      const document = await raw();
      put(document, 'x'.repeat(HUGE));
      const viewer = await placed();
      viewer.data = JSON.stringify(document);
      await shown(viewer);
      await lookedAt(viewer);
      const drawn = deepAll(viewer.shadowRoot!, '*').filter(({ childElementCount }) => childElementCount === 0);
      for (const { textContent } of drawn) expect(textContent.length).to.be.lessThan(100_000);
      await isUnharmed(viewer, prototype);
    });
  }
});
