/** Contract 1: what every element has, as a page that knows only the contract uses it. */
import { expect } from '@open-wc/testing';
import '../../src/define.js';
import { ATTRIBUTES, MEMBERS } from './attributes.js';

/** An element that nobody has touched, with its properties by name. */
const created = (tag: string): HTMLElement & Record<string, unknown> => document.createElement(tag) as HTMLElement & Record<string, unknown>;

describe('contract 1: `run-elements/define` registers all', () => {
  for (const tag of Object.keys(ATTRIBUTES)) it(`<${tag}>`, () => expect(customElements.get(tag)).to.be.a('function'));
});

for (const [tag, attributes] of Object.entries(ATTRIBUTES)) {
  describe(`<${tag}>`, () => {
    for (const [name, property, initial, text, value, reflects] of attributes) {
      it(`${name}="${text}"`, async () => {
        const element = created(tag);
        expect(element[property], 'without the attribute').to.equal(initial);
        document.body.append(element);
        element.setAttribute(name, text);
        expect(element[property], 'with it').to.equal(value);
        element.removeAttribute(name);
        expect(element[property], 'without it again').to.not.equal(value === initial ? true : value);
        element[property] = value;
        await element.updateComplete;
        const expected = reflects ? (value === true ? '' : value) : null;
        expect(element.getAttribute(name), reflects ?? 'the property leaves the attribute alone').to.equal(expected);
        element.remove();
      });
    }

    for (const name of MEMBERS[tag]?.settable ?? []) {
      it(`.${name} can be set, before it is in a page and after`, () => {
        const element = created(tag);
        expect(element[name]).to.equal(undefined);
        element[name] = undefined;
        document.body.append(element);
        element[name] = undefined;
        element.remove();
      });
    }

    for (const name of MEMBERS[tag]?.readable ?? []) {
      it(`.${name} is read only, and can be read at any time`, () => {
        const element = created(tag);
        const first = element[name];
        expect(() => (element[name] = 1)).to.throw(TypeError);
        expect(element[name]).to.deep.equal(first);
      });
    }

    for (const name of MEMBERS[tag]?.methods ?? []) it(`.${name}()`, () => expect(created(tag)[name]).to.be.a('function'));
  });
}
