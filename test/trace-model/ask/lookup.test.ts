import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { treeIndexOf } from '../../../src/trace-model/ask/lookup.js';

interface Place {
  readonly path: string;
  readonly depth: number;
}

/** A tree in which each node comes under one of those before it, depth first. */
function placesOf(choices: readonly number[]): Place[] {
  const children: number[][] = [[]];
  for (const choice of choices) children[choice % children.length]?.push(children.push([]) - 1);
  const places: Place[] = [];
  const open: [node: number, place: Place][] = [[0, { path: '', depth: 0 }]];
  for (let next = open.pop(); next; next = open.pop()) {
    const [node, place] = next;
    places.push(place);
    const below = (children[node] ?? []).map((child, i): [number, Place] => [child, { path: place.path === '' ? String(i) : `${place.path}.${i}`, depth: place.depth + 1 }]);
    open.push(...below.reverse());
  }
  return places;
}

describe('treeIndexOf: nodes by their paths', () => {
  const trees = fc.array(fc.nat(1000), { maxLength: 60 }).map(placesOf);

  it('finds every node of any tree', () => {
    fc.assert(
      fc.property(trees, (places) => {
        const { indexOf } = treeIndexOf(places);
        expect(places.map(({ path }) => indexOf.get(path))).to.deep.equal(places.map((_, index) => index));
        expect(places.every(({ path }) => indexOf.has(path))).to.equal(true);
      }),
    );
  });

  it('finds nothing by any other text', () => {
    const pieces = fc.array(fc.constantFrom('0', '1', '2', '9', '.', '00', ' ', '-', 'a', '１', '4294967296', '99999999999999999999'), { maxLength: 6 });
    fc.assert(
      fc.property(trees, pieces, (places, texts) => {
        const text = texts.join('');
        const index = places.findIndex(({ path }) => path === text);
        expect(treeIndexOf(places).indexOf.get(text)).to.equal(index < 0 ? undefined : index);
      }),
      { numRuns: 1000 },
    );
  });

  it('finds nothing by what is no text', () => {
    const { indexOf } = treeIndexOf([{ path: '', depth: 0 }]);
    for (const path of [null, undefined, 0, ['']] as unknown[]) expect(indexOf.get(path as string)).to.equal(undefined);
  });

  it('finds the last of a hundred thousand children', () => {
    const places = [{ path: '', depth: 0 }, ...Array.from({ length: 100_000 }, (_, i) => ({ path: String(i), depth: 1 }))];
    expect(treeIndexOf(places).indexOf.get('99999')).to.equal(100_000);
    expect(treeIndexOf(places).indexOf.has('100000')).to.equal(false);
  });
});
