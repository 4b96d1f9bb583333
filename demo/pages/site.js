/** What every page has: the mark on the current link, and a plain word when the library could not be loaded. */
import { element, main } from './dom.js';

for (const link of document.querySelectorAll('nav a')) {
  const path = link.getAttribute('href');
  const isWithin = path === location.pathname || location.pathname.startsWith(`${path}/`);
  // The front page is the board, unless the demo was started with a file.
  if (isWithin || (path === '/board' && document.body.classList.contains('board'))) link.setAttribute('aria-current', 'page');
}

// A script that is not there fires an error that does not bubble.
addEventListener(
  'error',
  (event) => {
    if (!(event.target instanceof HTMLScriptElement)) return;
    main.prepend(
      element('p', { class: 'notice', role: 'alert' }, `${new URL(event.target.src).pathname} could not be loaded. Build the library first: npm run build`),
    );
  },
  { capture: true },
);
