import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import { NO_FILTER } from '../../../../src/elements/trace-inspector/activity/entry-filter.js';
import { isFold, keyOfRow, namesOf, rowOfKey, rowsOf, type Fold, type Row, type RowQuestion } from '../../../../src/elements/trace-inspector/activity/rows.js';
import { activityOf, atEntry, parseTrace } from '../../../../src/trace-model/index.js';
import { drive, execution } from '../../../trace-model/random-executions.js';
import { SmallRuntime } from '../../../trace-model/small-runtime.js';
import { failed, judged, opened, passed, said, shipFix } from './executions.js';

const ask = (trace: RowQuestion['trace'], more: Partial<RowQuestion> = {}): ReturnType<typeof rowsOf> =>
  rowsOf({ trace, path: '', order: 'oldest', filter: NO_FILTER, open: new Set(), ...more });
const told = (rows: readonly Row[], trace: RowQuestion['trace']): string[] =>
  rows.map((row) => (isFold(row) ? `${row.fold}: ${namesOf(row, trace).join(', ')} (${row.entries.length})` : row.pending ? `${row.name} open` : row.name));

describe('rows of the activity', () => {
  it('fold what a selector tried before the child that won, and attempts that went the same way', () => {
    const trace = shipFix();
    expect(told(ask(trace).rows, trace)).to.deep.equal([
      'Acknowledge_Protocol',
      'tried: Check_Logs, Bisect (2)',
      'Ask_History',
      'Ask_History',
      'alike: Write_Test (4)',
      'Write_Test',
      'Write_Test',
      'Write_Test open',
    ]);
  });

  it('stand newest first in the reverse order, an open fold above its entries', () => {
    const trace = shipFix();
    const rows = ask(trace, { order: 'newest', open: new Set([1]) }).rows;
    expect(told(rows, trace).slice(-5)).to.deep.equal(['Ask_History', 'tried: Check_Logs, Bisect (2)', 'Bisect', 'Check_Logs', 'Acknowledge_Protocol']);
    expect(told(rows, trace)[0]).to.equal('Write_Test open');
  });

  it('leave out what was tried first when only the winning branch is wanted', () => {
    const trace = shipFix();
    const { rows, count } = ask(trace, { path: '0', filter: { ...NO_FILTER, winningOnly: true } });
    expect(told(rows, trace)).to.deep.equal(['Ask_History', 'Ask_History']);
    expect(count).to.equal(2);
  });

  it('do not fold a node that is itself selected', () => {
    const trace = shipFix();
    expect(told(ask(trace, { path: '0.0' }).rows, trace)).to.deep.equal(['Check_Logs']);
  });

  it('do not fold where every child lost: all of it is why', () => {
    const trace = opened([judged('Check_Logs', false), failed('Bisect'), failed('Ask_History')], {
      status: 'failed',
      nodeStatus: { '0.0': 'failure', '0.1': 'failure', '0.2': 'failure', '0': 'failure' },
    });
    expect(told(ask(trace).rows, trace)).to.deep.equal(['Check_Logs', 'Bisect', 'Ask_History']);
  });

  it('tell the rounds of a selector apart', () => {
    const trace = opened([judged('Check_Logs', true), passed('Write_Test'), judged('Check_Logs', false), passed('Bisect')]);
    expect(told(ask(trace).rows, trace)).to.deep.equal(['Check_Logs', 'Write_Test', 'tried: Check_Logs (1)', 'Bisect']);
  });

  /** Nobody knows what log a copy is the beginning of. */
  const alone = (trace: RowQuestion['trace']): RowQuestion['trace'] => ({ ...trace, entries: [...trace.entries] });

  it('at an earlier moment fold as if the log had ended there', () => {
    const line = fc.record({ name: fc.constantFrom('Check_Logs', 'Bisect', 'Ask_History', 'Write_Test'), ok: fc.boolean(), note: fc.constantFrom('Red.', 'Still red.') });
    const red = (name: string, note = 'Red.'): { name: string; ok: boolean; note: string } => ({ name, ok: false, note });
    // What was repeated may go on where something may yet have been tried in vain: rarely made by chance.
    const rare = [red('Ask_History', 'Still red.'), red('Check_Logs'), red('Check_Logs'), red('Bisect'), red('Ask_History', 'Still red.'), red('Ask_History')];
    fc.assert(
      fc.property(fc.array(line, { maxLength: 24 }), (lines) => {
        const trace = opened(lines.map(({ name, ok, note }, second) => judged(name, ok, { note, second })));
        for (let index = -1; index < lines.length - 1; index++) {
          const { document } = atEntry(trace, index);
          expect(told(ask(document).rows, document)).to.deep.equal(told(ask(alone(document)).rows, document));
        }
      }),
      { numRuns: 100, examples: [[rare]] },
    );
  });

  it('fold at any moment of any execution as if its log had ended there', () => {
    fc.assert(
      fc.property(execution, ({ tree, calls, gated }) => {
        const running = new SmallRuntime(tree, { gated });
        drive(running, calls, () => undefined, 60);
        const trace = parseTrace(running.document(), { now: 0 }).document;
        for (let index = -1; index < trace.entries.length - 1; index++) {
          const { document } = atEntry(trace, index);
          expect(told(ask(document).rows, document)).to.deep.equal(told(ask(alone(document)).rows, document));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('are only those of a kind, an outcome or a text, wherever they stand', () => {
    const trace = shipFix();
    const of = (filter: Partial<typeof NO_FILTER>): string[] => told(ask(trace, { filter: { ...NO_FILTER, ...filter } }).rows, trace);
    expect(of({ kinds: new Set(['protocol', 'think']) })).to.deep.equal(['Acknowledge_Protocol', 'Ask_History']);
    expect(of({ verdicts: new Set(['failure']), kinds: new Set(['instruct']) })).to.deep.equal(['Bisect']);
    expect(of({ text: 'BLAME LOOKS' })).to.deep.equal(['Ask_History']);
    expect(of({ text: 'check logs' })).to.deep.equal(['Check_Logs']);
    expect(of({ text: '(.*)' })).to.deep.equal([]);
  });

  it('hold every entry once, in order, and are found by their keys, whatever was written', () => {
    const entry = fc.tuple(fc.constantFrom('Check_Logs', 'Bisect', 'Ask_History', 'Write_Test', 'Acknowledge_Protocol'), fc.boolean(), fc.constantFrom('a', 'b'));
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 40 }), fc.constantFrom('newest' as const, 'oldest' as const), fc.boolean(), (lines, order, all) => {
        const log = lines.map(([name, ok, note]) => (name.startsWith('Ack') ? said(name, 'protocol', 'accept', 'protocol_accepted') : ok ? passed(name, { note }) : failed(name, { note })));
        const trace = opened(log);
        const folds = ask(trace).rows.filter(isFold).map(({ key }) => key);
        const { rows } = ask(trace, { order, open: new Set(all ? folds : []) });
        const shown = rows.flatMap((row): readonly { index: number }[] => (isFold(row) ? (row.isOpen ? [] : inOrder(row, order)) : [row]));
        const expected = activityOf(trace, '').map(({ index }) => index);
        expect(shown.map(({ index }) => index)).to.deep.equal(order === 'newest' ? expected.reverse() : expected);
        expect(rows.map((row) => rowOfKey(rows, keyOfRow(row, order), order))).to.deep.equal(rows.map((_, at) => at));
      }),
      { numRuns: 300 },
    );
  });
});

const inOrder = ({ entries }: Fold, order: string): Fold['entries'] => (order === 'newest' ? [...entries].reverse() : entries);
