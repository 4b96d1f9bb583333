/** A list of runs, newest first. */
import { element } from './dom.js';
import { clock, duration, elapsedMs, number, statusMark, tokenWords } from './words.js';

/** @typedef {import('../server/board-data.js').RunSummary} RunSummary */

/** @param {readonly RunSummary[]} runs */
export function runTable(runs) {
  if (runs.length === 0) return element('p', { class: 'muted' }, 'There are no runs yet.');
  const heads = ['Run', 'Status', 'Started', 'Took', 'Tool calls', 'Tokens'].map((text) => element('th', { scope: 'col' }, text));
  const table = element('table', {}, element('thead', {}, element('tr', {}, ...heads)), element('tbody', {}, ...runs.map(row)));
  return element('div', { class: 'scroll' }, table);
}

/** @param {RunSummary} run */
function row(run) {
  const failed = run.toolErrors > 0 ? ` · ${number(run.toolErrors)} failed` : '';
  const cells = [
    element('a', { href: run.pageUrl, 'data-key': run.id }, `${run.issueId} run ${run.number}`),
    statusMark(run.status),
    run.startedAt === null ? '–' : clock(run.startedAt),
    run.startedAt === null ? '–' : duration(elapsedMs(run)),
    `${number(run.toolCalls)}${failed}`,
    tokenWords(run.tokens),
  ];
  return element('tr', { 'data-run': run.id, 'data-status': run.status }, ...cells.map((cell) => element('td', {}, cell)));
}
