/** Elements that follow a run at a true rate: what benches of them share. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from '../chromium.js';
import { meterMainThread, type MainThread } from '../main-thread.js';
import { call } from '../page.js';
import { round } from '../report.js';

/** How long a run may take beyond its own length before the benchmark gives up, ms. */
const PATIENCE_MS = 120_000;

export interface Measured {
  readonly frames: number;
  readonly longestWaitMs: number;
  /** Main thread CPU over the measured time. */
  readonly main: MainThread;
}

/** Measures a mounted element for `seconds`. */
export async function measure(page: Page, seconds: number): Promise<Measured> {
  const meter = await meterMainThread(page);
  await call(page, 'read');
  const before = await meter();
  await pause(seconds * 1000);
  const { frames, longestWaitMs } = await call(page, 'read');
  const after = await meter();
  const main = {
    taskMs: after.taskMs - before.taskMs,
    layoutMs: after.layoutMs - before.layoutMs,
    styleMs: after.styleMs - before.styleMs,
  };
  return { frames, longestWaitMs, main };
}

/** Waits until the mounted element shows a run that is over; how many events it counts then. */
export async function untilOver(page: Page): Promise<number> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const { status, events } = await call(page, 'read');
    if (status === 'completed') return events;
    if (Date.now() > deadline) throw new Error(`the run did not end: ${events} events, ${status}`);
    await pause(100);
  }
}

/** “4.1 ms a frame (style 0.5, layout 0.9), 60 frames/s”. */
export function perFrame({ main, frames }: Measured, seconds: number): string {
  const each = (ms: number): string => round(ms / frames, 1);
  const drawing = `style ${each(main.styleMs)}, layout ${each(main.layoutMs)}`;
  return `${each(main.taskMs)} ms a frame (${drawing}), ${round(frames / seconds, 0)} frames/s`;
}
