/** Totals over all runs that are kept. */
import { follow } from './board-data.js';
import { element, main, show } from './dom.js';
import { runTable } from './run-table.js';
import { duration, elapsedMs, modelNotice, tokenWords, total } from './words.js';

/** @typedef {import('./board-data.js').RunSummary} RunSummary */

const totals = element('div');
const runs = element('div');
main.append(element('h1', {}, 'Dashboard'), totals, element('h2', {}, 'Recent runs'), runs);

follow((board) => {
  /** @param {(run: RunSummary) => number} pick */
  const sum = (pick) => board.runs.reduce((all, run) => all + pick(run), 0);
  /** @param {...string} statuses */
  const count = (...statuses) => board.runs.filter(({ status }) => statuses.includes(status)).length;
  const reported = board.runs.flatMap(({ tokens }) => (tokens ? [tokens] : []));
  const tokens = reported.length === 0 ? null : { input: reported.reduce((all, { input }) => all + input, 0), output: reported.reduce((all, { output }) => all + output, 0) };
  show(
    totals,
    modelNotice(board),
    element(
      'dl',
      { class: 'totals' },
      total('Runs', board.runs.length),
      total('Running', count('pending', 'running')),
      total('Waiting', count('waiting')),
      total('Completed', count('completed')),
      total('Failed', count('failed')),
      total('Cancelled', count('cancelled')),
      total('Total time', duration(sum(elapsedMs))),
      total('Tool calls', sum(({ toolCalls }) => toolCalls)),
      total('Tool calls failed', sum(({ toolErrors }) => toolErrors)),
      total('Tokens', tokenWords(tokens)),
    ),
  );
  show(runs, runTable(board.runs));
});
