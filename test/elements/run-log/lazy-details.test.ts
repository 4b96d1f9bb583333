import { expect, waitUntil } from '@open-wc/testing';
import { html, render } from 'lit';
import { LazyDetails } from '../../../src/elements/run-log/lazy-details.js';
import { defaultStrings } from '../../../src/elements/strings.js';
import { recordOf, reduceRun } from '../../../src/streams/index.js';

describe('Details of an opened entry', () => {
  it('are drawn once they are loaded, which opening an entry starts', async () => {
    const entry = reduceRun([recordOf({ type: 'notice', level: 'info', text: 'loaded late' })]).entries.at(0)!;
    const place = document.createElement('div');
    const draw = (): void => void render(html`${details.render(entry, false, defaultStrings)}`, place);
    const details = new LazyDetails({ renderRoot: place }, draw, () => undefined);
    draw();
    await waitUntil(() => place.textContent.includes('loaded late'), 'the details are drawn', { timeout: 15_000 });
    expect(place.querySelector('[data-section]')).to.not.equal(null);
  });
});
