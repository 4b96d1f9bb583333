import { expect } from '@open-wc/testing';
import { toPNG } from '../../../../src/elements/trace-canvas/picture/export-png.js';
import { escapeXml, toSVG } from '../../../../src/elements/trace-canvas/picture/export-svg.js';
import { madeTrace, openDrawing, realTrace, sceneOf } from '../drawing/drawing-fixture.js';

const parse = (text: string): Document => new DOMParser().parseFromString(text, 'image/svg+xml');

/** Names with letters that XML does not allow, and with markup. */
const names = ['<script>alert(1)</script>', '"]]><b onload=x>', 'a\u0000b\u0007c\ud800d', '&amp; & &lt;', '検査 שלום', '__proto__'];

describe('toSVG', () => {
  it('draws every node of a real document, whole', async () => {
    const { theme } = await openDrawing();
    const scene = sceneOf(await realTrace('ship-fix-success'), theme);
    const drawn = parse(toSVG(scene, theme, 'Ship fix'));
    expect(drawn.querySelector('parsererror')).to.equal(null);
    expect(drawn.documentElement.getAttribute('aria-label')).to.equal('Ship fix');
    expect(drawn.querySelectorAll('title')).to.have.length(scene.trace.nodes.length);
    const texts = [...drawn.querySelectorAll('text.name')].map((text) => text.textContent);
    for (const { name } of scene.trace.nodes) expect(texts).to.include(name.replaceAll('_', ' '));
  });

  it('is a picture the browser opens, in the colours of the theme', async () => {
    for (const scheme of ['light', 'dark'] as const) {
      const { theme } = await openDrawing(scheme);
      const scene = sceneOf(await realTrace('ship-fix-success'), theme);
      const text = toSVG(scene, theme, 'Ship fix');
      expect(text).to.include(theme.colors.success).and.include(theme.colors.surface);
      const image = new Image();
      image.src = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }));
      await image.decode();
      expect(image.naturalWidth).to.equal(Math.round(scene.layout.width + 48));
      URL.revokeObjectURL(image.src);
    }
  });

  it('writes hostile names as text, and stays well-formed', async () => {
    const { theme } = await openDrawing();
    const scene = sceneOf(madeTrace({ children: names.map((name) => ({ name })) }), theme);
    const drawn = parse(toSVG(scene, theme, names.join()));
    expect(drawn.querySelector('parsererror')).to.equal(null);
    expect(drawn.querySelector('script, b, foreignObject, a, image')).to.equal(null);
    const attributes = [...drawn.querySelectorAll('*')].flatMap((element) => element.getAttributeNames());
    expect(attributes.filter((name) => /^on|href/i.test(name))).to.deep.equal([]);
  });

  it('leaves nothing in text that XML does not allow', () => {
    const everything = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).join('');
    expect(parse(`<a b="${escapeXml(everything)}">${escapeXml(everything)}</a>`).querySelector('parsererror')).to.equal(null);
  });
});

describe('toPNG', () => {
  const sizeOf = async (blob: Blob): Promise<readonly [number, number]> => {
    const image = await createImageBitmap(blob);
    return [image.width, image.height];
  };

  it('is the whole drawing at the scale asked for', async () => {
    const { theme } = await openDrawing();
    const scene = sceneOf(await realTrace('ship-fix-success'), theme);
    const { width, height } = scene.layout;
    for (const scale of [0.5, 1, 2]) {
      const picture = await toPNG(scene, theme, scale);
      expect(picture.type).to.equal('image/png');
      expect(await sizeOf(picture)).to.deep.equal([Math.floor((width + 48) * scale), Math.floor((height + 48) * scale)]);
    }
  });

  it('is as large as browsers can draw where the tree is larger', async () => {
    const { theme } = await openDrawing();
    const scene = sceneOf(await realTrace('big-426-nodes-success'), theme);
    const [width, height] = await sizeOf(await toPNG(scene, theme, 4));
    expect(height).to.be.within(15_000, 16_000);
    expect(width / height).to.be.closeTo((scene.layout.width + 48) / (scene.layout.height + 48), 0.01);
  });
});
