/** English words for the timeline of an execution. Loaded with it. Numbers and times come formatted. */
import type { TimelineMarkKind } from '../../trace-model/ask/timeline.js';

const outcome: Readonly<Record<TimelineMarkKind, string>> = {
  success: 'done',
  failure: 'failed',
  running: 'still running',
  thought: 'thought',
  gate: 'protocol',
  other: 'entry',
};

export const timelineWords = {
  outcome,
  timeline: 'Timeline',
  position: 'Moment shown',
  play: 'Play',
  pause: 'Pause',
  stepBack: 'Previous entry',
  stepForward: 'Next entry',
  speed: 'Speed',
  times: (factor: string): string => `${factor}×`,
  skipIdle: 'Skip idle',
  skipIdleHint: (count: string, time: string): string =>
    count === '1' ? `Shorten the one long pause, ${time}` : `Shorten ${count} long pauses, ${time} together`,
  past: 'Earlier moment',
  mark: (name: string, outcomeWord: string): string => `${name}: ${outcomeWord}`,
  entry: (position: string, total: string): string => `entry ${position} of ${total}`,
  beginning: 'before the first entry',
  asItStands: 'as it stands',
  /** Such as "0:42" and "5:12". */
  clock: (time: string, length: string): string => `${time} of ${length}`,
};

export type TimelineWords = Readonly<typeof timelineWords>;
