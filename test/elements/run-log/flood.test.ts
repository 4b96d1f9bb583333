import { expect, nextFrame, waitUntil } from '@open-wc/testing';
import type { RunEntry } from '../../../src/streams/index.js';
import { everyKind, longRun, plainEntry, streamOf } from '../../../stories/run-log.fixtures.js';
import { openLog, topOf, type LogPage } from './log-fixture.js';

const LIMIT = { timeout: 20_000 };
type Run = ReturnType<typeof longRun>;

const glyphs = (entry: Element): number => entry.querySelectorAll('.summary svg').length;
const isBrief = (page: LogPage): boolean => page.entries().length > 0 && page.entries().every((entry) => glyphs(entry) === 0);

/** Screenful upon screenful until `until`, which is looked at when the newest one is drawn. */
async function flood(page: LogPage, run: Run, until: () => boolean): Promise<void> {
  const started = performance.now();
  do {
    page.scope.state$.next(run.add(150));
    await nextFrame();
    if (performance.now() - started > LIMIT.timeout) throw new Error('the flood went on in vain');
  } while (!until());
}

const untilBrief = (page: LogPage, run: Run): Promise<void> => flood(page, run, () => isBrief(page));
const calm = (page: LogPage): Promise<void> => waitUntil(() => page.entries().every((entry) => glyphs(entry) > 1), 'rows are whole', LIMIT);

/** An agent whose agent has an agent, and so on, and what the last of them calls. */
const DEPTHS = 5;
const nested = (i: number): RunEntry => {
  const depth = i % DEPTHS;
  const under = depth === 0 ? {} : { parentId: `any:${i - 1}`, agentId: `a${i - 1}` };
  const agent = { kind: 'agent', name: `Reviewer ${depth}`, summary: 'Check the other tests', agentId: `a${i}` };
  const own = depth === DEPTHS - 1 ? {} : agent;
  return Object.freeze({ ...plainEntry(i), ...under, ...own, id: `any:${i}`, title: `Level ${depth}` } as RunEntry);
};

/** Where the cells of a row begin, and its fold where it has one: as far as a reader sees, in px. */
const cellsOf = (entry: HTMLElement | undefined, dir: string): string[] =>
  ['.fold', '.time', '.label', '.what'].flatMap((selector) => {
    const box = entry?.querySelector(selector)?.getBoundingClientRect();
    return box ? [`${selector} ${dir === 'rtl' ? box.right : box.left} ${box.top}`] : [];
  });

