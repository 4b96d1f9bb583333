/** Measures of the whole viewer: nothing is wider than it, cut off by accident, or too small to be hit. */
import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import { emulateMedia, setViewport } from '@web/test-runner-commands';
import { NEVER, concat, from, throwError } from 'rxjs';
import '../../../src/elements/live-run-viewer/live-run-viewer.define.js';
import type { LiveRunViewer } from '../../../src/elements/live-run-viewer/live-run-viewer.js';
import { asOfNow, runs } from '../../../stories/fixtures.js';
import { showcase } from '../../../stories/showcase.js';
import { actions } from '../../../stories/viewer.js';
import { allByRole, byRole, click, deepAll, isShown, parts, settle, textOf, until } from '../support/dom.js';
import { inForcedColors } from '../support/forced-colors.js';

const RUNS = { running: showcase.running, completed: showcase.completed, failed: showcase.failed, hostile: runs.hostile };
const WIDTHS = [320, 360, 480, 560, 600, 768, 860, 1000, 1180, 1440, 1920];

interface Look {
  readonly width?: number;
  readonly dir?: 'ltr' | 'rtl';
  /** The page's own size of text, in px. */
  readonly rootFontSize?: number;
}

/** A viewer of a run with all its parts loaded. */
async function show(name: keyof typeof RUNS, { width = 900, dir = 'ltr', rootFontSize = 16 }: Look = {}): Promise<LiveRunViewer> {
  const events = RUNS[name];
  const isOver = name !== 'running' && name !== 'hostile';
  const source = isOver ? [...events] : concat(from(asOfNow(events)), NEVER);
  const viewer = await fixture<LiveRunViewer>(
    html`<live-run-viewer dir=${dir} closable .actions=${actions} .source=${source}></live-run-viewer>`,
  );
  viewer.style.setProperty('inline-size', `${width}px`);
  document.documentElement.style.setProperty('font-size', `${rootFontSize}px`);
  await until(() => viewer.run.eventCount === events.length, 'every event is read');
  await until(() => isLoaded(viewer), 'all parts are loaded');
  await settle(viewer);
  return viewer;
}

/** The parts that come when the page is idle. */
const isLoaded = (viewer: LiveRunViewer): boolean =>
  deepAll(viewer.shadowRoot!, ':not(:defined)').length === 0 &&
  ['#menu', '.toggle', '.filters'].every((selector) => deepAll(viewer.shadowRoot!, selector).length > 0);

const shown = (viewer: LiveRunViewer, selector: string): HTMLElement[] => deepAll(viewer.shadowRoot!, selector).filter(isShown);

const named = (element: Element): string => `${element.localName}.${element.className} “${element.textContent.trim().slice(0, 30)}”`;

/** For screen readers only, or in a panel that is closed. */
const isOutOfSight = (element: Element): boolean => element.closest('.sr, .parked, [popover]:not(:popover-open)') !== null;

/** What stands outside of the viewer's own box, in px beyond its edges. */
function outside(viewer: LiveRunViewer): string[] {
  const box = viewer.getBoundingClientRect();
  return shown(viewer, '*').flatMap((element) => {
    const { left, right, width } = element.getBoundingClientRect();
    if (width <= 1 || isOutOfSight(element) || element.closest('svg')) return [];
    // What is cut off further up is looked at there.
    return isWithinScroller(element) || (left >= box.left - 1 && right <= box.right + 1) ? [] : [named(element)];
  });
}

function isWithinScroller(element: Element): boolean {
  for (let at = element.parentElement; at; at = at.parentElement) {
    if (getComputedStyle(at).overflowX !== 'visible') return true;
  }
  return false;
}

/** Texts that are cut and do not say so with an ellipsis, by a scroll bar or as lines that are counted; not what only a screen reader reads. */
function cut(viewer: LiveRunViewer): string[] {
  return shown(viewer, '*').flatMap((element) => {
    if (isOutOfSight(element) || element.closest('svg')) return [];
    const hasText = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
    if (!hasText) return [];
    const { overflowX, textOverflow, webkitLineClamp, clipPath } = getComputedStyle(element);
    const isMeant = textOverflow === 'ellipsis' || webkitLineClamp !== 'none' || overflowX === 'auto' || clipPath !== 'none';
    return !isMeant && overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1 ? [named(element)] : [];
  });
}

