/** What is shown where there is nothing to show. */
import { element, main } from './dom.js';

const { problem = '' } = document.documentElement.dataset;
main.append(
  element('h1', {}, 'This page cannot be shown'),
  element('p', {}, problem),
  element('p', {}, element('a', { href: '/board' }, 'Back to board')),
);
