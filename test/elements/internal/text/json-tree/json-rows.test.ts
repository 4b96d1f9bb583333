import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import { JsonRows, MAX_EXPANDED, type JsonPlace } from '../../../../../src/elements/internal/text/json-tree/json-rows.js';

const keysOf = (rows: JsonRows): string[] => Array.from({ length: rows.length }, (_, i) => rows.pathOf(rows.at(i)));
const placeOf = (rows: JsonRows, path: string): JsonPlace => rows.at(keysOf(rows).indexOf(path));

/** The rows a plain recursive walk gives, for values that are open wherever `isOpen` says so. */
function walk(value: object, isOpen: (path: string) => boolean, path = '$'): string[] {
  return Object.entries(value).flatMap(([key, child]: [string, unknown]) => {
    const here = Array.isArray(value) ? `${path}[${key}]` : `${path}.${key}`;
    const inner = typeof child === 'object' && child !== null && isOpen(here) ? walk(child, isOpen, here) : [];
    return [here, ...inner];
  });
}

describe('Rows of a JSON tree', () => {
  it('are those of a plain walk, whatever is opened and closed', () => {
    const { value: json } = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof({ depthSize: 'small' }, fc.integer(), fc.array(tie('value'), { maxLength: 4 }), fc.dictionary(fc.constantFrom('a', 'b', 'c'), tie('value'), { maxKeys: 3 })),
    }));
    const roots = json.filter((value) => typeof value === 'object' && value !== null && Object.keys(value).length > 0);
    fc.assert(
      fc.property(roots, fc.array(fc.nat(60), { maxLength: 25 }), (value, clicks) => {
        const rows = new JsonRows(value);
        const open = new Set<string>();
        for (const click of clicks) {
          const place = rows.at(click % rows.length);
          const path = rows.pathOf(place);
          if (rows.isOpen(place)) {
            rows.close(place);
            // What was open in it is forgotten.
            for (const each of open) if (each === path || each.startsWith(`${path}.`) || each.startsWith(`${path}[`)) open.delete(each);
          } else if (rows.open(place)) open.add(path);
          const expected = walk(value as object, (each) => open.has(each));
          expect(keysOf(rows)).to.deep.equal(expected);
          for (let i = 0; i < expected.length; i++) expect(rows.rowOf(rows.at(i))).to.equal(i);
          const chain: string[] = [];
          for (let at: JsonPlace | undefined = rows.at(0); at; at = rows.next(at)) chain.push(rows.pathOf(at));
          expect(chain).to.deep.equal(expected);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('hold a million values and 5,000 levels without recursion', () => {
    const wide = new JsonRows(Array.from({ length: 1_000_000 }, (_, i) => i));
    expect(wide.length).to.equal(1_000_000);
    expect(wide.pathOf(wide.at(999_999))).to.equal('$[999999]');
    let deep: unknown = 1;
    for (let i = 0; i < 5000; i++) deep = { down: deep };
    const abyss = new JsonRows(deep);
    expect(abyss.openAll()).to.equal(true);
    expect(abyss.length).to.equal(5000);
    expect(abyss.rowOf(abyss.at(4999))).to.equal(4999);
    expect(abyss.at(4999).branch.depth).to.equal(4999);
  });

  it('stops opening everything at 50,000 rows, and closes all', () => {
    const many = new JsonRows(Array.from({ length: 2000 }, () => Array.from({ length: 100 }, (_, i) => i)));
    expect(many.openAll()).to.equal(false);
    expect(many.length).to.be.within(MAX_EXPANDED, MAX_EXPANDED + 100);
    many.closeAll();
    expect(many.length).to.equal(2000);
  });

  it('name what stands in itself instead of opening it, and call nothing', () => {
    const self: Record<string, unknown> = { a: 1 };
    self.self = self;
    const rows = new JsonRows(self);
    expect(rows.isCircular(placeOf(rows, '$.self'))).to.equal(true);
    expect(rows.open(placeOf(rows, '$.self'))).to.equal(undefined);
    let called = 0;
    const host = new JsonRows({ get secret() { return called++; } });
    expect(typeof host.child(host.at(0)).value).to.equal('symbol');
    expect(called).to.equal(0);
  });

  it('open a long text to its lines', () => {
    const rows = new JsonRows({ text: `one\n${'x'.repeat(300)}` });
    rows.open(rows.at(0));
    expect(Array.from({ length: rows.length - 1 }, (_, i) => String(rows.child(rows.at(i + 1)).value).length)).to.deep.equal([3, 120, 120, 60]);
  });

  it('have paths that can be pasted', () => {
    const rows = new JsonRows({ 'a b': [{ __proto__x: 1 }] });
    rows.openAll();
    expect(keysOf(rows)).to.deep.equal(['$["a b"]', '$["a b"][0]', '$["a b"][0].__proto__x']);
  });
});
