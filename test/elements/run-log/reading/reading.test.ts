import { aTimeout, expect, fixture, html, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { keyTable } from '../../../../src/elements/run-log/reading/reading-keys.js';
import { everyKind, longRun, plainEntry, stateOf, streamOf } from '../../../../stories/run-log.fixtures.js';
import { isShown, nameOf, textOf, until } from '../../support/dom.js';
import { connectionIn, defaultDisplay, TestScope } from '../../support/test-scope.js';
import { openLog, topOf } from '../log-fixture.js';
import { box, button, current, focused, found, ids, press, tall, type } from './reading-fixture.js';

describe('<run-log> search', () => {
  it('counts, goes on and back, and marks the place, also in details that are closed', async () => {
    const page = await openLog(longRun(5000).state(), { width: 1200, display: { expanded: 'none', follow: false } });
    await type(page, 'LINE TWO of 77');
    await until(() => found(page) === '11 found', 'everything is searched');
    await press('Enter');
    await page.settled();
    expect([found(page), current(page)]).to.deep.equal(['1 of 11', 'tool:77']);
    expect(page.summary('tool:77').getAttribute('aria-expanded')).to.equal('true');
    expect(topOf(page.entry('tool:77'))).to.be.within(topOf(page.feed), topOf(page.feed) + page.feed.clientHeight);
    await press('Enter');
    await page.settled();
    expect([found(page), current(page)]).to.deep.equal(['2 of 11', 'tool:770']);
    await press('Shift+Enter');
    await press('Shift+Enter');
    await page.settled();
    expect(found(page)).to.equal('11 of 11');
    await press('F3');
    await page.settled();
    expect(found(page)).to.equal('1 of 11');
    await until(() => (CSS.highlights.get('run-search')?.size ?? 0) > 0, 'the text is marked');
    const texts = [...(CSS.highlights.get('run-search') ?? [])].map((range) => (range as Range).toString().toLowerCase());
    expect(new Set(texts)).to.deep.equal(new Set(['line two of 77']));
    await press('Escape');
    await page.settled();
    expect([box(page).value, focused(page)]).to.deep.equal(['', 'tool:77']);
    expect(CSS.highlights.get('run-search')?.size).to.equal(0);
  });

  it('brings into view what it found in details, also of a line low in it', async () => {
    const page = await openLog(longRun(5000).state(), { width: 1200, display: { expanded: 'none' } });
    const last = ids(page).filter((id) => id?.startsWith('tool:')).at(-4)!;
    await type(page, `line two of ${last.slice('tool:'.length)}`);
    await until(() => found(page).endsWith('found'), 'everything is searched');
    await press('Enter');
    const marked = (): DOMRect[] => [...(CSS.highlights.get('run-search') ?? [])].map((range) => (range as Range).getBoundingClientRect());
    const feed = page.feed.getBoundingClientRect();
    await until(() => current(page) === last && marked().some(({ top, bottom }) => top > feed.top && bottom < feed.bottom), 'it is in view');
    await press('Escape');
  });

  it('folds what is to be folded though the tools have not come yet', async () => {
    const scope = new TestScope(stateOf(everyKind));
    scope.display$.next({ ...defaultDisplay, expanded: 'none' });
    const provider = Object.assign(document.createElement('scope-provider'), { scope });
    const log = document.createElement('run-log');
    log.style.setProperty('height', '1400px');
    provider.append(log);
    (await fixture(html`<div></div>`)).append(provider);
    log.collapseAll();
    const root = log.shadowRoot as ShadowRoot;
    const shows = (id: string): boolean => root.querySelector(`.row:not(.parked) > [data-id="${id}"]`) !== null;
    expect(root.querySelector('.reading') === null).to.equal(true);
    await waitUntil(() => root.querySelector('.reading') !== null && root.querySelector('.entry'), 'the tools have come', { timeout: 10_000 });
    await waitUntil(() => !shows('tool:c4'), 'what the sub-agent did is folded');
  });

  it('looks into folded sub-agents, and says what the filters hide of it', async () => {
    const page = await openLog(stateOf(everyKind), tall);
    page.log.collapseAll();
    await page.settled();
    const search = page.log.search('waitforurl');
    expect(search.count).to.equal(1);
    expect(search.next()).to.equal('tool:c4');
    await page.settled();
    expect([ids(page).includes('tool:c4'), current(page)]).to.deep.equal([true, 'tool:c4']);
    page.log.filter({ kinds: ['message'] });
    await page.settled();
    expect([search.count, search.next()]).to.deep.equal([0, undefined]);
    expect(page.root.querySelector('.found')?.getAttribute('title')).to.equal('1 more in entries that the filters hide');
  });

  it('goes on as events come; of two searches the later one counts', async () => {
    const run = streamOf(everyKind);
    const page = await openLog(run.state(), tall);
    const older = page.log.search('e');
    const search = page.log.search('Zanzibar (a+b)');
    expect([older.count, search.count]).to.deep.equal([0, 0]);
    await page.show(run.add({ type: 'notice', level: 'info', text: 'On to zanzibar (A+B)!' }));
    expect(search.count).to.equal(1);
    expect(older.next()).to.equal(undefined);
  });

  it('starts with "/" on an entry, and nowhere else', async () => {
    const page = await openLog(longRun(50).state(), { width: 1200 });
    page.summary('tool:40').focus();
    await press('/');
    await page.settled();
    expect(page.root.activeElement).to.equal(box(page));
    await sendKeys({ type: 'e/f?' });
    expect(box(page).value).to.equal('e/f?');
    await press('Escape');
    expect(focused(page)).to.equal('tool:40');
  });

  it('stays quick with a million entries', async () => {
    const run = longRun(1_000_000);
    const page = await openLog(run.state(), { width: 1200, display: { expanded: 'none', follow: false } });
    /** Median ms between two frames while something goes on. */
    const framesOf = async (goesOn: () => Promise<unknown>): Promise<number> => {
      const times = [performance.now()];
      let watching = true;
      const watch = (): void => {
        times.push(performance.now());
        if (watching) requestAnimationFrame(watch);
      };
      requestAnimationFrame(watch);
      await goesOn();
      watching = false;
      const frames = times.slice(1).map((time, i) => time - (times[i] ?? 0)).sort((a, b) => a - b);
      return frames[Math.floor(frames.length / 2)] ?? Infinity;
    };
    const idle = await framesOf(() => aTimeout(1000));
    page.log.search('module-9');
    const search = page.log.search('module-99999');
    const looking = await framesOf(() => until(() => search.count === 11, 'all eleven are found', 60_000));
    expect(search.next()).to.equal('tool:99999');
    // However busy the machine is: a few slices of work, added to a frame as long as any.
    expect(looking, `a frame while it looks, in ms; ${idle} when it does not`).to.be.below(3 * idle + 40);
  });
});

describe('<run-log> keys', () => {
  it('goes from error to error, round the end, and says when there are none', async () => {
    const page = await openLog(longRun(400).state(), { width: 1200, display: { expanded: 'none', follow: false } });
    page.summary('tool:3').focus();
    await press('e');
    await page.settled();
    expect(textOf(page.root.querySelector<HTMLElement>('.notice') ?? undefined)).to.equal('No errors in this log');
    const failing = longRun(400, (i) => ({ ...plainEntry(i), status: i % 100 === 50 ? 'error' : 'ok' }));
    const other = await openLog(failing.state(), { width: 1200, display: { expanded: 'none', follow: false } });
    other.summary('tool:3').focus();
    for (const [key, id] of [['e', 'tool:50'], ['e', 'tool:150'], ['Shift+E', 'tool:50'], ['Shift+E', 'tool:350'], ['e', 'tool:50']] as const) {
      await press(key);
      await other.settled();
      expect(focused(other), key).to.equal(id);
    }
  });

  it('lists its keys with "?", and gives the focus back', async () => {
    const page = await openLog(longRun(50).state(), { width: 1200, display: { follow: false } });
    page.summary('tool:2').focus();
    await press('?');
    await page.settled();
    const list = page.root.getElementById('keys-panel') as HTMLElement;
    expect(isShown(list)).to.equal(true);
    expect(list.querySelectorAll('dl > div')).to.have.length(keyTable.length - 1);
    await press('Escape');
    await page.settled();
    expect([isShown(list), focused(page)]).to.deep.equal([false, 'tool:2']);
    await press('f');
    await page.settled();
    expect(button(page, 'Follow').getAttribute('aria-pressed')).to.equal('true');
  });
});

describe('<run-log> too narrow for the button "Keys"', () => {
  it('lists its keys with "?" all the same, below the toolbar', async () => {
    const page = await openLog(longRun(50).state(), { width: 340, display: { follow: false } });
    page.summary('tool:2').focus();
    await press('?');
    await page.settled();
    const list = page.root.getElementById('keys-panel') as HTMLElement;
    const { top, height } = list.getBoundingClientRect();
    expect([isShown(list), top >= page.log.getBoundingClientRect().top, height > 100]).to.deep.equal([true, true, true]);
    await press('Escape');
    await page.settled();
    expect([isShown(list), focused(page)]).to.deep.equal([false, 'tool:2']);
  });
});

describe('<run-log> deep links', () => {
  it('opens the selected entry and brings it into view once it has come, without taking the focus', async () => {
    const run = longRun(50);
    const page = await openLog(run.state(), { width: 1200, display: { selectedEntry: 'tool:700', expanded: 'none' } });
    page.scope.connection$.next(connectionIn('catching-up'));
    const outside = document.body.appendChild(document.createElement('button'));
    outside.focus();
    await page.show(run.add(500));
    expect(page.entry('tool:700')).to.equal(undefined);
    await page.show(run.add(1500));
    expect(page.summary('tool:700').getAttribute('aria-expanded')).to.equal('true');
    expect(page.entry('tool:700')?.hasAttribute('data-selected')).to.equal(true);
    const top = topOf(page.entry('tool:700'));
    expect(top).to.be.within(topOf(page.feed), topOf(page.feed) + page.feed.clientHeight);
    expect([document.activeElement, page.scope.requests]).to.deep.equal([outside, []]);
    await page.show(run.add(300));
    expect(topOf(page.entry('tool:700'))).to.equal(top);
    outside.remove();
  });

  it('waits for an entry asked for, until the run is read to its end', async () => {
    const run = longRun(20);
    const page = await openLog(run.state(), tall);
    page.scope.connection$.next(connectionIn('catching-up'));
    await page.settled();
    const coming = page.log.revealEntry('tool:30');
    const never = page.log.revealEntry('tool:99');
    await page.show(run.add(20));
    expect(await coming).to.equal(true);
    await page.settled();
    expect(focused(page)).to.equal('tool:30');
    page.scope.connection$.next(connectionIn('live'));
    await page.settled();
    expect(await never).to.equal(false);
  });

  it('clears filters that hide the entry, and says so', async () => {
    const page = await openLog(stateOf(everyKind), tall);
    page.log.filter({ statuses: ['error'] });
    await page.settled();
    expect(await page.log.revealEntry('message:m1')).to.equal(true);
    await page.settled();
    expect(focused(page)).to.equal('message:m1');
    expect(textOf(page.root.querySelector<HTMLElement>('.notice') ?? undefined)).to.equal('Filters cleared, to show the entry');
  });

  it('keeps what is open, selected and filtered while an earlier moment is shown', async () => {
    const run = longRun(300);
    const whole = run.state();
    const page = await openLog(whole, { width: 1200, display: { expanded: 'none', follow: false } });
    page.summary('tool:5').click();
    page.log.filter({ kinds: ['tool'] });
    await page.settled();
    page.scope.replay$.next({ position: 10, total: 300 });
    await page.show(longRun(10).state());
    expect(page.entries()).to.have.length(10);
    expect(page.summary('tool:5').getAttribute('aria-expanded')).to.equal('true');
    page.scope.replay$.next({ position: null, total: 300 });
    await page.show(whole);
    expect(page.summary('tool:5').getAttribute('aria-expanded')).to.equal('true');
    expect(nameOf(button(page, 'Kinds'))).to.equal('Kinds 1');
  });
});
