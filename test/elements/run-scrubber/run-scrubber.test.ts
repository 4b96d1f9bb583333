/** Earlier moments of a run, by pointer and keyboard, in a viewer that really reads one. */
import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { ReplaySubject } from 'rxjs';
import '../../../src/elements/live-run-viewer/live-run-viewer.define.js';
import '../../../src/elements/run-provider/run-provider.define.js';
import '../../../src/elements/run-scrubber/run-scrubber.define.js';
import type { LiveRunViewer } from '../../../src/elements/live-run-viewer/live-run-viewer.js';
import type { RunEvent } from '../../../src/trace-model/index.js';
import { at, numbered } from '../../../stories/fixtures.js';
import { allByRole, byRole, click, deepAll, isShown, parts, settle, textOf, until } from '../support/dom.js';

/** Three turns of four events each after the start; a tool fails in the second; a minute of nothing before the third. */
const work = numbered([
  { type: 'run.started', time: at(0), run: { id: 'r', title: 'Mend it' } },
  ...[1, 2, 3].flatMap((turn) => {
    const start = turn * 4 + (turn === 3 ? 60 : 0);
    const call = { turnId: `t${turn}`, toolCallId: `c${turn}` };
    return [
      { type: 'turn.started', turnId: `t${turn}`, time: at(start) },
      { type: 'tool.started', ...call, name: `tool${turn}`, time: at(start + 1) },
      { type: 'tool.progress', ...call, text: 'half way', time: at(start + 1.5) },
      { type: 'tool.finished', ...call, status: turn === 2 ? 'error' : 'ok', time: at(start + 2) },
    ];
  }),
  { type: 'run.finished', outcome: 'success', time: at(75) },
]);
const TOTAL = 14;

interface Opened {
  readonly viewer: LiveRunViewer;
  readonly source: ReplaySubject<RunEvent>;
}

/** `events` of the work; the source stays open unless they are all there. */
async function open(events = work, width = 900): Promise<Opened> {
  const source = new ReplaySubject<RunEvent>();
  const viewer = await fixture<LiveRunViewer>(html`<live-run-viewer
    .source=${source}
    .actions=${{ steer: () => Promise.resolve() }}
  ></live-run-viewer>`);
  viewer.style.setProperty('inline-size', `${width}px`);
  for (const event of events) source.next(event);
  if (events.length === TOTAL) source.complete();
  await until(() => viewer.run.eventCount === events.length, 'every event is read');
  await until(() => parts(viewer, 'scrubber').length === 1, 'the scrubber is there');
  return { viewer, source };
}

const slider = (viewer: LiveRunViewer): HTMLElement => byRole(viewer, 'slider', 'Moment shown');
const value = (viewer: LiveRunViewer): string => allByRole(viewer, 'slider')[0]?.getAttribute('aria-valuetext') ?? '';
const valueIs = (viewer: LiveRunViewer, text: string): Promise<void> => until(() => value(viewer).includes(text), `it says “${text}”`);
const rows = (viewer: LiveRunViewer): string[] => parts(viewer, 'entry').map((entry) => entry.dataset.id ?? '');
const button = (viewer: LiveRunViewer, name: string): HTMLElement => byRole(viewer, 'button', name);
/** Opens a finished run with the focus on the track, once it knows how the run lies in time. */
async function onTrack(): Promise<LiveRunViewer> {
  const { viewer } = await open();
  await until(() => deepAll(viewer.shadowRoot!, '[data-position]').length > 0, 'its marks are there');
  slider(viewer).focus();
  return viewer;
}
/** Where a share of the track is on the page. */
function placeOn(viewer: LiveRunViewer, share: number): [number, number] {
  const { left, top, width, height } = slider(viewer).getBoundingClientRect();
  return [Math.round(left + width * share), Math.round(top + height / 2)];
}

