/** Executions of written trees: the list of them, and one of them drawn, live while it goes on. */
import { follow, startRun } from './board-data.js';
import { element, main, show } from './dom.js';
import { clock, statusMark } from './words.js';

/** @typedef {import('./board-data.js').BoardData} BoardData */
/** @typedef {BoardData['runs'][number]} Run */
/** @typedef {Run & { execution: NonNullable<Run['execution']> }} ExecutedRun */

const wanted = location.pathname.split('/')[2];

const start = element('button', { type: 'button' }, 'Start execution');
const list = element('nav', { 'aria-label': 'Executions' });
const head = element('div', { class: 'row' });
const drawing = element('section', { class: 'drawing', 'aria-label': 'Execution' }, head);
main.append(element('aside', {}, element('h1', {}, 'Executions'), start, list), drawing);

/** @type {Element | undefined} */
let canvas;

follow((board) => {
  const runs = board.runs.filter(isExecuted);
  const shown = wanted ? runs.find(({ id }) => id === wanted) : runs[0];
  show(list, ...(runs.length === 0 ? [element('p', { class: 'muted' }, 'There are no executions yet.')] : runs.map((run) => entry(run, run === shown))));
  start.dataset.start = board.cards.find(({ job }) => job === 'release')?.startUrl ?? '';
  if (!shown) {
    show(head, element('p', { class: 'muted' }, wanted ? 'The execution has not begun to write its document.' : 'Start one: it is drawn here while it goes on.'));
    return;
  }
  const { title = '' } = board.cards.find(({ id }) => id === shown.issueId) ?? {};
  show(head, element('h2', {}, `${title} · run ${shown.number}`), element('a', { href: shown.pageUrl, 'data-key': 'log' }, 'Open the log'));
  if (!canvas) drawing.append((canvas = element('trace-canvas', { live: '', label: nameOf(shown) })));
  if (canvas.getAttribute('src') !== shown.execution.url) canvas.setAttribute('src', shown.execution.url);
});

start.addEventListener('click', () => {
  const { start: startUrl } = start.dataset;
  if (startUrl) void startRun(startUrl, ({ id }) => `/executions/${id}`);
});

/** @param {Run} run @returns {run is ExecutedRun} */
function isExecuted(run) {
  return run.execution !== null;
}

/** @param {Run} run */
const nameOf = (run) => `${run.issueId} run ${run.number}`;

/** @param {ExecutedRun} run @param {boolean} isShown */
function entry(run, isShown) {
  const link = element('a', { href: run.execution.pageUrl, 'data-key': run.id, ...(isShown && { 'aria-current': 'page' }) }, nameOf(run));
  return element('div', { class: 'execution' }, link, element('span', { class: 'muted' }, clock(run.createdAt)), statusMark(run.status));
}
