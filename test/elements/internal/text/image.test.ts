import { aTimeout, expect, fixture, html } from '@open-wc/testing';
import { render } from 'lit';
import { image } from '../../../../src/elements/internal/text/image/image.js';
import { imageSource, isAllowedImage, MAX_DATA_CHARACTERS } from '../../../../src/elements/internal/text/image/image-source.js';
import { defaultStrings } from '../../../../src/elements/strings.js';
import { allByRole, byRole, click, textOf, until } from '../../support/dom.js';

const PNG = 'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** A picture the test server has; asked for in another way each time, so that none comes from a cache. */
const picture = (query: string): string => `${location.origin}/docs/images/live-light.png?${query}`;
const requested = (address: string): boolean => performance.getEntriesByName(address, 'resource').length > 0;

const show = async (src: string, options: { imageHosts?: string[]; loaded?: Set<string> } = {}): Promise<HTMLElement> =>
  fixture<HTMLElement>(html`<div>${image({ src, alt: 'A chart', strings: defaultStrings, ...options })}</div>`);

describe('image', () => {
  // The record of requests is full after 250, which loading this test makes.
  beforeEach(() => performance.clearResourceTimings());

  it('requests nothing before it is asked for, and says what it would request', async () => {
    const address = picture('asked');
    const element = await show(address);
    expect(textOf(element)).to.contain('A chart').and.to.contain(location.host);
    expect(element.querySelector('img')).to.equal(null);
    await aTimeout(300);
    expect(requested(address)).to.equal(false);
    await click(byRole(element, 'button', `Load image from ${location.host}`));
    const isDrawn = (): boolean => (element.querySelector('img')?.naturalWidth ?? 0) > 1 && textOf(element) === '';
    await until(() => requested(address) && isDrawn(), 'it is loaded');
  });

  it('says so when an image cannot be loaded, and tries again on request', async () => {
    const element = await show(`${location.origin}/no-such-image-2.png`);
    await click(byRole(element, 'button', `Load image from ${location.host}`));
    await until(() => textOf(element).includes('could not be loaded'), 'the failure is said');
    await click(byRole(element, 'button', 'Try again'));
    await until(() => textOf(element).includes('could not be loaded'), 'it failed again');
  });

  it('stays loaded when drawn anew, for whoever keeps what was asked for', async () => {
    const loaded = new Set<string>();
    const src = `${location.origin}/no-such-image-3.png`;
    await click(byRole(await show(src, { loaded }), 'button', `Load image from ${location.host}`));
    expect([...loaded]).to.deep.equal([src]);
    expect((await show(src, { loaded })).querySelector('img, .image-note')).not.to.equal(null);
    expect(allByRole(await show(src, { loaded }), 'button', `Load image from ${location.host}`)).to.deep.equal([]);
  });

  it('loads at once from allowed hosts, without a word about the page', async () => {
    const into = document.createElement('div');
    render(image({ src: `${location.origin}/no-such-image-4.png`, alt: 'A chart', imageHosts: [location.origin], strings: defaultStrings }), into);
    const img = into.querySelector('img');
    expect([img?.referrerPolicy, img?.alt, img?.getAttribute('src')]).to.deep.equal([
      'no-referrer', 'A chart', `${location.origin}/no-such-image-4.png`,
    ]);
  });

  it('shows an image that is part of the text', async () => {
    const element = await show(PNG);
    await until(() => element.querySelector('img')?.naturalWidth === 1 && textOf(element) === '', 'the image is drawn');
  });

  it('refuses what is no plain image', async () => {
    for (const src of [
      'data:image/svg+xml;base64,PHN2Zy8+', 'data:text/html,x', 'data:image/png,raw', 'data:image/png;charset=x;base64,AA==',
      'javascript:alert(1)', 'file:///a.png', 'blob:https://a.example/1', '//a.example/i.png', '/i.png', 'i.png', '', 'https:a.example/i.png',
    ]) {
      expect(imageSource(src).kind, src).to.equal('refused');
      const element = await show(src);
      expect(element.querySelector('img, button'), src).to.equal(null);
      expect(textOf(element)).to.contain('A chart');
    }
    expect(imageSource(`data:image/png;base64,${'A'.repeat(MAX_DATA_CHARACTERS)}`).kind).to.equal('too-large');
  });

  it('allows whole origins and whole folders only', () => {
    const allowed = (address: string, ...hosts: string[]): boolean => isAllowedImage(new URL(address), hosts);
    expect(allowed('https://img.example/a.png', 'https://img.example')).to.equal(true);
    expect(allowed('https://img.example/avatars/a.png', 'https://img.example/avatars')).to.equal(true);
    expect(allowed('https://img.example/avatars/a.png', 'https://img.example/avatars/')).to.equal(true);
    for (const address of [
      'http://img.example/avatars/a.png', 'https://img.example:444/avatars/a.png', 'https://img.example.evil.example/avatars/a.png',
      'https://evil.example/https://img.example/avatars/', 'https://img.example/avatarsx/a.png', 'https://img.example/avatars/../a.png',
      'https://img.example/avatars/%2e%2e/a.png', 'https://img.example/avatars/..%2fa.png', 'https://img.example/avatars/%5c..%5ca.png',
    ]) {
      expect(allowed(address, 'https://img.example/avatars'), address).to.equal(false);
    }
    expect(allowed('https://img.example/a.png', '', '*', 'img.example', 'https://')).to.equal(false);
  });
});
