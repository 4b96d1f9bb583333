import { expect, nextFrame } from '@open-wc/testing';
import { longRun, plainEntry } from '../../../stories/run-log.fixtures.js';
import type { RunEntry } from '../../../src/streams/index.js';
import { openLog, topOf, type LogPage } from './log-fixture.js';

const MILLION = 1_000_000;

/** Entry `i`, shown open by `expanded="all"`: about 150 px. */
const tallEntry = (i: number): RunEntry => ({ ...plainEntry(i), result: 'done' }) as RunEntry;

const bottomOf = (element: Element | undefined): number => (element as Element).getBoundingClientRect().bottom;
const rowsInDom = ({ root }: LogPage): number => root.querySelectorAll('.row').length;

describe('<run-log> with a million entries', () => {
  const run = longRun(MILLION);

  it('shows the last one, with at most 150 rows in the DOM', async () => {
    const page = await openLog(run.state());
    expect(page.visible().at(-1)).to.equal(MILLION);
    expect(rowsInDom(page)).to.be.at.most(150);
    expect(page.feed.scrollHeight).to.be.at.most(8_000_000);
  });

  it('goes to any of them, exactly, within two frames', async () => {
    const page = await openLog(run.state());
    for (const index of [0, 123_456, 500_000, 999_999, 1, 760_000, 205_574]) {
      await page.log.revealEntry(`tool:${index}`);
      await nextFrame();
      await nextFrame();
      const box = page.feed.getBoundingClientRect();
      const entry = page.entry(`tool:${index}`);
      expect(topOf(entry), `entry ${index}`).to.be.within(box.top - 1, box.bottom - 28);
      expect(rowsInDom(page)).to.be.at.most(150);
      expect(page.root.activeElement).to.equal(page.summary(`tool:${index}`));
      page.log.collapseAll();
    }
  });

  it('reaches first and last by the scrollbar, and the rows between are where they belong', async () => {
    const page = await openLog(run.state());
    for (const share of [0, 0.25, 0.5, 0.75, 1, 0.999, 0]) {
      await page.scrollTo(share * (page.feed.scrollHeight - page.feed.clientHeight));
      const seen = page.visible();
      expect(seen).to.deep.equal(Array.from({ length: seen.length }, (_, i) => (seen[0] as number) + i));
      expect(seen.length).to.be.at.least(Math.floor(page.feed.clientHeight / 28));
      // The scrollbar is nearly proportional: its ends run pixel by pixel.
      expect(Math.abs((seen[0] as number) / MILLION - share)).to.be.below(0.03);
      if (share === 0) expect(seen[0]).to.equal(1);
      if (share === 1) expect(seen.at(-1)).to.equal(MILLION);
    }
  });

  it('moves by the pixels scrolled, in the middle as at the ends', async () => {
    const page = await openLog(run.state());
    for (const share of [0.0001, 0.5, 0.9999]) {
      await page.scrollTo(share * (page.feed.scrollHeight - page.feed.clientHeight));
      const id = page.entries()[Math.floor(page.entries().length / 2)]?.dataset.id as string;
      const before = topOf(page.entry(id));
      await page.scrollTo(page.feed.scrollTop + 60);
      expect(topOf(page.entry(id))).to.be.closeTo(before - 60, 1);
      await page.scrollTo(page.feed.scrollTop - 110);
      expect(topOf(page.entry(id))).to.be.closeTo(before + 50, 1);
    }
  });

  it('reaches the last of a million rows of 150 px, and every one before it step by step', async () => {
    const page = await openLog(longRun(MILLION, tallEntry).state(), { display: { expanded: 'all' } });
    const last = page.entry(`tool:${MILLION - 1}`);
    expect(last?.getBoundingClientRect().height).to.be.above(140);
    expect(bottomOf(last)).to.be.at.most(page.feed.getBoundingClientRect().bottom);
    await page.scrollTo(page.feed.scrollHeight / 2);
    await page.scrollTo(page.feed.scrollHeight);
    await page.scrollTo(page.feed.scrollHeight);
    expect(page.visible().at(-1)).to.equal(MILLION);
    for (let i = 0; i < 12; i++) await page.scrollTo(page.feed.scrollTop - 400);
    const up = page.visible()[0] as number;
    expect(up).to.be.within(MILLION - 40, MILLION - 20);
    for (let i = 0; i < 20 && page.visible().at(-1) !== MILLION; i++) await page.scrollTo(page.feed.scrollTop + 400);
    expect(page.visible().at(-1)).to.equal(MILLION);
  });

  it('opens an entry without moving anything above it', async () => {
    const page = await openLog(run.state());
    await page.scrollTo(page.feed.scrollHeight * 0.4);
    const seen = page.visible();
    const id = (position: number): string => `tool:${position - 1}`;
    const [first, middle] = [seen[1] as number, seen[Math.floor(seen.length / 2)] as number];
    const tops = (): number[] => [topOf(page.entry(id(first))), topOf(page.entry(id(middle)))];
    const before = tops();
    // At this length positions are mapped, and rounded to what the browser can scroll to: half a pixel.
    const stay = (): void => tops().forEach((top, i) => expect(top).to.be.closeTo(before[i] as number, 0.5));
    page.summary(id(middle)).click();
    await page.settled();
    expect(page.entry(id(middle))?.querySelector('.details')).to.not.equal(null);
    stay();
    page.summary(id(middle)).click();
    await page.settled();
    stay();
  });
});
