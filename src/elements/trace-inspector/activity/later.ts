/** What Activity needs only once somebody uses it: the filters, and what is said without cards. */
export { filters } from './filters.js';
export { noCards } from './no-cards.js';
