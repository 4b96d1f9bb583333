/** What is loaded after the drawing finds its room kept. Alone in its file: here it is loaded for the first time. */
import { expect } from '@open-wc/testing';
import { executeServerCommand } from '@web/test-runner-commands';
import { deepAll, until } from '../support/dom.js';
import { one, placed, recording, shown, viewerOf } from './viewer-page.js';

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

  /** The room kept for the timeline beside the timeline that came, at a width; both in CSS px. */
  async function heights(width: number): Promise<[kept: number, came: number]> {
    const viewer = await viewerOf('ship-fix-failed-retries-exhausted', {}, width);
    await until(() => deepAll(viewer.shadowRoot!, '[part=timeline]').length > 0, 'the timeline is there');
    const timeline = one(viewer, '[part=timeline]');
    const room = document.createElement('div');
    room.className = 'tl-room';
    timeline.after(room);
    return [room.offsetHeight, timeline.offsetHeight];
  }

  for (const pointer of ['fine', 'coarse']) {
    for (const width of [320, 480, 640, 800, 1280, 2400]) {
      it(`keeps as much room as the timeline takes at ${width} px, with a ${pointer} pointer`, async () => {
        await executeServerCommand('touch', pointer === 'coarse');
        try {
          expect(matchMedia('(pointer: coarse)').matches).to.equal(pointer === 'coarse');
          const [kept, came] = await heights(width);
          expect(kept).to.equal(came);
        } finally {
          await executeServerCommand('touch', false);
        }
      });
    }
  }
});
