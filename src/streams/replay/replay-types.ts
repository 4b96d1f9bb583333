/** What replay speaks of: which moment is shown, and how the moments of a run lie in time. */
import type { RunInfo } from '../../trace-model/run-events/run-event.js';
import type { RunRecord } from '../run-record.js';

/** Everything a run was folded from. Read-only: the list grows, and is another list once its earlier part changed. */
export interface RunHistory {
  /** What a recording or page said about the run besides its events. */
  readonly run: Partial<RunInfo>;
  readonly records: readonly RunRecord[];
}

/** Which moment of a run is shown. */
export interface ReplayState {
  /** How many events the shown state is made of; `null` while the run is shown as it stands. */
  readonly position: number | null;
  /** How many there are. */
  readonly total: number;
}

/** `error`: something failed; `turn`: a turn begins; `steer`: a person spoke; `gap`: events missing; `end`: the run ended. */
export type ReplayMarkKind = 'error' | 'turn' | 'steer' | 'gap' | 'end';

/** A moment worth finding. */
export interface ReplayMark {
  readonly kind: ReplayMarkKind;
  /** The first position at which it is seen. */
  readonly position: number;
  /** Of a `turn` its number from 1, of an `error` what failed (a tool's name, the error's type), else absent. */
  readonly label?: string;
}

/** A stretch in which nothing came: between positions `from` and `from + 1`. */
export interface IdleGap {
  readonly from: number;
  readonly durationMs: number;
}

/** How the moments of a run lie in time. Times are ms since its first event; they never fall as positions rise. */
export interface ReplayTimeline {
  /** Positions are 0 to `total`. */
  readonly total: number;
  /** Whether the events say when they happened. If not, ten are taken to happen in a second. */
  readonly isTimed: boolean;
  /** In order of position. */
  readonly marks: readonly ReplayMark[];
  /** Stretches of more than five seconds, in order. */
  readonly idleGaps: readonly IdleGap[];
  /** Time of the last position. `compressed`: with each idle gap as one second. */
  durationMs(compressed?: boolean): number;
  timeAt(position: number, compressed?: boolean): number;
  /** The last position not later than a time; 0 before the first. */
  positionAt(timeMs: number, compressed?: boolean): number;
  /** The next position (or with -1 the one before) at which something begins or ends, rather than goes on. */
  step(position: number, direction: 1 | -1): number;
}