describe('<run-log> while screenfuls rush by', () => {
  it('draws rows in brief: when, what and the words; whole again once it is calm, and nothing moves', async () => {
    for (const width of [1000, 360]) {
      const run = longRun(300);
      const page = await openLog(run.state(), { width });
      await untilBrief(page, run);
      const { length } = run.state().entries;
      expect(page.visible().at(-1)).to.equal(length);
      const newest = page.entry(`tool:${length - 1}`) as HTMLElement;
      const words = (name: string): string => newest.querySelector(`.${name}`)?.textContent.trim() ?? '';
      const entry = plainEntry(length - 1);
      expect([words('label'), words('what'), words('end')]).to.deep.equal([entry.kind === 'tool' && entry.title, 'summary' in entry && entry.summary, '']);
      expect(words('time')).to.match(/^\d+:\d\d$/);
      expect([newest.getAttribute('role'), newest.getAttribute('aria-posinset'), newest.dataset.id]).to.deep.equal(['article', String(length), entry.id]);
      const places = (): number[][] =>
        ['time', 'label', 'what'].map((name) => {
          const { left, top } = (newest.querySelector(`.${name}`) as HTMLElement).getBoundingClientRect();
          return [left, top];
        });
      const [place, at, height] = [topOf(newest), places(), newest.offsetHeight];
      await calm(page);
      expect(page.entry(`tool:${length - 1}`)).to.equal(newest);
      expect([topOf(newest), newest.offsetHeight], `${width} px`).to.deep.equal([place, height]);
      expect(places()).to.deep.equal(at);
      expect(newest.querySelector('.icon')?.getAttribute('aria-label')).to.equal('Tool invocation');
      expect(newest.querySelector('.label')?.getAttribute('data-tint')).to.equal('tool');
      expect(newest.querySelector('.mark')?.getAttribute('aria-label')).to.equal('Succeeded');
    }
  });

  it('ends each frame with the newest row, and the scroller at its end', async () => {
    const run = longRun(300);
    const page = await openLog(run.state());
    await untilBrief(page, run);
    const below = (): number => page.feed.getBoundingClientRect().bottom - (page.entries().at(-1) as HTMLElement).getBoundingClientRect().bottom;
    const frames: (readonly [number, number | undefined])[] = [];
    await flood(page, run, () => frames.push([below(), page.visible().at(-1)! - run.state().entries.length]) === 30);
    for (const frame of frames) expect(frame).to.deep.equal([4, 0]);
    await calm(page);
    const { scrollTop, clientHeight, scrollHeight } = page.feed;
    expect(Math.abs(scrollHeight - run.state().entries.length * 28 - 8)).to.be.below(1);
    expect(Math.abs(scrollHeight - scrollTop - clientHeight)).to.be.below(1);
    expect(below()).to.equal(4);
  });

  it('moves by what the reader scrolls up, and then stays', async () => {
    const run = longRun(300);
    const page = await openLog(run.state());
    for (let i = 1; i <= 5; i++) {
      await untilBrief(page, run);
      const { id } = (page.entries().at(-12) as HTMLElement).dataset;
      const top = topOf(page.entry(id as string));
      page.feed.scrollTop -= 37;
      for (let frame = 0; frame < 4; frame++) {
        page.scope.state$.next(run.add(150));
        await nextFrame();
        expect(topOf(page.entry(id as string))).to.be.closeTo(top + 37, 0.5);
      }
      await calm(page);
      expect(topOf(page.entry(id as string))).to.be.closeTo(top + 37, 0.5);
      page.root.querySelector<HTMLElement>('.jump')?.click();
    }
  });

  it('takes one screenful, however large, for no flood', async () => {
    const run = longRun(300);
    const page = await openLog(run.state());
    page.scope.state$.next(run.add(20_000));
    await nextFrame();
    expect(page.entries().every((entry) => glyphs(entry) > 1)).to.equal(true);
  });

  it('never shortens what failed', async () => {
    const failing = (i: number): RunEntry => (i % 5 === 0 ? Object.freeze({ ...plainEntry(i), status: 'error', error: { message: `no ${i}` } } as RunEntry) : plainEntry(i));
    const run = longRun(300, failing);
    const page = await openLog(run.state(), { display: { expanded: 'none' } });
    const of = (status: string): HTMLElement[] => page.entries().filter((entry) => entry.dataset.status === status);
    await flood(page, run, () => of('ok').every((entry) => glyphs(entry) === 0));
    expect(of('error').length).to.be.above(0);
    for (const entry of of('error')) {
      expect(entry.querySelector('.mark')?.getAttribute('aria-label')).to.equal('Failed');
      expect(entry.querySelector('.failure')?.textContent).to.match(/^no \d+$/);
    }
  });

  it('opens the row that is pressed, and then all are whole', async () => {
    const run = longRun(300);
    const page = await openLog(run.state());
    await untilBrief(page, run);
    const pressed = page.entries().at(-4) as HTMLElement;
    const { id } = pressed.dataset;
    const top = topOf(pressed);
    page.summary(id as string).click();
    page.scope.state$.next(run.add(150));
    await nextFrame();
    expect(page.summary(id as string).getAttribute('aria-expanded')).to.equal('true');
    expect(topOf(page.entry(id as string))).to.equal(top);
    expect(page.entries().every((entry) => glyphs(entry) > 1)).to.equal(true);
  });

  it('is whole for a reader who scrolled up, however much comes', async () => {
    const run = longRun(400);
    const page = await openLog(run.state());
    await page.scrollTo(200);
    const until = performance.now() + 600;
    await flood(page, run, () => performance.now() > until);
    expect(page.entries().every((entry) => glyphs(entry) > 1)).to.equal(true);
  });

  it('shows no text over another cell, however long and in whichever direction', async () => {
    const texts = ['the way '.repeat(40), 'نص طويل '.repeat(40)];
    const long = (i: number): RunEntry => Object.freeze({ ...plainEntry(i), kind: 'tool', name: 'a', title: texts[i & 1]!, summary: texts[(i >> 1) & 1]! } as RunEntry);
    for (const dir of ['ltr', 'rtl']) {
      const run = longRun(300, long);
      const page = await openLog(run.state(), { width: 700, height: 260 });
      page.log.dir = dir;
      await untilBrief(page, run);
      const seen = page.entries().slice(-4).flatMap((entry) =>
        ['time', 'label', 'what'].map((name) => {
          const { left, top, width, height } = (entry.querySelector(`.${name}`) as HTMLElement).getBoundingClientRect();
          const over = [0.1, 0.9].map((share) => page.root.elementFromPoint(left + width * share, top + height / 2)?.classList[0]);
          return [name, ...over].join();
        }),
      );
      expect([...new Set(seen)].sort(), dir).to.deep.equal(['label,label,label', 'time,time,time', 'what,what,what']);
      await calm(page);
    }
  });

  for (const width of [360, 1280]) {
    for (const dir of ['ltr', 'rtl']) {
      it(`has the cells of a row in brief where they are otherwise, however deep it stands, at ${width} px, ${dir}`, async () => {
        const run = longRun(300, nested);
        const page = await openLog(run.state(), { width });
        page.log.dir = dir;
        await untilBrief(page, run);
        const ids = page.entries().slice(-2 * DEPTHS).map((entry) => entry.dataset.id as string);
        const brief = ids.map((id) => cellsOf(page.entry(id), dir));
        await calm(page);
        expect(ids.map((id) => cellsOf(page.entry(id), dir))).to.deep.equal(brief);
        const depths = ids.map((id) => /depth-\d/.exec(page.entry(id)?.className ?? '')?.[0]);
        expect(new Set(depths).size, 'depths seen').to.equal(DEPTHS);
        expect(brief.filter((cells) => cells.length === 4).length, 'rows with a fold').to.be.above(3);
      });
    }
  }

  it('keeps every kind of row as tall as it is otherwise', async () => {
    const state = streamOf(everyKind).state();
    const kinds = [...state.entries];
    const run = longRun(300, (i) => Object.freeze({ ...(kinds[i % kinds.length] as RunEntry), id: `any:${i}`, parentId: undefined, turn: undefined }));
    const page = await openLog(run.state(), { height: 900, display: { expanded: 'none' } });
    await flood(page, run, () => page.entries().some((entry) => glyphs(entry) === 0));
    const heights = (): (readonly [string | undefined, number])[] => page.entries().map((entry) => [entry.dataset.id, entry.offsetHeight]);
    const before = heights();
    await waitUntil(() => page.entries().every((entry) => glyphs(entry) > 0), 'rows are whole', LIMIT);
    const after = new Map(heights());
    for (const [id, height] of before) if (after.has(id)) expect(after.get(id), id).to.equal(height);
    expect(before.filter(([id]) => after.has(id)).length).to.be.above(10);
  });
});
