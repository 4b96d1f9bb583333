/** custom-elements.json, which editors and documentation read: all of the contract is in it, and all of it is explained. */
import { expect } from '@open-wc/testing';
import { ATTRIBUTES, MEMBERS } from './attributes.js';
import { RUN_EVENTS, TRACE_EVENTS, typesOf } from './events.js';

interface Named {
  readonly name: string;
  readonly description?: string;
  readonly default?: string;
  readonly type?: { readonly text: string };
}

interface Declaration {
  readonly tagName?: string;
  readonly attributes?: readonly Named[];
  readonly members?: readonly Named[];
  readonly events?: readonly Named[];
  readonly slots?: readonly Named[];
  readonly cssParts?: readonly Named[];
  readonly cssProperties?: readonly Named[];
}

interface Manifest {
  readonly modules: readonly { readonly declarations: readonly Declaration[] }[];
}

const CANVAS = 'viewport node node-label node-status edge toolbar zoom-level minimap legend diagnosis error search differences';
const INSPECTOR = 'tabs tab panel card badge state-row engine-row search filters';

/** Contract 1.1 and 1.6, by tag. */
const EVENTS: Readonly<Record<string, readonly string[]>> = {
  'live-run-viewer': typesOf(RUN_EVENTS),
  'run-provider': typesOf(RUN_EVENTS),
  'trace-canvas': typesOf(TRACE_EVENTS),
  'trace-inspector': ['trace-select', 'trace-tab-change'],
  'trace-viewer': typesOf(TRACE_EVENTS),
};
const PARTS: Readonly<Record<string, string>> = {
  'live-run-viewer':
    'base header title status metrics metric connection log entry entry-summary entry-details search filters error-panel remediation findings steer-bar steer-input receipt approval scrubber',
  'trace-canvas': `base empty ${CANVAS}`,
  'trace-inspector': `base empty ${INSPECTOR}`,
  'trace-viewer': `base empty rail timeline ${CANVAS} ${INSPECTOR}`,
};
const SLOTS = 'header-start header-end metrics-end empty error footer';

const names = (list: readonly Named[] = []): string[] => list.map(({ name }) => name);

describe('custom-elements.json', () => {
  let declarations: ReadonlyMap<string, Declaration>;

  before(async () => {
    const { modules } = (await (await fetch('/custom-elements.json')).json()) as Manifest;
    const elements = modules.flatMap((module) => module.declarations).filter(({ tagName }) => tagName !== undefined);
    declarations = new Map(elements.map((one) => [one.tagName!, one]));
  });

  it('knows every element, and no other', () => expect([...declarations.keys()].sort()).to.deep.equal(Object.keys(ATTRIBUTES).sort()));

  for (const [tag, attributes] of Object.entries(ATTRIBUTES)) {
    it(`<${tag}>: attributes with their defaults, properties, methods, events and parts`, () => {
      const { attributes: written = [], members, events, cssParts } = declarations.get(tag)!;
      for (const [name, , initial] of attributes) {
        const found = written.find((one) => one.name === name);
        expect(found, name).to.not.equal(undefined);
        expect(found!.default, name).to.equal(typeof initial === 'string' ? `'${initial}'` : initial === undefined ? undefined : String(initial));
      }
      const { settable = [], readable = [], methods = [] } = MEMBERS[tag] ?? {};
      expect(names(members)).to.include.members([...settable, ...readable, ...methods]);
      expect(names(events)).to.include.members([...(EVENTS[tag] ?? [])]);
      expect(names(cssParts)).to.include.members((PARTS[tag] ?? '').split(' ').filter(Boolean));
    });

    it(`<${tag}>: nothing without a word about it`, () => {
      const { attributes: written = [], members = [], events = [], slots = [], cssParts = [] } = declarations.get(tag)!;
      const silent = [...written, ...members, ...events, ...slots, ...cssParts].filter(({ description }) => !description);
      expect(names(silent)).to.deep.equal([]);
      expect(names(events).filter((name) => !name.includes('-'))).to.deep.equal([]);
    });
  }

  it('<live-run-viewer>: slots', () => expect(names(declarations.get('live-run-viewer')!.slots)).to.deep.equal(SLOTS.split(' ')));

  it('every token with its default, where a whole run or execution is shown', () => {
    for (const tag of Object.keys(PARTS)) {
      const { cssProperties = [] } = declarations.get(tag)!;
      expect(cssProperties.length, tag).to.equal(32);
      for (const { name, default: initial } of cssProperties) expect(initial, name).to.be.a('string');
    }
  });
});
