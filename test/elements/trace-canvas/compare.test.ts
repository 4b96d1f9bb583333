/** Two executions on one canvas: split borders, and the way from difference to difference. */
import { expect, nextFrame } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { TraceCanvas } from '../../../src/elements/trace-canvas/trace-canvas.js';
import { isMaterial } from '../../../src/trace-model/compare/comparison.js';
import { TraceError } from '../../../src/trace-model/errors.js';
import { allByRole, byRole, click, parts, inBothSchemes, textOf, until } from '../support/dom.js';
import { drawn, emptyCanvas, openCanvas, traceText, traceUrl } from './canvas-page.js';

const GOOD = 'ship-fix-success';
const BAD = 'ship-fix-failed-retries-exhausted';
const RUN_TESTS = '2.1';

async function comparing(): Promise<TraceCanvas> {
  const canvas = await openCanvas(GOOD);
  await canvas.compare([await traceText(BAD)]);
  await until(() => parts(canvas, 'differences').length === 1, 'the bar is there');
  return canvas;
}

/** What is painted over the nodes, by colour at a place given as shares of a node. */
function layerOf(canvas: TraceCanvas): HTMLCanvasElement | undefined {
  const viewport = canvas.renderRoot.querySelector('.viewport') as Element;
  return Array.from(viewport.children, ({ shadowRoot }) => shadowRoot?.querySelector('canvas')).find((found) => found instanceof HTMLCanvasElement);
}

function colorAt(canvas: TraceCanvas, path: string, across: number): readonly number[] {
  const layer = layerOf(canvas) as HTMLCanvasElement;
  const corner = layer.getBoundingClientRect();
  const node = canvas.nodeBounds(path) as DOMRect;
  const ratio = layer.width / corner.width;
  const [x, y] = [node.x + node.width * across - corner.x, node.y - corner.y];
  const pixels = layer.getContext('2d')?.getImageData(Math.round(x * ratio), Math.round((y - 1) * ratio), 1, Math.round(4 * ratio)).data ?? [];
  for (let i = 0; i < pixels.length; i += 4) if ((pixels[i + 3] ?? 0) > 200) return [...pixels.slice(i, i + 3)];
  return [];
}

const isGreen = ([red = 0, green = 0]: readonly number[]): boolean => green > red + 40;
const isRed = ([red = 0, green = 0]: readonly number[]): boolean => red > green + 40;

