import { expect } from '@open-wc/testing';
import { Minimap, minimapToWorld, minimapViewport } from '../../../../src/elements/trace-canvas/drawing/minimap.js';
import { openDrawing, realTrace, rgbOf, sceneOf } from './drawing-fixture.js';

const SIZE = { width: 160, height: 100 };

describe('the overview', () => {
  it('shows all of the drawing, and knows its way back to the world', async () => {
    const { theme } = await openDrawing();
    const scene = sceneOf(await realTrace('ship-fix-success'), theme);
    const { x, y, zoom } = minimapViewport(scene, SIZE);
    expect(x).to.be.at.least(0);
    expect(y).to.be.at.least(0);
    expect(scene.layout.width * zoom + x).to.be.at.most(SIZE.width);
    expect(scene.layout.height * zoom + y).to.be.at.most(SIZE.height);
    const back = minimapToWorld(scene, SIZE, { x: x + 10 * zoom, y: y + 20 * zoom });
    expect(back.x).to.be.closeTo(10, 1e-6);
    expect(back.y).to.be.closeTo(20, 1e-6);
  });

  it('marks the part that is seen, and moves the mark along', async () => {
    const { theme } = await openDrawing();
    const scene = sceneOf(await realTrace('ship-fix-success'), theme);
    const canvas = document.createElement('canvas');
    const minimap = new Minimap(canvas);
    const accent = rgbOf(theme.colors.accent).join();
    const markedAt = (zoom: number, x: number): number => {
      minimap.paint(scene, SIZE, theme, { x, y: 0, zoom }, { width: 400, height: 300 });
      const { data } = (canvas.getContext('2d') as CanvasRenderingContext2D).getImageData(0, 0, canvas.width, canvas.height);
      for (let at = 0; at < data.length; at += 4) if (data.slice(at, at + 4).join() === accent) return (at / 4) % canvas.width;
      return -1;
    };
    expect(markedAt(1, 0)).to.be.at.least(0);
    expect(markedAt(1, -300)).to.be.above(markedAt(1, 0));
  });
});
