/** Rows of a page that is read from right to left, of words that are not. */
import { expect } from '@open-wc/testing';
import { failedRun, stateOf } from '../../../stories/run-log.fixtures.js';
import { openLog } from './log-fixture.js';

describe('<run-log> read from right to left', () => {
  for (const width of [340, 1000]) {
    it(`begins labels beside their icons, and keeps numbers before their units, at ${width} px`, async () => {
      const page = await openLog(stateOf(failedRun), { width, height: 900, display: { expanded: 'none' } });
      page.log.dir = 'rtl';
      await page.settled();
      let durations = 0;
      for (const entry of page.entries()) {
        const inside = (selector: string): DOMRect => {
          const range = document.createRange();
          range.selectNodeContents(entry.querySelector(selector) as HTMLElement);
          return range.getBoundingClientRect();
        };
        const icon = entry.querySelector('.icon svg')!.getBoundingClientRect();
        expect(icon.left - inside('.label').right, entry.dataset.id).to.be.within(4, 24);
        const duration = entry.querySelector('.duration')!;
        expect(getComputedStyle(duration).unicodeBidi).to.equal('plaintext');
        if (duration.textContent.trim() !== '') durations++;
        const text = inside('.what');
        const aside = entry.querySelector('.aside')!.getBoundingClientRect();
        if (aside.width > 0 && Math.abs(aside.top - text.top) < 10) expect(text.left - aside.right, entry.dataset.id).to.be.at.least(4);
      }
      expect(durations, 'durations seen').to.be.above(0);
    });
  }
});
