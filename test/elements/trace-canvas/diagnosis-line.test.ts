/** The line above the drawing. */
import { expect } from '@open-wc/testing';
import { openCanvas } from './canvas-page.js';

describe('the diagnosis of <trace-canvas>', () => {
  it('says roughly since when, and exactly when the pointer comes', async () => {
    const canvas = await openCanvas('ship-fix-failed-retries-exhausted');
    const since = canvas.renderRoot.querySelector<HTMLElement>('[part~=diagnosis] .since')!;
    expect(since.title, 'no date is written out before').to.equal('');
    since.dispatchEvent(new PointerEvent('pointerenter'));
    const { since: time } = canvas.trace!.diagnosis;
    expect(since.title).to.match(/^Since /).and.contain(String(new Date(time!).getFullYear()));
  });
});
