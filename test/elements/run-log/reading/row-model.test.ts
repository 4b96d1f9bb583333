import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import { EntrySource } from '../../../../src/elements/run-log/entry-source.js';
import type { RunFilter } from '../../../../src/elements/internal/run/reading-types.js';
import { Folds } from '../../../../src/elements/run-log/reading/folds.js';
import { matcherOf } from '../../../../src/elements/run-log/reading/row-filter.js';
import { RowModel, type RowView } from '../../../../src/elements/run-log/reading/row-model.js';
import { Sweeps } from '../../../../src/elements/run-log/reading/sweeps.js';
import { Tally } from '../../../../src/elements/run-log/reading/tally.js';
import { ListBuilder, type EntryStatus, type RunEntry } from '../../../../src/streams/index.js';
import { plainEntry } from '../../../../stories/run-log.fixtures.js';
import { until } from '../../support/dom.js';

const STATUSES: readonly EntryStatus[] = ['running', 'ok', 'error', 'denied'];

/** An entry of a made-up run; `parent` is how many entries before it the one it stands under is. */
interface Made {
  readonly kind: 'tool' | 'agent' | 'message';
  readonly status: EntryStatus;
  readonly parent: number | undefined;
}

const made = fc.record<Made>({
  kind: fc.constantFrom('tool', 'agent', 'message'),
  status: fc.constantFrom(...STATUSES),
  parent: fc.option(fc.integer({ min: 1, max: 6 }), { nil: undefined }),
});

const entryOf = ({ kind, status, parent }: Made, index: number): RunEntry =>
  ({
    ...plainEntry(index),
    kind,
    status,
    text: '',
    ...(parent === undefined || parent > index ? {} : { parentId: `tool:${index - parent}` }),
  }) as RunEntry;

/** What happens to a run: entries come, or one becomes another status. */
const step = fc.oneof(
  fc.record({ add: fc.array(made, { minLength: 1, maxLength: 5 }) }),
  fc.record({ change: fc.nat(200), status: fc.constantFrom(...STATUSES) }),
);

const filter: fc.Arbitrary<RunFilter> = fc.record({
  kinds: fc.subarray(['tool', 'agent', 'message'] as const),
  statuses: fc.subarray([...STATUSES]),
  essential: fc.boolean(),
});

/** A view of a run that is read to its end after every step. */
function reader(wanted: RunFilter, folds: Folds): { take(list: ListBuilder<RunEntry>): void; rows(): number[]; tally: Tally } {
  const source = new EntrySource();
  const sweeps = new Sweeps(() => undefined);
  const tally = new Tally((id, end) => source.entryAt(source.indexOfId(id, end)));
  const view: RowView = {
    matches: matcherOf(wanted),
    folds,
    kept: new Set(),
    keeps: () => false,
    indexOf: (id, end) => source.indexOfId(id, end),
    hasChildren: (id) => tally.totalsOf(id) !== undefined,
  };
  const model = new RowModel(view);
  sweeps.add(tally);
  sweeps.add(model);
  return {
    tally,
    take: (list) => {
      source.update(list.snapshot());
      sweeps.update(source.entries, false);
      if (model.stale) sweeps.restart(model);
      model.settle();
    },
    rows: () => Array.from({ length: model.length }, (_, row) => model.at(row)),
  };
}

describe('the rows of a log', () => {
  it('are the same made as the run goes and made at its end', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), filter, fc.boolean(), fc.uniqueArray(fc.nat(40)), (steps, wanted, all, folded) => {
        const folds = new Folds();
        if (all) folds.setAll(true);
        for (const index of folded) folds.set(`tool:${index}`, !all);
        const list = new ListBuilder<RunEntry>();
        const entries: RunEntry[] = [];
        const live = reader(wanted, folds);
        for (const each of steps) {
          if ('add' in each) {
            for (const one of each.add) {
              entries.push(entryOf(one, entries.length));
              list.push(entries.at(-1) as RunEntry);
            }
          } else if (entries.length > 0) {
            const index = each.change % entries.length;
            entries[index] = { ...(entries[index] as RunEntry), status: each.status };
            list.set(index, entries[index]);
          }
          live.take(list);
        }
        const late = reader(wanted, folds);
        late.take(list);
        expect(live.rows()).to.deep.equal(late.rows());
        expect(live.rows()).to.deep.equal(shown(entries, wanted, folds));
        for (const name of ['kinds', 'statuses', 'agents'] as const) {
          const counted = [...live.tally[name]].filter(([, count]) => count > 0);
          expect(new Map<string, number>(counted)).to.deep.equal(new Map<string, number>(late.tally[name]));
        }
        for (const { id } of entries) expect(live.tally.totalsOf(id)).to.deep.equal(late.tally.totalsOf(id));
      }),
      { numRuns: 300 },
    );
  });

  it('are made of a million entries in slices, none of which holds up a frame', async () => {
    const list = new ListBuilder<RunEntry>();
    for (let i = 0; i < 1_000_000; i++) list.push({ ...plainEntry(i), status: i % 1000 === 7 ? 'error' : 'ok' });
    const source = new EntrySource();
    source.update(list.snapshot());
    const slices: number[] = [];
    const sweeps = new Sweeps(() => slices.push(performance.now()));
    const view: RowView = {
      matches: matcherOf({ statuses: ['error'] }),
      folds: new Folds(),
      kept: new Set(),
      keeps: () => false,
      indexOf: (id, end) => source.indexOfId(id, end),
      hasChildren: () => false,
    };
    const model = new RowModel(view);
    sweeps.update(source.entries, false);
    sweeps.add(model);
    expect(sweeps.isDone(model), 'not all at once').to.equal(false);
    await until(() => sweeps.isDone(model), 'all entries are looked at');
    expect(slices.length).to.be.above(2);
    expect([model.length, model.at(0), model.at(999)]).to.deep.equal([1000, 7, 999_007]);
    // What comes at the end costs what came; what changes in between is found without looking at the rest.
    list.push({ ...plainEntry(1_000_000), status: 'error' });
    list.set(500_000, { ...plainEntry(500_000), status: 'error' });
    source.update(list.snapshot());
    sweeps.update(source.entries, false);
    expect([model.length, model.isPending]).to.deep.equal([1001, true]);
    model.settle();
    expect(model.find(500_000)).to.equal(500);
  });
});

/** The same, said plainly. */
function shown(entries: readonly RunEntry[], wanted: RunFilter, folds: Folds): number[] {
  const matches = matcherOf(wanted) ?? ((): boolean => true);
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const isCovered = (entry: RunEntry): boolean => {
    const parent = entry.parentId === undefined ? undefined : byId.get(entry.parentId);
    if (!parent || parent.kind === 'message') return false;
    return isCovered(parent) || (matches(parent) && folds.has(parent));
  };
  return entries.flatMap((entry, index) => (matches(entry) && !isCovered(entry) ? [index] : []));
}
