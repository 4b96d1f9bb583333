/** Elements that follow a run at a true rate: what benches of them share. */
import { setTimeout as pause } from 'node:timers/promises';
import { call, mainThreadMeter, type MainThread, type Page } from '../page.js';
import { round } from '../report.js';

/** How long a run may take beyond its own length before the benchmark gives up, ms. */
const PATIENCE_MS = 120_000;

export interface Measured {
  readonly events: number;
  readonly frames: number;
  readonly longestTaskMs: number;
  readonly longestWaitMs: number;
  /** Main thread CPU over the measured time. */
  readonly main: MainThread;
}

/** Measures from `from` on, `seconds` long; then waits for the end when asked to. */
export async function measure(page: Page, seconds: number, untilEnd: boolean): Promise<Measured> {
  const meter = await mainThreadMeter(page);
  await call(page, 'read');
  const before = await meter();
  await pause(seconds * 1000);
  let seen = await call(page, 'read');
  const after = await meter();
  const main = Object.fromEntries(
    Object.entries(after).map(([name, ms]) => [name, ms - before[name as keyof MainThread]]),
  ) as unknown as MainThread;
  const { frames } = seen;
  let { longestTaskMs, longestWaitMs } = seen;
  const deadline = Date.now() + PATIENCE_MS;
  while (untilEnd && seen.status !== 'completed') {
    if (Date.now() > deadline) throw new Error(`the run did not end: ${seen.events} events, ${seen.status}`);
    await pause(100);
    seen = await call(page, 'read');
    longestTaskMs = Math.max(longestTaskMs, seen.longestTaskMs);
    longestWaitMs = Math.max(longestWaitMs, seen.longestWaitMs);
  }
  return { events: seen.events, frames, longestTaskMs, longestWaitMs, main };
}

/** "4.1 ms a frame (script 2.0, style 0.5, layout 0.9), 60 frames/s". */
export function perFrame({ main, frames }: Measured, seconds: number): string {
  const each = (ms: number): string => round(ms / frames, 1);
  const parts = `script ${each(main.scriptMs)}, style ${each(main.styleMs)}, layout ${each(main.layoutMs)}`;
  return `${each(main.taskMs)} ms a frame (${parts}), ${round(frames / seconds, 0)} frames/s`;
}
