/** Guarantee A1: every state that a story shows, light and dark, has nothing axe objects to. */
import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import { deepAll, inBothSchemes, until } from '../elements/support/dom.js';
import { stories, type Story } from './stories.js';

/** Shows a story and waits until what it loads later has been drawn. */
async function show(story: Story): Promise<HTMLElement> {
  const page = await fixture<HTMLElement>(html`<main>${story.render() as TemplateResult}</main>`);
  const names = (): string => deepAll(page, ':not(:defined)').map(({ localName }) => localName).join(', ');
  await until(() => names() === '', `all elements of “${story.name}” are defined`);
  await nextFrame();
  await nextFrame();
  return page;
}

describe('every state has nothing axe objects to', () => {
  for (const story of stories) {
    it(`${story.name}, light and dark`, async () => {
      const page = await show(story);
      await inBothSchemes(async () => {
        await nextFrame();
        await expect(page).to.be.accessible();
      });
    });
  }
});