describe('<run-scrubber>', () => {
  describe('under a finished run', () => {
    it('says where in the run it is', async () => {
      const { viewer } = await open();
      await valueIs(viewer, '1:15 of 1:15, event 14 of 14, turn 3');
      const track = slider(viewer);
      expect([track.ariaValueMin, track.ariaValueNow, track.ariaValueMax]).to.deep.equal(['1', '14', '14']);
    });

    it('steps with the arrows from one thing that happens to the next, with Shift one event', async () => {
      const viewer = await onTrack();
      await sendKeys({ press: 'Home' });
      await valueIs(viewer, '0:00 of 1:15, event 1 of 14');
      await sendKeys({ press: 'ArrowRight' });
      await sendKeys({ press: 'ArrowRight' });
      await valueIs(viewer, '0:05 of 1:15, event 3 of 14, turn 1');
      await sendKeys({ press: 'ArrowRight' });
      await valueIs(viewer, 'event 5 of 14');
      await sendKeys({ down: 'Shift' });
      await sendKeys({ press: 'ArrowLeft' });
      await sendKeys({ up: 'Shift' });
      await valueIs(viewer, 'event 4 of 14');
      await sendKeys({ press: 'ArrowLeft' });
      await valueIs(viewer, 'event 3 of 14');
    });

    it('has the thumb where the moment is, and works out the style of no mark for it', async () => {
      const viewer = await onTrack();
      const [thumb, mark] = ['.scrub-thumb', '[data-position]'].map((selector) => deepAll(viewer.shadowRoot!, selector)[0] as HTMLElement);
      /** As a share of the track. */
      const share = (): number => {
        const [track, own] = [slider(viewer), thumb!].map((element) => element.getBoundingClientRect());
        return Math.round((100 * (own!.left + own!.width / 2 - track!.left)) / track!.width);
      };
      await until(() => share() === 100, 'it is at the end');
      await sendKeys({ press: 'Home' });
      await until(() => share() === 0, 'it is at the start');
      await sendKeys({ press: 'ArrowRight' });
      await sendKeys({ press: 'ArrowRight' });
      await valueIs(viewer, '0:05 of 1:15');
      await until(() => share() === 7, 'it is after 5 of 75 seconds');
      expect(getComputedStyle(thumb!).getPropertyValue('--_at')).to.not.equal('');
      expect(getComputedStyle(mark!).getPropertyValue('--_at'), 'a mark inherits no place').to.equal('');
    });

    it('goes from turn to turn with the Page keys, and to the ends', async () => {
      const viewer = await onTrack();
      for (const [key, event] of [['PageDown', 10], ['PageDown', 6], ['PageDown', 2], ['PageDown', 1], ['PageUp', 2], ['PageUp', 6], ['End', 14]] as const) {
        await sendKeys({ press: key });
        await valueIs(viewer, `event ${event} of 14`);
      }
      expect(button(viewer, 'Back to the end')).to.have.attribute('aria-disabled', 'true');
    });

    it('shows the log, the metrics and the status of that moment', async () => {
      const viewer = await onTrack();
      const whole = rows(viewer);
      await sendKeys({ press: 'PageDown' });
      await sendKeys({ press: 'PageDown' });
      await sendKeys({ press: 'ArrowRight' });
      await valueIs(viewer, 'event 7 of 14');
      await until(() => rows(viewer).at(-1) === 'tool:c2', 'the second tool is the last row');
      expect(textOf(parts(viewer, 'status')[0])).to.equal('Running');
      const elapsed = parts(viewer, 'metric').find(({ dataset }) => dataset.name === 'elapsed');
      expect(textOf(elapsed)).to.include('0:09');
      expect(viewer.run.status, 'the run itself').to.equal('completed');
      await click(button(viewer, 'Back to the end'));
      await until(() => rows(viewer).length === whole.length, 'all rows are back');
      expect(textOf(parts(viewer, 'status')[0])).to.equal('Completed');
    });

    it('says that an earlier moment is shown', async () => {
      const viewer = await onTrack();
      const group = byRole(viewer, 'group', 'Replay');
      expect(textOf(group)).to.match(/^1:15 of 1:15/);
      await sendKeys({ press: 'Home' });
      await valueIs(viewer, 'event 1 of 14');
      expect(textOf(group)).to.match(/^Replay 0:00 of 1:15/);
    });

    it('keeps the track as long as it is, whatever moment is shown', async () => {
      const { viewer } = await open(work, 1200);
      await until(() => deepAll(viewer.shadowRoot!, '[data-position]').length > 0, 'its marks are there');
      const place = (): number[] => [slider(viewer).getBoundingClientRect().left, slider(viewer).getBoundingClientRect().width];
      const atTheEnd = place();
      for (const position of [1, 9, 10]) {
        await viewer.seek(position);
        await valueIs(viewer, `event ${position} of 14`);
        expect(place(), `event ${position}`).to.deep.equal(atTheEnd);
      }
    });

    it('keeps what the reader holds open while it goes to and fro', async () => {
      const viewer = await onTrack();
      await until(() => rows(viewer).includes('tool:c1'), 'the first tool is there');
      viewer.revealEntry('tool:c1');
      const isOpen = (): boolean =>
        deepAll(viewer.shadowRoot!, '[data-id="tool:c1"] [aria-expanded=true]').some(isShown);
      await until(isOpen, 'it is open');
      await viewer.seek(8);
      await until(() => !rows(viewer).includes('tool:c3'), 'an earlier moment is shown');
      expect(isOpen(), 'at an earlier moment').to.equal(true);
      await viewer.seek(null);
      await until(() => rows(viewer).includes('tool:c3'), 'the end is shown');
      expect(isOpen(), 'at the end').to.equal(true);
    });

    it('follows the pointer over the track', async () => {
      const viewer = await onTrack();
      await sendMouse({ type: 'move', position: placeOn(viewer, 0.1) });
      await sendMouse({ type: 'down' });
      await valueIs(viewer, '0:06 of 1:15, event 5 of 14');
      await sendMouse({ type: 'move', position: placeOn(viewer, 0.9) });
      await valueIs(viewer, '0:10 of 1:15, event 9 of 14');
      await sendMouse({ type: 'move', position: [placeOn(viewer, 1)[0] + 30, placeOn(viewer, 1)[1]] });
      await sendMouse({ type: 'up' });
      await valueIs(viewer, 'event 14 of 14');
      await until(() => button(viewer, 'Back to the end').ariaDisabled === 'true', 'it is at the end again');
    });

    it('marks errors and turns, and goes to a mark', async () => {
      const viewer = await onTrack();
      const marks = deepAll(viewer.shadowRoot!, '[data-position]');
      expect(marks.map(({ dataset }) => `${dataset.kind} ${dataset.position}`)).to.deep.equal([
        'turn 2', 'turn 6', 'turn 10', 'error 9', 'end 14',
      ]);
      const error = marks[3]!;
      expect(error.querySelector('title')!.textContent).to.equal('Error: tool2');
      const { x, y, width, height } = error.querySelector('path')!.getBoundingClientRect();
      await sendMouse({ type: 'click', position: [Math.round(x + width / 2), Math.round(y + height / 2)] });
      await valueIs(viewer, 'event 9 of 14');
    });

    it('plays at the speed chosen, over idle time on request, to the end', async () => {
      const viewer = await onTrack();
      const speed = deepAll(viewer.shadowRoot!, 'select')[0] as HTMLSelectElement;
      expect([...speed.options].map(({ text }) => text)).to.deep.equal(['0.5×', '1×', '2×', '4×', '8×', '16×']);
      speed.focus();
      await sendKeys({ type: '16' });
      expect(speed.value).to.equal('16');
      await click(button(viewer, 'Skip idle'));
      expect(button(viewer, 'Skip idle')).to.have.attribute('aria-pressed', 'true');
      button(viewer, 'Play').focus();
      await sendKeys({ press: 'Space' });
      await until(() => slider(viewer).ariaValueNow !== '14', 'it plays from the beginning');
      expect(byRole(viewer, 'button', 'Pause')).to.equal(deepAll(viewer.shadowRoot!, ':focus').at(-1));
      // 17 s without the idle minute, at 16 times the speed.
      await until(() => allByRole(viewer, 'button', 'Play').length === 1, 'it has come to the end');
      await valueIs(viewer, 'event 14 of 14');
    });

    it('stays where it is paused', async () => {
      const viewer = await onTrack();
      await sendKeys({ press: 'Home' });
      await sendKeys({ press: 'Space' });
      await until(() => allByRole(viewer, 'button', 'Pause').length === 1, 'it plays');
      await click(button(viewer, 'Pause'));
      const stopped = value(viewer);
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(value(viewer)).to.equal(stopped);
      expect(stopped).not.to.include('event 14');
    });

    it('mirrors itself where text runs from right to left', async () => {
      const viewer = await onTrack();
      viewer.dir = 'rtl';
      await sendKeys({ press: 'ArrowRight' });
      await valueIs(viewer, 'event 13 of 14');
      await sendKeys({ press: 'ArrowLeft' });
      await valueIs(viewer, 'event 14 of 14');
      await sendMouse({ type: 'click', position: placeOn(viewer, 0.9) });
      await valueIs(viewer, 'event 5 of 14');
    });

    for (const width of [320, 360, 720, 1400]) {
      it(`fits into ${width} px`, async () => {
        const { viewer } = await open(work, width);
        await viewer.seek(3);
        await valueIs(viewer, 'event 3 of 14');
        const bounds = viewer.getBoundingClientRect();
        const inside = deepAll(viewer.shadowRoot!, 'run-scrubber')[0]!.shadowRoot!;
        for (const control of inside.querySelectorAll<HTMLElement>('button, select, [role=slider]')) {
          const { left, right, width: w, height } = control.getBoundingClientRect();
          expect(left, control.textContent).to.be.at.least(bounds.left);
          expect(right, control.textContent).to.be.at.most(bounds.right);
          expect(Math.min(w, height), 'a target').to.be.at.least(24);
        }
      });
    }

    it('has nothing that axe complains of', async () => {
      const viewer = await onTrack();
      await viewer.seek(5);
      await valueIs(viewer, 'event 5 of 14');
      await expect(deepAll(viewer.shadowRoot!, 'run-scrubber')[0]).to.be.accessible();
    });
  });

  describe('under a run that goes on', () => {
    it('is one quiet button', async () => {
      const { viewer } = await open(work.slice(0, 9));
      expect(allByRole(viewer, 'slider')).to.be.empty;
      expect(textOf(button(viewer, 'Rewind'))).to.equal('Rewind');
    });

    it('rewinds, stays while more comes, and returns', async () => {
      const { viewer, source } = await open(work.slice(0, 9));
      button(viewer, 'Rewind').focus();
      await sendKeys({ press: 'Enter' });
      await valueIs(viewer, 'event 7 of 9');
      await until(() => deepAll(viewer.shadowRoot!, ':focus').at(-1) === slider(viewer), 'the track has the focus');
      for (const event of work.slice(9, 11)) source.next(event);
      await valueIs(viewer, 'event 7 of 11');
      expect(viewer.run.eventCount, 'the run goes on').to.equal(11);
      expect(rows(viewer)).not.to.include('tool:c3');
      await click(button(viewer, 'Return to live'));
      await until(() => rows(viewer).includes('tool:c3'), 'the run is shown as it stands');
      expect(allByRole(viewer, 'slider')).to.be.empty;
      await until(() => deepAll(viewer.shadowRoot!, ':focus').at(-1) === button(viewer, 'Rewind'), 'the focus is kept');
    });

    it('returns by itself when played to the end', async () => {
      const { viewer } = await open(work.slice(0, 5));
      await click(button(viewer, 'Rewind'));
      await valueIs(viewer, 'event 3 of 5');
      await sendKeys({ press: 'Space' });
      await until(() => allByRole(viewer, 'button', 'Rewind').length === 1, 'the run is live again');
    });

    it('lets events and actions be about the run as it stands', async () => {
      const { viewer, source } = await open(work.slice(0, 9));
      await viewer.seek(2);
      await valueIs(viewer, 'event 2 of 9');
      const canSteer = (): boolean => allByRole(viewer, 'textbox', 'Steering message').length === 1;
      await until(canSteer, 'it can be steered');
      const statuses: string[] = [];
      viewer.addEventListener('run-status-change', ({ status }) => statuses.push(status));
      for (const event of work.slice(9)) source.next(event);
      await until(() => statuses.length > 0, 'the end is told');
      expect(statuses).to.deep.equal(['completed']);
      await valueIs(viewer, 'event 2 of 14');
      await until(() => !canSteer(), 'what has ended cannot be steered');
    });
  });

  describe('by the page', () => {
    it('shows the moment the viewer is told to show', async () => {
      const { viewer } = await open();
      await viewer.seek(5);
      await valueIs(viewer, 'event 5 of 14');
      await viewer.seek(null);
      await valueIs(viewer, 'event 14 of 14');
    });

    it('works in a provider of its own, and outside it by `for`', async () => {
      const box = await fixture<HTMLElement>(html`<div>
        <run-provider id="run" .source=${[...work]}><run-scrubber></run-scrubber></run-provider>
        <run-scrubber for="run"></run-scrubber>
      </div>`);
      await until(() => allByRole(box, 'slider').length === 2, 'both are there');
      await box.querySelector('run-provider')!.seek(5);
      const now = (): unknown[] => allByRole(box, 'slider').map(({ ariaValueNow }) => ariaValueNow);
      await until(() => now().join() === '5,5', 'both show it');
    });

    it('is over when the element moves to another run', async () => {
      const { viewer } = await open();
      await viewer.seek(5);
      await valueIs(viewer, 'event 5 of 14');
      viewer.source = work.slice(0, 9).map((event) => ({ ...event }));
      await until(() => viewer.run.eventCount === 9, 'the other run is read');
      await settle(viewer);
      await valueIs(viewer, 'event 9 of 9');
    });
  });
});
