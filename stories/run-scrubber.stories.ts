import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import '../src/elements/run-provider/run-provider.define.js';
import '../src/elements/run-scrubber/run-scrubber.define.js';
import type { RunSource } from '../src/streams/index.js';
import type { RunProvider } from '../src/elements/run-provider/run-provider.js';
import { at, numbered, runs } from './fixtures.js';

const meta: Meta = { title: 'Live run/Scrubber', component: 'run-scrubber' };
export default meta;

/** A run of `turns` turns with an error in every fifth and a minute of nothing in every sixth. */
function manyTurns(turns: number): object[] {
  let time = 0;
  const events: object[] = [{ type: 'run.started', run: { id: 'r' }, time: at(0) }];
  for (let turn = 1; turn <= turns; turn++) {
    const call = { turnId: `t${turn}`, toolCallId: `c${turn}` };
    events.push(
      { type: 'turn.started', turnId: call.turnId, time: at((time += 1)) },
      { type: 'tool.started', ...call, name: 'bash', time: at((time += 1)) },
      { type: 'tool.finished', ...call, status: turn % 5 === 0 ? 'error' : 'ok', time: at((time += turn % 6 === 0 ? 60 : 2)) },
    );
    if (turn % 9 === 0) events.push({ type: 'prompt', role: 'user', content: 'Go on', delivery: 'steer', time: at(time) });
  }
  return [...numbered([...events, { type: 'run.finished', outcome: 'success', time: at(time + 1) }])];
}

/** Seeks once the whole run is read: until then a position may lie beyond its end. */
function seekIn(events: readonly object[], position: number | null): (event: Event) => void {
  let isDone = position === null;
  return ({ currentTarget }) => {
    const provider = currentTarget as RunProvider;
    if (isDone || provider.run.eventCount < events.length) return;
    isDone = true;
    provider.seek(position).catch(reportError);
  };
}

const provider = (events: readonly object[], source: RunSource, position: number | null): TemplateResult =>
  html`<run-provider .source=${source} @run-update=${seekIn(events, position)}><run-scrubber></run-scrubber></run-provider>`;

/** A run that is over, shown at a moment. */
const showing = (events: readonly object[], position: number | null = null): TemplateResult => provider(events, events, position);

/** Yields, and does not end. */
async function* goingOn(events: readonly object[]): AsyncGenerator {
  yield* events;
  await new Promise(() => undefined);
}

const running = numbered(manyTurns(12).slice(0, -1));
const live = (position: number | null): TemplateResult => provider(running, goingOn(running), position);

export const Finished: StoryObj = { render: () => showing(manyTurns(12)) };
export const EarlierMoment: StoryObj = { render: () => showing(manyTurns(12), 20) };
export const Dense: StoryObj = { render: () => showing(manyTurns(2000), 3000) };
export const WithoutTimes: StoryObj = {
  render: () => showing(runs.completed.map((event) => ({ ...event, time: undefined })), 6),
};
export const Live: StoryObj = { render: () => live(null) };
export const LiveRewound: StoryObj = { render: () => live(17) };
