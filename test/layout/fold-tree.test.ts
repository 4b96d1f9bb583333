import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import { foldTree } from '../../src/layout/fold-tree.js';
import { hold } from '../streams/support/property.js';
import { parentsFrom } from './support/trees.js';

const NONE: ReadonlySet<number> = new Set();
const plain = { collapsed: NONE, openStacks: NONE };
/** A root with so many leaves. */
const fan = (leaves: number): Int32Array => Int32Array.from({ length: leaves + 1 }, (_, node) => (node === 0 ? -1 : 0));

describe('foldTree', () => {
  it('shows every node as its own item when nothing is folded', () => {
    const parents = Int32Array.of(-1, 0, 1, 1, 0);
    const folded = foldTree(parents, plain);
    expect([...folded.node]).to.deep.equal([0, 1, 2, 3, 4]);
    expect([...folded.parents]).to.deep.equal([...parents]);
    expect([...folded.itemOf]).to.deep.equal([0, 1, 2, 3, 4]);
  });

  it('hides the subtree of a collapsed node, and says how much it hides', () => {
    // root → (a → (b → c), d)
    const folded = foldTree(Int32Array.of(-1, 0, 1, 2, 0), { ...plain, collapsed: new Set([1]) });
    expect([...folded.node]).to.deep.equal([0, 1, 4]);
    expect([...folded.hidden]).to.deep.equal([0, 2, 0]);
    expect([...folded.itemOf]).to.deep.equal([0, 1, 1, 1, 2]);
    expect([...folded.parents]).to.deep.equal([-1, 0, 0]);
  });

  it('has nothing to hide below a leaf', () => {
    const folded = foldTree(Int32Array.of(-1, 0), { ...plain, collapsed: new Set([1]) });
    expect([...folded.hidden]).to.deep.equal([0, 0]);
  });

  it('leaves 40 children alone, and stacks all but the first 8 of 41', () => {
    expect(foldTree(fan(40), plain).count).to.equal(41);
    const folded = foldTree(fan(41), plain);
    expect(folded.count).to.equal(1 + 8 + 1);
    expect(folded.stacked[9]).to.equal(33);
    expect(folded.itemOf[41]).to.equal(9);
  });

  it('shows all of a stack that was opened', () => {
    expect(foldTree(fan(100), { ...plain, openStacks: new Set([0]) }).count).to.equal(101);
  });

  it('keeps out of the stack what must be seen, and what leads to it', () => {
    // 60 children; under the 50th a child that must be seen.
    const parents = Int32Array.from({ length: 62 }, (_, node) => (node === 0 ? -1 : node === 51 ? 50 : 0));
    const folded = foldTree(parents, { ...plain, keep: (node) => (node === 51 ? 'always' : 'no') });
    const shown = [...folded.node];
    expect(shown).to.include(50);
    expect(shown).to.include(51);
    expect(folded.parents[folded.itemOf[51] as number]).to.equal(folded.itemOf[50]);
  });

  it('keeps no more than 40 children of one parent where all would be kept, but always what must be', () => {
    const folded = foldTree(fan(1000), { ...plain, keep: (node) => (node === 900 ? 'always' : 'if-room') });
    expect(folded.count).to.equal(1 + 40 + 1 + 1);
    expect(folded.node[folded.itemOf[900] as number]).to.equal(900);
    expect(Math.max(...folded.stacked)).to.equal(959);
  });

  it('gives every node an item that shows it or what it is in, for any tree and folding', () =>
    hold(
      fc.property(
        fc.array(fc.nat(6), { maxLength: 150 }),
        fc.array(fc.nat(150), { maxLength: 8 }),
        fc.integer({ min: 2, max: 6 }),
        (leaves, collapsed, stackAbove) => {
          const parents = parentsFrom(leaves);
          const folded = foldTree(parents, { ...plain, collapsed: new Set(collapsed), stackAbove });
          let hidden = 0;
          for (let item = 0; item < folded.count; item++) {
            expect(folded.parents[item]).to.be.lessThan(item);
            if (item > 0) expect(folded.node[item]).to.be.greaterThan(folded.node[folded.parents[item] as number] as number);
            hidden += (folded.hidden[item] as number) + Math.max(0, (folded.stacked[item] as number) - 1);
          }
          for (const [node, item] of folded.itemOf.entries()) {
            expect(item).to.be.within(0, folded.count - 1);
            const own = folded.node[item] === node;
            const parent = parents[node] as number;
            if (!own) expect(folded.itemOf[parent] === item || (folded.stacked[item] as number) > 1).to.equal(true);
          }
          expect(hidden).to.be.at.most(parents.length - folded.count);
        },
      ),
    ));
});
