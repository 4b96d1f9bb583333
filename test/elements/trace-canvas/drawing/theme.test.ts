import { expect, nextFrame, waitUntil } from '@open-wc/testing';
import { Painter, plainState } from '../../../../src/elements/trace-canvas/drawing/painter.js';
import { createScene } from '../../../../src/elements/trace-canvas/drawing/scene.js';
import { watchTheme, type CanvasTheme } from '../../../../src/elements/trace-canvas/drawing/theme.js';
import { madeTrace, openDrawing, pixelAt, plainOptions, rgbOf, type Drawing } from './drawing-fixture.js';

/** Watches until the test is over; `seen` are the themes told of. */
async function watched(scheme: 'light' | 'dark' = 'light'): Promise<Drawing & { readonly around: HTMLElement; readonly seen: CanvasTheme[]; readonly stop: () => void }> {
  const drawing = await openDrawing(scheme);
  const seen: CanvasTheme[] = [];
  const watch = watchTheme(drawing.host, (theme) => seen.push(theme));
  return { ...drawing, around: drawing.host.parentElement!, seen, stop: () => watch.stop() };
}

const last = (seen: readonly CanvasTheme[]): CanvasTheme | undefined => seen[seen.length - 1];

describe('the theme', () => {
  it('has the tokens as they are, in light and dark', async () => {
    for (const [scheme, surface, success] of [
      ['light', '#ffffff', '#059669'],
      ['dark', '#101316', '#10b981'],
    ] as const) {
      const { theme } = await openDrawing(scheme);
      expect(rgbOf(theme.colors.surface)).to.deep.equal(rgbOf(surface));
      expect(rgbOf(theme.colors.success)).to.deep.equal(rgbOf(success));
    }
  });

  it('is told again when a token changes on an ancestor', async () => {
    const { around, seen, stop } = await watched();
    around.style.setProperty('--run-color-success', 'rgb(1, 2, 3)');
    await waitUntil(() => last(seen)?.colors.success === 'rgb(1, 2, 3)', 'no colour came', { timeout: 10_000 });
    around.style.removeProperty('--run-color-success');
    await waitUntil(() => rgbOf(last(seen)!.colors.success).join() === rgbOf('#059669').join(), 'it stayed', { timeout: 10_000 });
    stop();
  });

  it('is told when the colour scheme changes', async () => {
    const { around, seen, stop } = await watched();
    around.style.setProperty('color-scheme', 'dark');
    await waitUntil(() => seen.length > 0 && rgbOf(last(seen)!.colors.text).join() === rgbOf('#e7eaed').join(), 'no dark came', { timeout: 10_000 });
    stop();
  });

  it('is told of another font, and of the sizes that follow from it', async () => {
    const { around, seen, theme, stop } = await watched();
    around.style.setProperty('--run-font-size', '26px');
    await waitUntil(() => last(seen)?.metrics.nameSize === 26, 'no size came', { timeout: 10_000 });
    expect(last(seen)!.metrics.lines.name).to.equal(2 * theme.metrics.lines.name);
    around.style.setProperty('--run-font-family', 'monospace');
    await waitUntil(() => last(seen)?.metrics.fontFamily === 'monospace', 'no family came', { timeout: 10_000 });
    expect(last(seen)!.metrics.name.width('i')).to.equal(last(seen)!.metrics.name.width('m'));
    stop();
  });

  it('is told of the tokens that are no colours', async () => {
    const { around, seen, stop } = await watched();
    around.style.setProperty('--run-node-radius', '0');
    around.style.setProperty('--run-edge-width', '3px');
    await waitUntil(() => last(seen)?.radius === 0 && last(seen)?.edgeWidth === 3, 'not told', { timeout: 10_000 });
    stop();
  });

  it('keeps what was measured while only colours change', async () => {
    const { around, seen, stop } = await watched();
    around.style.setProperty('--run-color-failure', 'red');
    await waitUntil(() => seen.length > 0, 'not told', { timeout: 10_000 });
    const { metrics } = last(seen)!;
    around.style.setProperty('--run-color-failure', 'blue');
    await waitUntil(() => last(seen)?.colors.failure === 'rgb(0, 0, 255)', 'not told', { timeout: 10_000 });
    expect(last(seen)!.metrics).to.equal(metrics);
    stop();
  });

  it('says nothing once stopped', async () => {
    const { around, seen, stop } = await watched();
    stop();
    around.style.setProperty('--run-color-success', 'red');
    for (let frame = 0; frame < 6; frame++) await nextFrame();
    expect(seen).to.have.length(0);
  });

  it('is what the canvas paints with', async () => {
    const drawing = await watched();
    const { around, seen, canvas, stop } = drawing;
    around.style.setProperty('--run-node-background', 'rgb(10, 200, 30)');
    await waitUntil(() => last(seen)?.colors.node === 'rgb(10, 200, 30)', 'not told', { timeout: 10_000 });
    const theme = last(seen)!;
    const scene = createScene(madeTrace({ name: 'A' }), plainOptions(theme));
    new Painter(canvas).paint(scene, { x: 50, y: 50, zoom: 1 }, { width: 800, height: 600 }, theme, plainState);
    expect(pixelAt({ canvas, theme }, 53, 80)).to.deep.equal([10, 200, 30, 255]);
    stop();
  });
});
