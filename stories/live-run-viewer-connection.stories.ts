import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { interval, map, mergeMap, takeUntil, timer } from 'rxjs';
import type { RunEvent } from '../src/trace-model/index.js';
import { answering, refusal, stream, type Answer } from './answers.js';
import { asOfNow, numbered } from './fixtures.js';
import { showcase } from './showcase.js';
import { after, until, withViewer } from './use.js';
import { actions, fed } from './viewer.js';

const meta: Meta = { title: 'Live run/Live run viewer, connection', component: 'live-run-viewer' };
export default meta;

const running = (): RunEvent[] => asOfNow(showcase.running);
/** The same, from a server that says how often it gives a sign of life. */
const withHeartbeat = (heartbeatMs: number): RunEvent[] =>
  running().map((event) => (event.type === 'run.started' ? { ...event, run: { ...event.run, heartbeatMs } } : event));

/** A viewer whose requests get these answers. */
const reading = (name: string, answers: () => readonly Answer[]): StoryObj => ({
  render: () => html`<live-run-viewer closable .actions=${actions} run-url=${answering(name, answers())}></live-run-viewer>`,
});
const count = showcase.running.length;

export const Connecting = reading('connecting', () => []);
export const Reconnecting = after(
  reading('reconnecting', () => [stream(running(), 'cut'), refusal(503, 60)]),
  until('reconnecting', ({ connection }) => connection.state === 'reconnecting' && (connection.retryInMs ?? 0) > 10_000),
);
export const Stalled = after(
  reading('stalled', () => [stream(withHeartbeat(400), 'silence')]),
  until('stalled', ({ connection }) => connection.state === 'stalled'),
);
/** The page hears that the network has gone, as it does from the browser. */
export const Offline = after(
  reading('offline', () => [stream(running(), 'silence')]),
  withViewer(count, () => window.dispatchEvent(new Event('offline'))),
  until('offline', ({ connection }) => connection.state === 'offline'),
);
/** The server keeps only what is newest, so that resuming is refused with 410 and the beginning is had no more. */
export const HistoryLost = after(
  reading('history-lost', () => {
    const events = running();
    return [stream(events.slice(0, 30), 'cut'), refusal(410), stream(events.slice(45), 'silence')];
  }),
  until(
    'with a gap',
    ({ run, connection }) => run.gaps.length > 0 && connection.state === 'live',
    (viewer) => viewer.filter({ kinds: ['gap', 'tool'] }),
  ),
);

/** 10,000 entries a second: how often they come, in ms, and how many at a time. */
const EVERY_MS = 10;
const AT_ONCE = 100;
const LASTS_MS = 3000;

function called(n: number): object[] {
  const call = { toolCallId: `f${n}`, durationMs: 100 + (n % 900) };
  const tool = n % 3 === 0 ? { name: 'bash', kind: 'execute' } : { name: 'read_file', kind: 'read' };
  const end = n % 50 === 0 ? { status: 'error', error: { message: 'No such file' } } : { status: 'ok', result: `line one of ${n}` };
  return [
    { type: 'tool.started', ...call, ...tool, args: { path: `packages/portal/src/module-${n}.ts` } },
    { type: 'tool.finished', ...call, ...end },
  ];
}

const screenful = (tick: number): RunEvent[] => {
  const time = new Date().toISOString();
  const events = Array.from({ length: AT_ONCE }, (_, i) => called(tick * AT_ONCE + i)).flat();
  return numbered(events).map((event, i) => ({ ...event, id: `f${tick}-${i}`, seq: count + tick * events.length + i + 1, time }));
};
/** Screenfuls for some seconds, then calm. */
const flood = interval(EVERY_MS).pipe(takeUntil(timer(LASTS_MS)), map(screenful), mergeMap((events) => events));

export const Flood = after(
  fed(running, flood),
  until('with calm after the flood', ({ connection, run }) => run.eventCount > count && connection.state === 'live'),
);
