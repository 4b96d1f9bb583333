/** The canvas in pages of every kind: their tokens, colours, direction, fonts; and moved about in them. */
import { expect, nextFrame } from '@open-wc/testing';
import type { TraceCanvas } from '../../../src/elements/trace-canvas/trace-canvas.js';
import { inBothSchemes, parts, textOf, until } from '../support/dom.js';
import { inForcedColors } from '../support/forced-colors.js';
import { drawn, emptyCanvas, itemOf, middleOf, openCanvas } from './canvas-page.js';

type Rgb = readonly [r: number, g: number, b: number];

/** Lines between two pixels are a little paler than their colour. */
const PALER = 60;

/** How many pixels of the canvas layer have a colour. */
function pixelsOf(canvas: TraceCanvas, [r, g, b]: Rgb): number {
  const layer = canvas.renderRoot.querySelector('canvas')!;
  const { data } = layer.getContext('2d')!.getImageData(0, 0, layer.width, layer.height);
  let count = 0;
  for (let at = 0; at < data.length; at += 4) {
    const distance = Math.abs(data[at]! - r) + Math.abs(data[at + 1]! - g) + Math.abs(data[at + 2]! - b);
    if (data[at + 3] === 255 && distance <= PALER) count++;
  }
  return count;
}

/** The colour of a node's outline in the DOM. */
const lineOf = (canvas: TraceCanvas, path: string): string =>
  getComputedStyle(canvas.renderRoot.querySelector(`[part=node][data-path="${path}"] path[class^=line-]`)!).stroke;
const css = ([r, g, b]: Rgb): string => `rgb(${r}, ${g}, ${b})`;

/** Zooms where nodes are in the DOM, and where they are painted. */
const NEAR = 0.8;
const FAR = 0.2;

/** DOM and canvas layer draw the node at `path` in this colour. */
async function expectColour(canvas: TraceCanvas, path: string, colour: Rgb, what: string): Promise<void> {
  canvas.zoomTo(NEAR);
  canvas.reveal(path);
  await drawn(canvas);
  await until(() => lineOf(canvas, path) === css(colour), `the node is ${css(colour)}: ${what}`);
  canvas.zoomTo(FAR);
  await drawn(canvas);
  await until(() => pixelsOf(canvas, colour) > 0, `the canvas layer has ${css(colour)}: ${what}`);
}

describe('<trace-canvas> and the tokens of the page', () => {
  it('follows those set on an ancestor, in the DOM and on the canvas layer, in light and dark', async () => {
    const canvas = await openCanvas('ship-fix-success');
    const ancestor = canvas.parentElement!;
    await inBothSchemes(async (scheme) => {
      for (const colour of [
        [12, 34, 250],
        [201, 2, 130],
      ] as const) {
        ancestor.style.setProperty('--run-color-success', css(colour));
        await expectColour(canvas, '0', colour, scheme);
      }
      ancestor.style.removeProperty('--run-color-success');
      await expectColour(canvas, '0', scheme === 'light' ? [5, 150, 105] : [16, 185, 129], `ours, ${scheme}`);
    });
  });

  it('follows another font size: what is drawn is laid out by it', async () => {
    const canvas = await openCanvas('ship-fix-success');
    const { height } = canvas.nodeBounds('0')!;
    const { zoom } = canvas.viewport;
    canvas.parentElement!.style.setProperty('--run-font-size', '26px');
    await until(() => canvas.viewport.zoom < zoom * 0.7, 'it is fitted anew');
    expect(canvas.nodeBounds('0')!.height / canvas.viewport.zoom / (height / zoom)).to.be.closeTo(2, 0.1);
    await drawn(canvas);
    const [label] = parts(canvas, 'node-label');
    expect(label!.getBoundingClientRect().height, 'names can be read').to.be.above(8);
  });
});

