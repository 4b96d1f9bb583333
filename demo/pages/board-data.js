/** Reading `/api/board` and keeping a page up to date with it. */
import { element, main } from './dom.js';

/** @typedef {import('../server/board-data.js').BoardData} BoardData */
/** @typedef {import('../server/board-data.js').RunSummary} RunSummary */

const everyMs = 1500;

/** @returns {Promise<BoardData>} */
export async function fetchBoard() {
  const response = await fetch('/api/board', { headers: { Accept: 'application/json' } });
  if (!response.ok) throw new Error(`The server answered with ${response.status}.`);
  return response.json();
}

/**
 * Draws the board's data now and whenever it may have changed, while the page is visible.
 * @param {(board: BoardData) => void} draw
 */
export function follow(draw) {
  const problem = element('p', { class: 'notice', role: 'alert', hidden: '' });
  main.before(problem);
  const look = async () => {
    try {
      draw(await fetchBoard());
      problem.hidden = true;
    } catch (error) {
      problem.textContent = `This page is not up to date: ${error instanceof Error ? error.message : error}`;
      problem.hidden = false;
    }
    setTimeout(next, everyMs);
  };
  const next = () => {
    if (document.hidden) document.addEventListener('visibilitychange', next, { once: true });
    else void look();
  };
  void look();
}

/**
 * Starts a run of a card and opens it; says so on the page when that fails.
 * @param {string} startUrl
 * @param {(run: RunSummary) => string} [pageOf] Which page of it is opened; its live view, unless told otherwise.
 */
export async function startRun(startUrl, pageOf = ({ pageUrl }) => pageUrl) {
  try {
    const response = await fetch(startUrl, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() },
      body: '{}',
    });
    if (!response.ok) throw new Error(`the server answered with ${response.status}.`);
    const { runId } = await response.json();
    const run = (await fetchBoard()).runs.find(({ id }) => id === runId);
    if (run) location.assign(pageOf(run));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    main.prepend(element('p', { class: 'notice', role: 'alert' }, `The run was not started: ${why}`));
  }
}
