/**
 * The selected entry in the page's address, as `#entry=<id>`: the viewer says what is selected and how to name it is
 * the page's business.
 *
 * @param {HTMLElement & { entryHref?: (entryId: string) => string }} viewer
 */
export function linkEntries(viewer) {
  const href = (/** @type {string} */ entryId) => new URL(`#${new URLSearchParams({ entry: entryId })}`, location.href).href;
  const follow = () => {
    const entryId = new URLSearchParams(location.hash.slice(1)).get('entry');
    if (entryId === null) viewer.removeAttribute('selected-entry');
    else viewer.setAttribute('selected-entry', entryId);
  };
  viewer.entryHref = href;
  viewer.addEventListener('run-entry-select', (event) => {
    if ('entryId' in event) history.replaceState(null, '', href(String(event.entryId)));
  });
  addEventListener('hashchange', follow);
  follow();
}
