/** The little the pages need to make elements. Text is always text. */

/**
 * @param {string} name
 * @param {Record<string, string | ((event: Event) => void)>} attributes Functions listen to the event of that name.
 * @param {...(Node | string | number | null | undefined)} children What is null or undefined is left out.
 */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(key, value);
    else made.setAttribute(key, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined).map((child) => (typeof child === 'number' ? String(child) : child)));
  return made;
}

/** @param {string} id */
function byId(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no #${id}.`);
  return found;
}

export const main = byId('main');

/**
 * Replaces what is in a region, only when it would look different, so nobody loses focus or a selection for nothing.
 * @param {Element} region
 * @param {...Node} content
 */
export function show(region, ...content) {
  const next = element('div', {}, ...content);
  if (next.isEqualNode(element('div', {}, ...Array.from(region.childNodes, (node) => node.cloneNode(true))))) return;
  const focused = document.activeElement;
  const key = focused && region.contains(focused) ? focused.getAttribute('data-key') : null;
  region.replaceChildren(...next.childNodes);
  if (key !== null) region.querySelector(`[data-key="${CSS.escape(key)}"]`)?.setAttribute('data-refocus', '');
  const again = region.querySelector('[data-refocus]');
  if (again instanceof HTMLElement) {
    again.removeAttribute('data-refocus');
    again.focus();
  }
}