/** Where the text of an element stands, as far as it is not cut off. */
function textBox(element: HTMLElement): DOMRect {
  const range = document.createRange();
  range.selectNodeContents(element);
  let { left, top, right, bottom } = range.getBoundingClientRect();
  for (let at: HTMLElement | null = element; at; at = at.parentElement) {
    if (getComputedStyle(at).overflowX === 'visible') continue;
    const box = at.getBoundingClientRect();
    [left, top, right, bottom] = [Math.max(left, box.left), Math.max(top, box.top), Math.min(right, box.right), Math.min(bottom, box.bottom)];
  }
  return new DOMRect(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
}

/** Pairs of texts of which one stands on the other, among numbers, tools and what rows say. */
function overlapping(viewer: LiveRunViewer): string[] {
  const texts = shown(viewer, '.metric *, .end *, .toolbar button, .summary > *, .crumbs a, .meta *').flatMap((element) => {
    const hasText = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
    if (isOutOfSight(element) || !(hasText || element.matches('button'))) return [];
    const { left, top, right, bottom, width, height } = element.matches('button') ? element.getBoundingClientRect() : textBox(element);
    return width > 1 && height > 1 ? [{ element, left, top, right, bottom }] : [];
  });
  return texts.flatMap((one, i) =>
    texts.slice(i + 1).flatMap((other) => {
      if (one.element.contains(other.element) || other.element.contains(one.element)) return [];
      const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
      return across > 2 && down > 4 ? [`${named(one.element)} and ${named(other.element)}: ${Math.round(across)} × ${Math.round(down)} px`] : [];
    }),
  );
}

/** Nothing is beyond its edges, cut off, or one on the other. */
function holds(viewer: LiveRunViewer, where: string): void {
  expect(outside(viewer), `beyond the edges ${where}`).to.deep.equal([]);
  expect(cut(viewer), `cut off ${where}`).to.deep.equal([]);
  expect(overlapping(viewer), `one on the other ${where}`).to.deep.equal([]);
}

/** Targets smaller than this in either direction. Links within text have the height of their line. */
function tooSmall(viewer: LiveRunViewer, px: number): string[] {
  return shown(viewer, 'button, [role=button], [role=slider], select, textarea, input').flatMap((element) => {
    if (isOutOfSight(element) || getComputedStyle(element).display === 'inline') return [];
    const { width, height } = targetOf(element);
    return width + 0.5 >= px && height + 0.5 >= px ? [] : [`${named(element)} ${width} × ${height}`];
  });
}

/** A check box is hit through its label; a pseudo-element may reach beyond its button. */
function targetOf(element: HTMLElement): { width: number; height: number } {
  const { width, height } = (element.closest('label') ?? element).getBoundingClientRect();
  const { position, content, top, left } = getComputedStyle(element, '::after');
  if (position !== 'absolute' || content === 'none') return { width, height };
  return { width: width - 2 * parseFloat(left), height: height - 2 * parseFloat(top) };
}

const animations = (viewer: LiveRunViewer): string[] =>
  shown(viewer, '*').flatMap((element) =>
    element.getAnimations({ subtree: false }).map((animation) => `${named(element)} ${animation.constructor.name}`),
  );

describe('<live-run-viewer>, measured', () => {
  before(() => setViewport({ width: 1960, height: 900 }));
  afterEach(() => document.documentElement.style.removeProperty('font-size'));
  after(() => setViewport({ width: 800, height: 600 }));

  for (const name of ['running', 'completed', 'failed', 'hostile'] as const) {
    it(`holds a ${name} run at every width from 320 to 1920 px`, async () => {
      const viewer = await show(name);
      for (const width of WIDTHS) {
        viewer.style.setProperty('inline-size', `${width}px`);
        await settle(viewer);
        await nextFrame();
        holds(viewer, `at ${width} px`);
        expect(tooSmall(viewer, 24), `hard to hit at ${width} px`).to.deep.equal([]);
      }
    });
  }

  for (const width of [320, 360, 768]) {
    it(`keeps the word of a lost connection whole, and numbers in their cells, at ${width} px`, async () => {
      const calls = Array.from({ length: 1200 }, (_, n) => [
        { type: 'tool.started', toolCallId: `n${n}`, name: 'bash' },
        { type: 'tool.finished', toolCallId: `n${n}`, status: n % 10 ? 'ok' : 'error' },
      ]).flat();
      const source = concat(from(asOfNow(showcase.running)), from(calls), throwError(() => new Error('cut')));
      const viewer = await fixture<LiveRunViewer>(html`<live-run-viewer .actions=${actions} .source=${source}></live-run-viewer>`);
      viewer.style.setProperty('inline-size', `${width}px`);
      const [inline, strip] = [true, false].map((isCompact) => deepAll(viewer.shadowRoot!, 'run-connection').find((each) => each.matches('[compact]') === isCompact));
      const word = (): HTMLElement | undefined => deepAll(inline!.shadowRoot!, '.words > :first-child')[0];
      const isLost = (): boolean => word()?.textContent === 'Reconnecting…' && deepAll(strip!.shadowRoot!, 'button').length > 0;
      await until(isLost, 'the connection is lost');
      expect(word()!.getClientRects().length, 'lines of the word').to.equal(1);
      const values = shown(viewer, '.metric .value, .metric .aside');
      const sticking = values.filter((value) => value.getBoundingClientRect().right > value.closest('.metric')!.getBoundingClientRect().right);
      expect(sticking.map(named)).to.deep.equal([]);
    });
  }

  it('leaves room for at least five entries of a finished run on a phone', async () => {
    const viewer = await show('completed', { width: 360 });
    const feed = shown(viewer, '.feed')[0]!.getBoundingClientRect();
    const lines = shown(viewer, '.summary').filter((row) => {
      const { top, bottom } = row.getBoundingClientRect();
      return top >= feed.top - 1 && bottom <= feed.bottom + 1;
    });
    expect(viewer.getBoundingClientRect().height).to.equal(640);
    expect(lines.length, `entries in ${feed.height} px`).to.be.at.least(5);
  });

  it('gives the log of a failed run its room on a phone once the error is folded', async () => {
    const viewer = await show('failed', { width: 360 });
    const feed = (): DOMRect => shown(viewer, '.feed')[0]!.getBoundingClientRect();
    expect(feed().height, 'below the open panel').to.be.below(150);
    await click(byRole(viewer, 'button', 'Tool not found'));
    await settle(viewer);
    expect(feed().height).to.be.above(240);
    expect(feed().bottom).to.be.at.most(viewer.getBoundingClientRect().bottom);
    expect(byRole(viewer, 'button', 'Tool not found').ariaExpanded).to.equal('false');
  });

  it('shows all of a failed run on a tablet without being scrolled', async () => {
    const viewer = await show('failed', { width: 736 });
    await until(() => shown(viewer, '[part~=scrubber]').length > 0 && shown(viewer, '[part~=error-panel]').length > 0, 'its last parts have come');
    const [base] = parts(viewer, 'base');
    expect(base!.scrollHeight).to.be.at.most(base!.clientHeight);
    expect(shown(viewer, '.feed')[0]!.getBoundingClientRect().height, 'the log').to.be.above(90);
  });

  it('keeps the way back and long names in one line on a phone', async () => {
    const named = showcase.running.map((event) =>
      event.type === 'run.started'
        ? { ...event, run: { ...event.run, project: { name: 'Run Elements and all else' }, workItem: { title: 'RE-3 Write a glossary of the documents, and of all that is said in them' } } }
        : event,
    );
    const viewer = await fixture<LiveRunViewer>(
      html`<live-run-viewer closable .actions=${actions} .source=${concat(from(asOfNow(named)), NEVER)}></live-run-viewer>`,
    );
    for (const width of [320, 360, 480]) {
      viewer.style.setProperty('inline-size', `${width}px`);
      await until(() => isLoaded(viewer), 'all parts are loaded');
      await settle(viewer);
      const tops = shown(viewer, '.crumbs a').map((link) => Math.round(link.getBoundingClientRect().top / 8));
      expect(tops.length).to.be.at.least(4);
      expect(shown(viewer, '.back')[0]!.getBoundingClientRect().width, 'the way back').to.equal(24);
      expect(new Set(tops).size, `lines at ${width} px`).to.equal(1);
      expect(outside(viewer)).to.deep.equal([]);
    }
  });

  it('keeps the word of a lost connection whole and in one line on a phone; the strip counts', async () => {
    const lost = throwError(() => new Error('The socket was closed.'));
    const viewer = await fixture<LiveRunViewer>(
      html`<live-run-viewer .source=${concat(from(asOfNow(showcase.running)), lost)}></live-run-viewer>`,
    );
    viewer.style.setProperty('inline-size', '360px');
    const strips = (): string[] => shown(viewer, 'run-connection[strip]').map((strip) => textOf(parts(strip, 'connection')[0]));
    await until(() => strips().some((text) => /Reconnecting… \(in \d/.test(text)), 'the strip counts down');
    const [word] = shown(viewer, '.words');
    expect(textOf(word)).to.equal('Reconnecting…');
    expect(word!.getBoundingClientRect().height).to.be.below(30);
    expect(word!.scrollWidth).to.be.at.most(word!.clientWidth);
  });

  it('says of each of two findings what it is on the narrowest phone', async () => {
    const viewer = await show('running', { width: 320 });
    await until(() => shown(viewer, '.finding .title').length === 2, 'both are found');
    for (const title of shown(viewer, '.finding .title')) expect(title.scrollWidth, textOf(title)).to.be.at.most(title.clientWidth);
  });

  it('names the kind of every row whole on the narrowest phone', async () => {
    const viewer = await show('running', { width: 320 });
    const names = shown(viewer, '.label').filter((label) => ['Question', 'Thinking', 'Steering'].includes(textOf(label)));
    expect(names.map(textOf)).to.include('Question');
    for (const name of names) expect(name.scrollWidth, textOf(name)).to.be.at.most(name.clientWidth);
  });

  it('mirrors where the page is read from right to left', async () => {
    for (const name of ['running', 'failed'] as const) {
      const viewer = await show(name, { dir: 'rtl' });
      const centre = viewer.getBoundingClientRect().left + 450;
      const middle = (element: HTMLElement): number => {
        const { left, width } = element.getBoundingClientRect();
        return left + width / 2;
      };
      expect(middle(parts(viewer, 'status')[0]!), 'status').to.be.above(centre);
      expect(middle(allByRole(viewer, 'button', 'Close')[0]!), 'Close').to.be.below(centre);
      expect(middle(shown(viewer, '.follow')[0]!), 'Follow').to.be.below(centre);
      expect(middle(shown(viewer, '.summary .time')[0]!), 'time of an entry').to.be.above(centre);
      for (const width of [320, 768, 1440]) {
        viewer.style.setProperty('inline-size', `${width}px`);
        await settle(viewer);
        holds(viewer, `at ${width} px, from right to left`);
      }
    }
  });

  it('holds the text of a page whose own is twice as large, and text with more space', async () => {
    for (const name of ['failed', 'running'] as const) {
      const viewer = await show(name, { rootFontSize: 32 });
      expect(getComputedStyle(viewer).fontSize).to.equal('26px');
      for (const width of [320, 360, 768, 1280, 1440]) {
        viewer.style.setProperty('inline-size', `${width}px`);
        await settle(viewer);
        await nextFrame();
        holds(viewer, `at ${width} px`);
      }
    }
    const spaced = await show('completed');
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }');
    for (const { shadowRoot } of [spaced, ...deepAll(spaced.shadowRoot!, '*')]) shadowRoot?.adoptedStyleSheets.push(sheet);
    for (const width of [360, 1440]) {
      spaced.style.setProperty('inline-size', `${width}px`);
      await settle(spaced);
      holds(spaced, `at ${width} px, spaced`);
    }
  });

  it('moves nothing by itself for people who asked for less motion', async () => {
    await emulateMedia({ reducedMotion: 'reduce' });
    const still = await show('running');
    expect(animations(still)).to.deep.equal([]);
    await emulateMedia({ reducedMotion: 'no-preference' });
    await settle(still);
    expect(animations(still), 'the same run, where motion is welcome').to.not.deep.equal([]);
  });

  it('says everything without colours of its own', async () => {
    await inForcedColors(async () => {
      const viewer = await show('failed');
      expect(parts(viewer, 'status')[0]!.textContent.trim()).to.equal('Failed');
      for (const element of [parts(viewer, 'status')[0]!, parts(viewer, 'error-panel')[0]!, ...shown(viewer, '.button.primary')]) {
        expect(parseFloat(getComputedStyle(element).borderTopWidth), named(element)).to.be.above(0);
      }
      for (const icon of shown(viewer, 'button > svg')) {
        const { stroke, color } = getComputedStyle(icon);
        expect([stroke, color], named(icon.parentElement!)).to.not.include('none');
      }
      const close = allByRole(viewer, 'button', 'Close')[0]!;
      close.focus({ focusVisible: true });
      const { outlineStyle, outlineWidth } = getComputedStyle(close);
      expect([outlineStyle, outlineWidth]).to.deep.equal(['solid', '2px']);
    });
  });
});