describe('<trace-canvas> and the page', () => {
  it('draws from left to right in a page that is read from right to left; all else is turned round', async () => {
    const canvas = await openCanvas('ship-fix-failed-retries-exhausted', (made) => (made.dir = 'rtl'));
    expect(canvas.nodeBounds('0')!.left).to.be.above(canvas.nodeBounds('')!.right);
    const view = parts(canvas, 'viewport')[0]!.getBoundingClientRect();
    const bar = parts(canvas, 'toolbar')[0]!.getBoundingClientRect();
    expect(bar.left - view.left).to.be.below(view.right - bar.right);
    const pill = canvas.renderRoot.querySelector('.pill')!.getBoundingClientRect();
    expect(pill.left).to.be.above(parts(canvas, 'diagnosis')[0]!.querySelector('.text')!.getBoundingClientRect().right - 1);
    const level = parts(canvas, 'zoom-level')[0]!;
    expect(getComputedStyle(level.querySelector('bdi')!).unicodeBidi, '“47 %” stays so').to.equal('isolate');
  });

  it('is written as it is measured, however the page writes its own text', async () => {
    const page = document.body.style;
    const odd = { 'word-spacing': '9px', 'letter-spacing': '2px', 'text-indent': '40px', 'text-transform': 'uppercase', 'white-space': 'pre-line', 'font-style': 'italic' };
    for (const [name, value] of Object.entries(odd)) page.setProperty(name, value);
    try {
      const canvas = await openCanvas('ship-fix-failed-retries-exhausted');
      for (const label of parts(canvas, 'node-label')) {
        const style = getComputedStyle(label);
        for (const [name, value] of Object.entries(odd)) expect(style.getPropertyValue(name), name).not.to.equal(value);
        const line = label.querySelector<HTMLElement>(':scope > span')!;
        expect(line.getBoundingClientRect().right, label.textContent).to.be.at.most(label.closest('[part=node]')!.getBoundingClientRect().right);
      }
    } finally {
      for (const name of Object.keys(odd)) page.removeProperty(name);
    }
  });

  it('leaves its sentence the room it needs in large letters', async () => {
    const canvas = await openCanvas('ship-fix-failed-retries-exhausted', (made) => made.style.setProperty('--run-font-size', '26px'));
    const line = parts(canvas, 'diagnosis')[0]!;
    expect(line.querySelector('.text')!.clientWidth).to.be.above(0.8 * line.clientWidth);
  });

  it('tells everything without colours of its own', async () => {
    await inForcedColors(async () => {
      const canvas = await openCanvas('ship-fix-failed-retries-exhausted');
      const probe = document.body.appendChild(document.createElement('i'));
      const system = (name: string): string => {
        probe.style.setProperty('color', name);
        return getComputedStyle(probe).color;
      };
      const [text, gray] = [system('CanvasText'), system('GrayText')];
      probe.remove();
      await until(() => lineOf(canvas, '0') === text, 'nodes are in the colours of the system');
      expect(lineOf(canvas, '2.1'), 'failed').to.equal(text);
      expect(lineOf(canvas, '3'), 'cut off').to.equal(gray);
      for (const path of ['0', '2.1', '3']) {
        const character = canvas.renderRoot.querySelector(`[part=node][data-path="${path}"] .character`)!;
        expect(character.textContent).to.equal(new Map([['0', '✓'], ['2.1', '✗'], ['3', '–']]).get(path));
      }
      for (const mark of canvas.renderRoot.querySelectorAll('.legend .status-mark')) expect(getComputedStyle(mark).color).to.equal(text);
      const dot = getComputedStyle(canvas.renderRoot.querySelector('.pill .dot')!).backgroundColor;
      expect(dot).to.equal(text);
    });
  });

  it('goes on where it was when it is moved in the page', async () => {
    const canvas = await openCanvas('ship-fix-success');
    canvas.zoomTo(0.9);
    canvas.selected = '3';
    await drawn(canvas);
    const { viewport, trace } = canvas;
    let loads = 0;
    canvas.addEventListener('trace-load', () => (loads += 1));
    const elsewhere = canvas.parentElement!.appendChild(document.createElement('section'));
    elsewhere.append(canvas);
    await nextFrame();
    await drawn(canvas);
    expect([canvas.viewport, canvas.selected, canvas.trace === trace, loads]).to.deep.equal([viewport, '3', true, 0]);
    canvas.zoomTo(0.2);
    await drawn(canvas);
    await until(() => pixelsOf(canvas, [5, 150, 105]) > 0, 'it is drawn');
    elsewhere.style.setProperty('--run-color-success', 'rgb(9, 8, 207)');
    await until(() => pixelsOf(canvas, [9, 8, 207]) > 0, 'it follows the tokens of its new place');
    canvas.remove();
    expect(canvas.trace === trace, 'out of the page it keeps what it showed').to.equal(true);
  });

  it('is usable 320 px wide', async () => {
    const canvas = await openCanvas('ship-fix-success', (made) => made.style.setProperty('inline-size', '320px'));
    const { left, right } = canvas.getBoundingClientRect();
    for (const button of canvas.renderRoot.querySelectorAll('button')) {
      const box = button.getBoundingClientRect();
      expect(box.left >= left && box.right <= right, button.ariaLabel ?? button.textContent).to.equal(true);
      expect(Math.min(box.width, box.height), button.ariaLabel ?? button.textContent).to.be.at.least(24);
    }
    expect(canvas.renderRoot.querySelector('.base')!.scrollWidth).to.be.at.most(320);
  });
});

