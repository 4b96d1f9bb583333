import { expect, nextFrame, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { everyKind, longRun, streamOf } from '../../../stories/run-log.fixtures.js';
import { buttonNamed, openLog, topOf, type LogPage } from './log-fixture.js';

const jump = (page: LogPage): HTMLButtonElement | undefined => buttonNamed(page, 'Jump to latest');
const lastSeen = (page: LogPage): number | undefined => page.visible().at(-1);

/** Whether rows cover the whole viewport, without a hole. */
function covered(page: LogPage): boolean {
  const box = page.feed.getBoundingClientRect();
  let at = box.top + 5;
  for (const entry of page.entries()) {
    const { top, bottom } = (entry.parentElement as HTMLElement).getBoundingClientRect();
    if (top <= at + 1 && bottom > at) at = bottom;
  }
  return at >= box.bottom - 5;
}

describe('<run-log> following', () => {
  it('shows the newest entry at first, and in the same frame as each append, without a blank', async () => {
    const run = longRun(300);
    const page = await openLog(run.state());
    expect(lastSeen(page)).to.equal(300);
    for (const count of [1, 1, 30, 500, 5000, 1, 200]) {
      const state = run.add(count);
      await nextFrame();
      page.scope.state$.next(state);
      // Drawn in the next frame's callbacks; what is looked at after them is what is painted.
      await nextFrame();
      await Promise.resolve();
      expect(lastSeen(page), `after ${count} more`).to.equal(state.entries.length);
      expect(covered(page), `after ${count} more`).to.equal(true);
    }
  });

  it('stops when the reader scrolls up; then nothing moves while 10,000 entries come', async () => {
    const run = longRun(400);
    const page = await openLog(run.state());
    await page.scrollTo(page.feed.scrollTop - 700);
    const seen = page.visible();
    const first = page.entry(`tool:${(seen[0] as number) - 1}`);
    const before = topOf(first);
    const mounted = page.entries();
    for (let i = 0; i < 10; i++) {
      await page.show(run.add(1000));
      expect(topOf(first)).to.equal(before);
    }
    expect(page.visible()).to.deep.equal(seen);
    expect(page.entries()).to.deep.equal(mounted);
    expect(jump(page)?.innerText).to.match(/^Jump to latest \(10,000 new\)$/);
  });

  it('comes back by the button, and the button goes', async () => {
    const run = longRun(400);
    const page = await openLog(run.state());
    await page.scrollTo(100);
    await page.show(run.add(12));
    expect(jump(page)?.innerText).to.equal('Jump to latest (12 new)');
    jump(page)?.click();
    await page.settled();
    expect(lastSeen(page)).to.equal(412);
    expect(jump(page)).to.equal(undefined);
    await page.show(run.add(1));
    expect(lastSeen(page)).to.equal(413);
  });

  it('comes back by scrolling to the end', async () => {
    const run = longRun(400);
    const page = await openLog(run.state());
    await page.scrollTo(page.feed.scrollTop - 300);
    await page.show(run.add(5));
    expect(lastSeen(page)).to.be.below(400);
    await page.scrollTo(page.feed.scrollHeight);
    await page.show(run.add(5));
    expect(lastSeen(page)).to.equal(410);
  });

  it('comes back by the End key and goes by any key that moves', async () => {
    const run = longRun(400);
    const page = await openLog(run.state());
    page.summary('tool:399').focus();
    await sendKeys({ press: 'ArrowUp' });
    const before = topOf(page.entry('tool:398'));
    await page.show(run.add(20));
    expect(topOf(page.entry('tool:398'))).to.equal(before);
    await sendKeys({ press: 'End' });
    await page.show(run.add(3));
    expect(lastSeen(page)).to.equal(423);
  });

  it('stops at the first turn of the wheel upwards', async () => {
    const run = longRun(400);
    const page = await openLog(run.state());
    page.feed.dispatchEvent(new WheelEvent('wheel', { deltaY: -4, bubbles: true }));
    const before = topOf(page.entry('tool:399'));
    await page.show(run.add(100));
    expect(topOf(page.entry('tool:399'))).to.equal(before);
  });

  it('offers the latest to who opened without following, and counts what came since', async () => {
    const run = longRun(300);
    const page = await openLog(run.state(), { display: { follow: false } });
    expect(page.visible()[0]).to.equal(1);
    expect(jump(page)?.innerText).to.equal('Jump to latest');
    await page.show(run.add(12));
    expect(jump(page)?.innerText).to.equal('Jump to latest (12 new)');
    jump(page)?.click();
    await page.settled();
    expect(lastSeen(page)).to.equal(312);
    expect(jump(page)).to.equal(undefined);
  });

  it('offers it too where the entries come after the log', async () => {
    const run = longRun(300);
    const page = await openLog(streamOf([]).state(), { display: { follow: false } });
    expect(jump(page)).to.equal(undefined);
    await page.show(run.state());
    expect(page.visible()[0]).to.equal(1);
    expect(jump(page)?.innerText).to.equal('Jump to latest');
    await page.show(run.add(1));
    expect(jump(page)?.innerText).to.equal('Jump to latest (1 new)');
  });

  it('is a toggle, off from the start with no-follow', async () => {
    const run = longRun(400);
    const page = await openLog(run.state(), { display: { follow: false } });
    expect(page.visible()[0]).to.equal(1);
    const toggle = buttonNamed(page, 'Follow');
    expect(toggle?.getAttribute('aria-pressed')).to.equal('false');
    toggle?.click();
    await page.settled();
    expect(lastSeen(page)).to.equal(400);
    expect(buttonNamed(page, 'Follow')?.getAttribute('aria-pressed')).to.equal('true');
    page.log.noFollow = true;
    await page.log.updateComplete;
    await page.settled();
    const before = topOf(page.entry('tool:399'));
    await page.show(run.add(100));
    expect(topOf(page.entry('tool:399'))).to.equal(before);
  });

  it('shows the newest three lines of growing text, in place', async () => {
    const run = streamOf(everyKind);
    const page = await openLog(run.state());
    const live = (): HTMLElement => page.entry('message:m3')?.querySelector('.live') as HTMLElement;
    const element = live();
    for (let i = 0; i < 40; i++) await page.show(run.add({ type: 'message.delta', messageId: 'm3', text: ` word${i} again` }));
    expect(live()).to.equal(element);
    expect(element.innerText).to.match(/word39 again$/);
    expect(element.getBoundingClientRect().height).to.be.within(59, 61);
    expect(element.innerText.length).to.be.below(1300);
    await page.show(run.add({ type: 'message.finished', messageId: 'm3' }));
    expect(live()).to.equal(null);
    expect(page.entry('message:m3')?.getBoundingClientRect().height).to.be.closeTo(28, 1);
  });

  it('keeps what showed growing text as tall as it is once the reader scrolled up', async () => {
    const run = streamOf(everyKind);
    const page = await openLog(run.state(), { height: 300 });
    await page.scrollTo(page.feed.scrollTop - 30);
    const before = page.entry('message:m3')?.getBoundingClientRect();
    await page.show(run.add({ type: 'message.finished', messageId: 'm3' }));
    const after = page.entry('message:m3')?.getBoundingClientRect();
    expect([after?.top, after?.height]).to.deep.equal([before?.top, before?.height]);
  });

  it('begins anew with another run', async () => {
    const page = await openLog(longRun(400).state());
    await page.scrollTo(100);
    await page.show(streamOf(everyKind).state());
    expect(page.entry('message:m3')).to.not.equal(undefined);
    expect(jump(page)).to.equal(undefined);
    await waitUntil(() => lastSeen(page) === streamOf(everyKind).state().entries.length);
  });
});