describe('<trace-canvas> that compares', () => {
  it('resolves with what differs, and says where the executions parted', async () => {
    const canvas = await openCanvas(GOOD);
    const comparison = await canvas.compare([await traceText(BAD)]);
    expect(comparison?.firstDivergence?.text).to.equal('Run_Tests: passed in A, failed in B at attempt 3.');
    expect(comparison?.documents[0] === canvas.trace).to.equal(true);
    await until(() => textOf(parts(canvas, 'differences')[0]).includes('Run_Tests: passed in A, failed in B at attempt 3.'), 'the bar says so');
    expect(textOf(parts(canvas, 'differences')[0])).to.contain('B own-ship-fix-failed-retries-exhausted.json');
  });

  it('paints the border of a node that came out otherwise in both colours, and no others', async () => {
    const canvas = await comparing();
    canvas.reveal(RUN_TESTS);
    await drawn(canvas);
    await until(() => layerOf(canvas) !== undefined && colorAt(canvas, RUN_TESTS, 0.25).length > 0, 'it is painted');
    expect(isGreen(colorAt(canvas, RUN_TESTS, 0.25)), String(colorAt(canvas, RUN_TESTS, 0.25))).to.equal(true);
    expect(isRed(colorAt(canvas, RUN_TESTS, 0.6)), String(colorAt(canvas, RUN_TESTS, 0.6))).to.equal(true);
    expect(colorAt(canvas, '0', 0.25), 'Read_Ticket is the same').to.deep.equal([]);
    canvas.zoomTo(0.1);
    await nextFrame();
    await until(() => isGreen(colorAt(canvas, RUN_TESTS, 0.2)) && isRed(colorAt(canvas, RUN_TESTS, 0.8)), 'also from far away');
  });

  it('goes from difference to difference, in the order of the tree, and round', async () => {
    const canvas = await comparing();
    await click(byRole(canvas, 'button', 'Next difference'));
    await until(() => canvas.selected === RUN_TESTS, `at the first, not ${String(canvas.selected)}`);
    await until(() => textOf(parts(canvas, 'differences')[0]).includes('1 of 12'), 'it is counted');
    await click(byRole(canvas, 'button', 'Previous difference'));
    await until(() => canvas.selected !== RUN_TESTS, 'at the last');
    const last = canvas.selected;
    await click(byRole(canvas, 'button', 'Next difference'));
    await until(() => canvas.selected === RUN_TESTS, 'at the first again');
    expect(last).to.not.equal('2.0');
  });

  it('leads to the first divergence, and goes on from a node that was selected otherwise', async () => {
    const canvas = await comparing();
    canvas.selected = '3.0';
    byRole(canvas, 'button', 'First divergence').focus();
    await sendKeys({ press: 'Enter' });
    await until(() => canvas.selected === RUN_TESTS, 'it is selected');
  });

  it('counts other words on request', async () => {
    const canvas = await openCanvas(GOOD);
    const other = JSON.parse(await traceText(GOOD)) as { trace: { note?: string }[] };
    for (const entry of other.trace) if (entry.note !== undefined) entry.note = 'Said otherwise.';
    await canvas.compare([other]);
    await until(() => textOf(parts(canvas, 'differences')[0]).includes('No differences'), 'none that matters');
    await click(byRole(canvas, 'button', 'Wording too'));
    await until(() => /\d+ differences/.test(textOf(parts(canvas, 'differences')[0])), 'there are some');
    expect(byRole(canvas, 'button', 'Wording too').getAttribute('aria-pressed')).to.equal('true');
  });

  it('goes to where a node only the other has would lie', async () => {
    const canvas = await openCanvas(GOOD);
    const other = JSON.parse(await traceText(GOOD)) as { tree: { children: object[] } };
    other.tree.children.push({ type: 'action', name: 'Only_There', steps: [{ kind: 'instruct', instruction: 'x' }] });
    await canvas.compare([other]);
    await until(() => textOf(parts(canvas, 'differences')[0]).includes('The trees differ'), 'it says so');
    await click(byRole(canvas, 'button', 'Previous difference'));
    await until(() => textOf(parts(canvas, 'differences')[0]).includes('Only_There: Missing in A, there in B.'), 'it is described');
    expect(canvas.selected).to.equal('');
  });

  it('is in the pictures it draws of itself, in both colours', async () => {
    const canvas = await openCanvas(GOOD);
    // Large enough that it is spaced on the page as it is in a picture.
    for (const name of ['block-size', 'max-block-size']) canvas.style.setProperty(name, '1100px');
    await until(() => canvas.viewport.zoom > 0.8, 'it is fitted anew');
    const plain = await canvas.toSVG();
    const comparison = await canvas.compare([await traceText(BAD)]);
    await canvas.updateComplete;
    const split = comparison!.differences.filter((node) => isMaterial(node) && node.nodes[0] !== undefined);
    const drawn = new DOMParser().parseFromString(await canvas.toSVG(), 'image/svg+xml');
    expect(drawn.querySelector('parsererror')).to.equal(null);
    expect(drawn.querySelectorAll('svg svg').length, 'two parts of each border that is split').to.equal(2 * split.length);
    const strokes = [...drawn.querySelectorAll('svg svg path')].map((path) => path.getAttribute('stroke'));
    expect(new Set(strokes).size, 'ground, success, failure, passed over').to.equal(4);
    expect(await canvas.toSVG()).to.not.equal(plain);
    const pixels = async (): Promise<readonly number[]> => {
      const image = await createImageBitmap(await canvas.toPNG({ scale: 1 }));
      const context = new OffscreenCanvas(image.width, image.height).getContext('2d')!;
      context.drawImage(image, 0, 0);
      const { x, y, width } = canvas.nodeBounds(RUN_TESTS)!;
      const root = canvas.nodeBounds('')!;
      const { zoom } = canvas.viewport;
      const corner = canvas.trace!.nodes.reduce((top, { path }) => Math.min(top, canvas.nodeBounds(path)!.y), Infinity);
      const left = 24 + (x - root.x) / zoom + (width / zoom) * 0.75;
      const { data } = context.getImageData(Math.round(left), Math.round(24 + (y - corner) / zoom), 1, 1);
      return [...data];
    };
    expect(isRed(await pixels()), String(await pixels())).to.equal(true);
    await canvas.compare([]);
    await canvas.updateComplete;
    expect(await canvas.toSVG(), 'as before').to.equal(plain);
    expect(isGreen(await pixels()), String(await pixels())).to.equal(true);
  });

  it('ends, and leaves nothing behind', async () => {
    const canvas = await comparing();
    await click(byRole(canvas, 'button', 'End the comparison'));
    await until(() => parts(canvas, 'differences').length === 0 && layerOf(canvas) === undefined, 'it is gone');
    expect(await canvas.compare([])).to.equal(undefined);
    expect(allByRole(canvas, 'button', 'Next difference')).to.have.lengthOf(0);
  });

  it('rejects what cannot be opened, and keeps what it compares', async () => {
    const canvas = await comparing();
    const error: unknown = await canvas.compare(['{"no": "trace"}']).catch((reason: unknown) => reason);
    expect(error).to.be.instanceOf(TraceError);
    expect(textOf(parts(canvas, 'differences')[0])).to.contain('Run_Tests');
  });

  it('waits for a document to compare with, and compares anew when it is another', async () => {
    const canvas = await emptyCanvas();
    const found = canvas.compare([await traceText(BAD)]);
    canvas.src = traceUrl(GOOD);
    expect((await found)?.firstDivergence?.name).to.equal('Run_Tests');
    canvas.src = traceUrl(BAD);
    await until(() => textOf(parts(canvas, 'differences')[0]).includes('They took the same course'), 'nothing differs any more');
  });

  it('hides the borders while an earlier moment is shown, says why, and leads back to now', async () => {
    const canvas = await comparing();
    await until(() => layerOf(canvas) !== undefined, 'they are there');
    const bar = parts(canvas, 'differences')[0] as HTMLElement;
    const seen = (): string[] => [...bar.querySelectorAll<HTMLElement>('.cmp-text > *')].filter((each) => each.checkVisibility({ visibilityProperty: true })).map(textOf);
    const { height } = bar.getBoundingClientRect();
    expect(seen()).to.deep.equal(['First divergence Run_Tests: passed in A, failed in B at attempt 3.']);
    await canvas.seek(3);
    await until(() => layerOf(canvas) === undefined, 'they are hidden');
    expect(seen()).to.deep.equal(['They are compared as they stand now, not at the moment shown.']);
    expect(bar.getBoundingClientRect().height, 'nothing moves').to.equal(height);
    await click(byRole(canvas, 'button', 'Next difference'));
    await until(() => canvas.position === null && layerOf(canvas) !== undefined, 'they are back');
    expect(seen()[0]).to.contain('First divergence');
    expect(canvas.selected, 'and the difference is selected').to.equal(RUN_TESTS);
  });

  it('has nothing that axe complains of, in light and dark', async () => {
    const canvas = await comparing();
    await inBothSchemes(() => expect(parts(canvas, 'differences')[0]).to.be.accessible());
  });
});