describe('<trace-canvas> and hostile documents', () => {
  const names = [
    '<img src=x onerror=alert(1)>',
    '</text><script>alert(1)</script>',
    '\u202egnirts',
    'שלום עולם',
    '__proto__',
    'constructor',
    '${alert(1)}',
    '"><svg onload=alert(1)>',
    'x'.repeat(100_000),
    '\u0000\u001b[31m',
    '🧪'.repeat(500),
  ];
  const hostile = (): object => ({
    ...{ uri: 'javascript:alert(1)', tree_uri: names[0], status: names[1], phase: '__proto__', cursor: '{"path":"__proto__","step":{}}' },
    ...{ protocol_accepted: true, created_at: 'never', updated_at: 1e999, schema_version: 1 },
    tree: { type: 'sequence', name: names[0], children: names.map((name) => ({ type: 'action', name, retries: -1, steps: [{ kind: 'instruct', instruction: name }] })) },
    var: JSON.parse(`{"__proto__": {"polluted": true}, "constructor": ${JSON.stringify(names[1])}}`) as object,
    ...{ const: { toString: 1 }, runtime: { node_status: { __proto__x: 'success', '0': '<b>', '1': 'failure' }, step_index: { '2': -5 }, retry_count: [] } },
    trace: names.map((name, at) => ({ ts: at, kind: name, cursor: at % 2 ? '0' : name, name, submitted: name, outcome: name, note: name })),
  });

  it('shows their text as text, everywhere, and says what is odd', async () => {
    const canvas = await emptyCanvas((made) => (made.data = hostile()));
    await until(() => canvas.trace !== undefined, 'it is opened');
    await drawn(canvas);
    const root = canvas.renderRoot;
    expect(root.querySelector('img, script, b, [onload], [onerror]')).to.equal(null);
    expect([...root.querySelectorAll('[role=treeitem]')].slice(1, 4).map((item) => item.getAttribute('aria-label'))).to.deep.equal([...names.slice(0, 2), '[U+202E]gnirts']);
    expect(canvas.trace!.warnings).to.not.have.length(0);
    expect(Object.prototype).to.not.have.property('polluted');
    for (const path of ['0', '2', '8', '9']) {
      canvas.selected = path;
      canvas.reveal(path);
      await drawn(canvas);
      itemOf(canvas, path).click();
      const [clientX, clientY] = middleOf(canvas, path);
      parts(canvas, 'viewport')[0]!.dispatchEvent(new PointerEvent('pointermove', { clientX, clientY, pointerType: 'mouse', bubbles: true }));
      await until(() => canvas.renderRoot.querySelector('.tooltip .name') !== null, `${path} has a tooltip`);
      expect(root.querySelector('.tooltip img, .tooltip script')).to.equal(null);
    }
    expect(textOf(parts(canvas, 'diagnosis')[0])).to.contain(names[1]!.slice(0, 6));
    expect(await canvas.toSVG()).to.not.match(/<(script|img|svg on)/);
  });

  it('opens the next good one', async () => {
    const canvas = await emptyCanvas((made) => (made.data = hostile()));
    await until(() => canvas.trace !== undefined, 'it is opened');
    canvas.data = await (await fetch('/test/fixtures/traces/behaviors/ship-fix-success.json')).text();
    await until(() => canvas.trace?.nodes.length === 23, 'the good one is there');
  });
});
