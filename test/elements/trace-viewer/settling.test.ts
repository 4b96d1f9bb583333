/** What is loaded after the drawing finds its room kept. Alone in its file: here it is loaded for the first time. */
import { expect } from '@open-wc/testing';
import { deepAll } from '../support/dom.js';
import { placed, recording, shown } from './viewer-page.js';

/** Where the drawing is seen, each time it is seen elsewhere. */
function watched(viewer: Awaited<ReturnType<typeof placed>>): string[] {
  const seen: string[] = [];
  viewer.addEventListener('trace-viewport-change', () => {
    const { x, y, width } = viewer.nodeBounds('')!;
    seen.push([x, y, width].map((length) => length.toFixed(1)).join());
  });
  return seen;
}

describe('<trace-viewer>, while its parts are loaded', () => {
  for (const width of [1280, 900, 360]) {
    it(`never moves the drawing at ${width} px`, async () => {
      const viewer = await placed({}, width);
      const seen = watched(viewer);
      const before = deepAll(viewer.shadowRoot!, '[part=timeline]').length;
      viewer.src = recording('ship-fix-failed-retries-exhausted');
      await shown(viewer);
      expect(before, 'nothing is there before').to.equal(0);
      expect(seen, seen.join(" → ")).to.have.length(1);
    });
  }
});
