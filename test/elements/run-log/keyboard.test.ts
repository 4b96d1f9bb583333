import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { everyKind, longRun, stateOf } from '../../../stories/run-log.fixtures.js';
import { buttonNamed, openLog, topOf, type LogPage } from './log-fixture.js';

/** Presses a key, or several at once: "Control+End". */
async function press(keys: string): Promise<void> {
  const held = keys.split('+');
  const key = held.pop() as string;
  for (const each of held) await sendKeys({ down: each });
  await sendKeys({ press: key });
  for (const each of held) await sendKeys({ up: each });
}
/** Id of the entry whose line has the focus. */
const focused = ({ root }: LogPage): string | undefined => root.activeElement?.closest<HTMLElement>('.entry')?.dataset.id;
const tabStops = ({ feed }: LogPage): HTMLElement[] =>
  [...feed.querySelectorAll<HTMLElement>('button, [tabindex], a')].filter((each) => each.tabIndex >= 0);

const outside = (id: string): HTMLButtonElement => {
  const button = document.createElement('button');
  button.id = id;
  button.textContent = id;
  return button;
};

describe('<run-log> by keyboard', () => {
  it('is one tab stop among closed entries; the controls of the current open one follow', async () => {
    const page = await openLog(stateOf(everyKind), { height: 1600, display: { expanded: 'all' } });
    expect(new Set(tabStops(page).map((stop) => stop.closest('.entry'))).size).to.equal(1);
    await page.log.revealEntry('tool:c2');
    await press('Tab');
    expect(page.root.activeElement?.getAttribute('aria-label')).to.equal('Copy Arguments');
    const stops = tabStops(page);
    expect(stops.every((stop) => stop.closest<HTMLElement>('.entry')?.dataset.id === 'tool:c2')).to.equal(true);
    page.log.collapseAll();
    await page.settled();
    expect(tabStops(page)).to.have.length(1);
  });

  it('goes from entry to entry with arrows and Page keys, to the ends with Home and End', async () => {
    const page = await openLog(longRun(300).state());
    page.summary('tool:299').focus();
    const steps: [string, string][] = [
      ['ArrowUp', 'tool:298'],
      ['PageUp', 'tool:297'],
      ['PageDown', 'tool:298'],
      ['ArrowDown', 'tool:299'],
      ['ArrowDown', 'tool:299'],
      ['Home', 'tool:0'],
      ['ArrowUp', 'tool:0'],
      ['PageDown', 'tool:1'],
      ['End', 'tool:299'],
    ];
    for (const [key, id] of steps) {
      await press(key);
      expect(focused(page), key).to.equal(id);
      const box = page.feed.getBoundingClientRect();
      expect(topOf(page.entry(id)), key).to.be.within(box.top - 1, box.bottom - 27);
    }
  });

  it('goes a screenful with Shift and a Page key', async () => {
    const page = await openLog(longRun(300).state(), { display: { follow: false } });
    page.summary('tool:0').focus();
    await press('Shift+PageDown');
    const rows = Math.floor(page.feed.clientHeight / 28);
    expect(Number(focused(page)?.slice(5))).to.be.within(rows - 3, rows + 1);
    await press('Shift+PageUp');
    expect(focused(page)).to.equal('tool:0');
  });

  it('opens and closes with Enter and Space, and tells the provider what was selected', async () => {
    const page = await openLog(longRun(40).state());
    page.summary('tool:30').focus();
    await press('Enter');
    await page.settled();
    const summary = page.summary('tool:30');
    expect(summary.getAttribute('aria-expanded')).to.equal('true');
    const details = page.root.getElementById(summary.getAttribute('aria-controls') as string);
    expect(details?.getAttribute('part')).to.equal('entry-details');
    expect(page.root.activeElement).to.equal(summary);
    await press('Space');
    await page.settled();
    expect(summary.getAttribute('aria-expanded')).to.equal('false');
    expect(page.scope.requests).to.deep.equal([
      { type: 'select', entryId: 'tool:30', source: 'keyboard' },
      { type: 'select', entryId: 'tool:30', source: 'keyboard' },
    ]);
  });

  it('leaves the log with Ctrl+Home and Ctrl+End', async () => {
    const page = await openLog(longRun(40).state());
    const after = outside('after the log');
    page.log.parentElement?.after(after);
    page.summary('tool:30').focus();
    await press('Control+End');
    await waitUntil(() => document.activeElement === after, 'the focus is after the log', { timeout: 10_000 });
    page.summary('tool:30').focus();
    await press('Control+Home');
    await waitUntil(() => page.root.activeElement === buttonNamed(page, 'Follow'), 'the focus is before it', { timeout: 10_000 });
    after.remove();
  });

  it('keeps the focus when the focused entry scrolls out, is carried away, and comes back', async () => {
    const run = longRun(2000);
    const page = await openLog(run.state());
    page.summary('tool:1990').focus();
    await page.show(run.add(5000));
    expect(focused(page)).to.equal('tool:1990');
    await page.scrollTo(0);
    await page.scrollTo(page.feed.scrollHeight / 3);
    expect(focused(page)).to.equal('tool:1990');
    await press('ArrowDown');
    expect(focused(page)).to.equal('tool:1991');
    const box = page.feed.getBoundingClientRect();
    expect(topOf(page.entry('tool:1991'))).to.be.within(box.top, box.bottom - 27);
    const positions = page.entries().map((entry) => Number(entry.getAttribute('aria-posinset')));
    expect(positions).to.deep.equal([...positions].sort((a, b) => a - b));
  });

  it('reveals an entry: open, in view, with the focus', async () => {
    const page = await openLog(longRun(5000).state());
    page.scope.reveal$.next('tool:2500');
    await page.settled();
    expect(focused(page)).to.equal('tool:2500');
    expect(page.summary('tool:2500').getAttribute('aria-expanded')).to.equal('true');
    expect(await page.log.revealEntry('nobody')).to.equal(false);
    expect(focused(page)).to.equal('tool:2500');
  });

  it('leaves keys it does not own to the page', async () => {
    const page = await openLog(longRun(40).state());
    page.summary('tool:30').focus();
    const passed: string[] = [];
    const listen = (event: KeyboardEvent): void => {
      if (!event.defaultPrevented) passed.push(event.key);
    };
    document.addEventListener('keydown', listen);
    for (const key of ['a', 'x', 'Escape', 'Control+k', 'Alt+ArrowDown']) await press(key);
    document.removeEventListener('keydown', listen);
    expect(passed.filter((key) => key !== 'Alt' && key !== 'Control')).to.deep.equal(['a', 'x', 'Escape', 'k', 'ArrowDown']);
  });
});
