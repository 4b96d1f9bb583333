/** The project and its cards. */
import { follow } from './board-data.js';
import { element, main, show } from './dom.js';
import { statusMark } from './words.js';

follow(({ project, cards }) => {
  show(
    main,
    element('h1', {}, project.name),
    element('p', {}, project.description),
    element('h2', {}, 'Cards'),
    element(
      'ul',
      {},
      ...cards.map((card) =>
        element(
          'li',
          {},
          element('a', { href: card.pageUrl, 'data-key': card.id }, `${card.id} ${card.title}`),
          card.runs[0] ? ' · ' : '',
          card.runs[0] ? statusMark(card.runs[0].status) : null,
        ),
      ),
    ),
  );
});
