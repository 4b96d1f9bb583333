/** `<trace-viewer>` in the room it has. */
import { expect } from '@open-wc/testing';
import { allByRole, textOf, until } from '../support/dom.js';
import { one, viewerOf } from './viewer-page.js';

const NESTED = 'ship-fix-inflight-performing-nested';
const GOOD = 'ship-fix-success';

describe('<trace-viewer>: widths', () => {
  for (const width of [320, 480, 760, 1280]) {
    it(`fits ${width} px: nothing is wider than it`, async () => {
      const viewer = await viewerOf(NESTED, {}, width);
      await viewer.updateComplete;
      const base = one(viewer, '.base');
      expect(base.scrollWidth).to.be.at.most(base.clientWidth);
      for (const button of allByRole(viewer, 'button')) {
        if (button.closest('.tabs, .cursor')) continue;
        const { right } = button.getBoundingClientRect();
        expect(right, button.ariaLabel ?? button.textContent).to.be.at.most(base.getBoundingClientRect().right + 1);
      }
    });
  }

  for (const width of [320, 360]) {
    it(`has room at ${width} px for an address and for where the timeline stands, with letters twice as large`, async () => {
      document.documentElement.style.setProperty('font-size', '32px');
      try {
        const viewer = await viewerOf(GOOD, {}, width);
        const { right } = one(viewer, '.base').getBoundingClientRect();
        const [address, button] = [...one(viewer, '.address').children].map((part) => part.getBoundingClientRect());
        expect(address?.width).to.be.above(150);
        expect(button?.right).to.be.at.most(right);
        await until(() => one(viewer, '.scrub-clock').scrollWidth <= one(viewer, '.scrub-clock').clientWidth, 'nothing of it is cut off');
        expect(textOf(one(viewer, '.scrub-clock'))).to.contain('entry 36 of 36');
      } finally {
        document.documentElement.style.removeProperty('font-size');
      }
    });
  }
});
