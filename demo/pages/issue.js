/** A card: what is to be done and every run of it. */
import { follow, startRun } from './board-data.js';
import { element, main, show } from './dom.js';
import { runTable } from './run-table.js';

const id = location.pathname.split('/')[4];
const head = element('div');
const start = element('button', { type: 'button', click: () => void startRun(`/api${location.pathname}/runs`) }, 'Start run');
const runs = element('section', { 'aria-labelledby': 'runs' });
main.append(head, start, element('h2', { id: 'runs' }, 'Runs'), runs);

follow((board) => {
  const card = board.cards.find((candidate) => candidate.id === id);
  if (!card) return;
  document.title = `${card.id} ${card.title}`;
  show(
    head,
    element('p', { class: 'muted' }, element('a', { href: board.project.pageUrl, 'data-key': 'project' }, board.project.name), ` / ${card.id}`),
    element('h1', {}, card.title),
    element('p', {}, card.description),
  );
  show(runs, runTable(card.runs));
});
