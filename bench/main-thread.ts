/** What the main thread of a page does, in CPU time: on a busy machine the clock counts the work of others too. */
import type { Page } from './chromium.js';

/** CPU time since the page began, ms. */
export interface MainThread {
  readonly taskMs: number;
  readonly layoutMs: number;
  readonly styleMs: number;
}

/** A meter of the main thread's CPU time. */
export async function meterMainThread(page: Page): Promise<() => Promise<MainThread>> {
  await page.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = (await page.send('Performance.getMetrics')) as { metrics: { name: string; value: number }[] };
    const ms = (name: string): number => 1000 * (metrics.find((metric) => metric.name === name)?.value ?? NaN);
    return { taskMs: ms('TaskDuration'), layoutMs: ms('LayoutDuration'), styleMs: ms('RecalcStyleDuration') };
  };
}

/** The longest task by its own work, and how long the longest took by the clock; ms. */
export interface LongestTask {
  readonly cpuMs: number;
  readonly wallMs: number;
}

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Wall and thread time, µs. */
  readonly dur: number;
  readonly tdur?: number;
  readonly args: { readonly name?: string };
}

/** Records every task of the main thread until the result is called. */
export async function recordTasks(page: Page): Promise<() => Promise<LongestTask>> {
  const events: TraceEvent[] = [];
  page.on('Tracing.dataCollected', ({ value }) => events.push(...(value as TraceEvent[])));
  const complete = new Promise((resolve) => page.on('Tracing.tracingComplete', resolve));
  await page.send('Tracing.start', { traceConfig: { includedCategories: ['toplevel'], excludedCategories: ['*'] } });
  return async () => {
    await page.send('Tracing.end');
    await complete;
    const threadOf = ({ pid, tid }: TraceEvent): string => `${pid}:${tid}`;
    const named = events.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain');
    const mainThreads = new Set(named.map(threadOf));
    const tasks = events.filter((event) => event.ph === 'X' && event.name.endsWith('RunTask') && mainThreads.has(threadOf(event)));
    if (tasks.length === 0) throw new Error('the trace shows no task of the main thread');
    const longest = (of: (task: TraceEvent) => number): number =>
      tasks.reduce((most, task) => Math.max(most, of(task)), 0) / 1000;
    // The task under way when the recording began has no thread time.
    return { cpuMs: longest(({ tdur, dur }) => tdur ?? dur), wallMs: longest(({ dur }) => dur) };
  };
}
