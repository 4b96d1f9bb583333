/** The board: the first card's run, being executed, and every card in the column of its state. */
import { follow, startRun } from './board-data.js';
import { element, main, show } from './dom.js';
import { clock, modelNotice, statusMark } from './words.js';

/** @typedef {import('./board-data.js').BoardData} BoardData */
/** @typedef {BoardData['cards'][number]} Card */

const columns = /** @type {const} */ ([
  ['To do', []],
  ['Running', ['pending', 'running']],
  ['Waiting for you', ['waiting']],
  ['Failed', ['failed']],
  ['Done', ['completed', 'cancelled']],
]);

const head = element('div');
const live = element('section', { 'aria-label': 'Latest run' });
const cards = element('div', { class: 'columns' });
main.append(head, live, element('h2', {}, 'Cards'), cards);

follow(draw);

/** @param {BoardData} data */
function draw(data) {
  const featured = data.cards[0]?.runs[0];
  // Set once: what the viewer shows after that is up to who retriggers in it.
  if (featured && !live.hasChildNodes()) live.append(element('live-run-viewer', { 'run-url': featured.runUrl }));
  show(head, element('h1', {}, data.project.name), modelNotice(data));
  show(cards, ...columns.map(([name, statuses]) => column(name, data.cards.filter((card) => belongs(card, statuses)))));
}

/** @param {Card} card @param {readonly string[]} statuses */
function belongs({ runs: [latest] }, statuses) {
  return latest ? statuses.includes(latest.status) : statuses.length === 0;
}

/** @param {string} name @param {Card[]} inColumn */
function column(name, inColumn) {
  return element('section', { class: 'column', 'aria-label': name }, element('h2', {}, `${name} · ${inColumn.length}`), ...inColumn.map(cardElement));
}

/** @param {Card} card */
function cardElement(card) {
  const [latest] = card.runs;
  const start = element('button', { type: 'button', 'data-key': `start-${card.id}`, 'data-start': card.startUrl }, 'Start run');
  return element(
    'article',
    { class: 'card', 'data-issue': card.id },
    element('span', { class: 'muted' }, card.id),
    element('h3', {}, element('a', { href: card.pageUrl, 'data-key': card.id }, card.title)),
    latest ? element('div', { class: 'row' }, element('a', { href: latest.pageUrl, 'data-key': latest.id }, statusMark(latest.status)), latest.startedAt === null ? null : clock(latest.startedAt)) : element('span', { class: 'muted' }, 'No run yet'),
    element('div', { class: 'row' }, start),
  );
}

// One listener for all buttons: the cards are drawn anew whenever something changes.
cards.addEventListener('click', (event) => {
  const button = event.target instanceof Element ? event.target.closest('button[data-start]') : null;
  const startUrl = button?.getAttribute('data-start');
  if (startUrl) void startRun(startUrl);
});
