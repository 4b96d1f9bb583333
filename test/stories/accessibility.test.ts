/** Guarantee A1: every state that a story shows, light and dark, has nothing axe objects to. */
import { expect, fixture, fixtureCleanup, html, nextFrame } from '@open-wc/testing';
import { emulateMedia, resetMouse, sendMouse, setViewport } from '@web/test-runner-commands';
import { deepAll, inBothSchemes, until } from '../elements/support/dom.js';
import { stories, type Story } from './stories.js';

/** Shows a story and waits until what it loads later has been drawn. */
async function show(story: Story): Promise<HTMLElement> {
  const page = await fixture<HTMLElement>(html`<main>${story.render()}</main>`);
  const names = (): string => deepAll(page, ':not(:defined)').map(({ localName }) => localName).join(', ');
  await until(() => names() === '', `all elements of “${story.name}” are defined`);
  await story.play?.({ canvasElement: page });
  await nextFrame();
  await nextFrame();
  return page;
}

describe('every state has nothing axe objects to', () => {
  // Wide enough for every button that a story presses; colours that are still on their way are not what people read.
  before(async () => {
    await setViewport({ width: 1280, height: 800 });
    await emulateMedia({ reducedMotion: 'reduce' });
    window.clickAt = (x, y) => sendMouse({ type: 'click', position: [x, y] });
  });
  afterEach(() => resetMouse());
  after(async () => {
    await setViewport({ width: 800, height: 600 });
    await emulateMedia({ reducedMotion: 'no-preference' });
  });

  for (const story of stories) {
    it(`${story.name}, light and dark`, async () => {
      // Shown anew in each: colours on their way from one to the other are not what people read.
      await inBothSchemes(async () => {
        await expect(await show(story)).to.be.accessible();
        fixtureCleanup();
      });
    });
  }
});
