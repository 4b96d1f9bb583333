import { expect } from '@open-wc/testing';
import { EntrySource } from '../../../src/elements/run-log/entry-source.js';
import { ListBuilder, type ReadonlyList, type RunEntry } from '../../../src/streams/index.js';
import { everyKind, plainEntry, stateOf } from '../../../stories/run-log.fixtures.js';

function listOf(...entries: Partial<RunEntry>[]): ReadonlyList<RunEntry> {
  const list = new ListBuilder<RunEntry>();
  entries.forEach((entry, i) => list.push({ ...plainEntry(i), ...entry } as RunEntry));
  return list.snapshot();
}

describe('EntrySource', () => {
  it('finds entries by id as the list grows', () => {
    const source = new EntrySource();
    source.update(listOf({ id: 'a' }, { id: 'b' }));
    expect([source.indexOfId('b'), source.indexOfId('c')]).to.deep.equal([1, -1]);
    expect(source.update(listOf({ id: 'a' }, { id: 'b' }, { id: 'c' }, { id: 'a' }))).to.equal(false);
    expect([source.indexOfId('c'), source.indexOfId('a')]).to.deep.equal([2, 0]);
    for (const id of ['__proto__', 'constructor', '']) expect(source.indexOfId(id)).to.equal(-1);
  });

  it('knows another run from the same one, grown', () => {
    const source = new EntrySource();
    expect(source.update(listOf({ id: 'a' }))).to.equal(false);
    expect(source.update(listOf({ id: 'x' }, { id: 'y' }))).to.equal(true);
    expect(source.indexOfId('a')).to.equal(-1);
    expect(source.update(undefined)).to.equal(true);
    expect([source.length, source.at(0), source.at(-1)]).to.deep.equal([0, undefined, undefined]);
  });

  it('counts parents, and is not caught in a circle of them', () => {
    const source = new EntrySource();
    source.update(
      listOf({ id: 'a' }, { id: 'b', parentId: 'a' }, { id: 'c', parentId: 'b' }, { id: 'x', parentId: 'y' }, { id: 'y', parentId: 'x' }, { id: 'z', parentId: 'gone' }),
    );
    const depths = [0, 1, 2, 3, 5].map((i) => source.depth(source.at(i) as RunEntry));
    expect(depths.slice(0, 3)).to.deep.equal([0, 1, 2]);
    expect(depths[3]).to.be.at.most(32);
    expect(depths[4]).to.equal(1);
    expect(source.agentName(source.at(3) as RunEntry)).to.equal(undefined);
  });

  it('names the agent an entry comes from', () => {
    const source = new EntrySource();
    source.update(stateOf(everyKind).entries);
    const name = (id: string): string | undefined => source.agentName(source.at(source.indexOfId(id)) as RunEntry);
    expect([name('message:m2'), name('tool:c4'), name('message:m1')]).to.deep.equal(['Reviewer', 'Reviewer', undefined]);
  });

  it('lets each turn begin once, also where turns are mixed', () => {
    const source = new EntrySource();
    source.update(listOf({}, { turn: 1 }, { turn: 1 }, {}, { turn: 2 }, { turn: 1 }, { turn: 2 }, { turn: 3 }));
    const begins = Array.from({ length: source.length }, (_, i) => source.turnAt(i));
    expect(begins).to.deep.equal([undefined, 1, undefined, undefined, 2, undefined, undefined, 3]);
  });
});
