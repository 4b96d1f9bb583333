/** What the track shows of a timeline: few enough shapes to draw at once, however many moments there are. */
import type { ReplayMark, ReplayMarkKind, ReplayTimeline } from '../../streams/index.js';

/** Places on the track at which there may be a mark: so many that shapes do not cover each other. */
const PLACES = 40;
/** The same for turns, which are thin. */
const TURN_PLACES = 160;
/** Most turns that are shown; more of them would be a fence. */
const MOST_TURNS = 60;
/** Most idle stretches that are shown, the longest first. */
const MOST_STRETCHES = 60;

/** Which of several marks in one place is shown. */
const RANK: Readonly<Record<ReplayMarkKind, number>> = { error: 4, gap: 3, steer: 2, end: 1, turn: 0 };

/** A mark with its place on the track, from 0 to 1. */
export interface PlacedMark extends ReplayMark {
  readonly at: number;
}

/** An idle stretch on the track, from 0 to 1. */
export interface Stretch {
  readonly from: number;
  readonly length: number;
}

/** Share of the track before a position. */
export function placeOf(timeline: ReplayTimeline, position: number, compressed: boolean): number {
  const whole = timeline.durationMs(compressed);
  return whole === 0 ? 0 : timeline.timeAt(position, compressed) / whole;
}

/** Marks to draw, at most one in a place, errors before all else; in order of position, turns first. */
export function marksOn(timeline: ReplayTimeline, compressed: boolean): readonly PlacedMark[] {
  const showTurns = timeline.marks.filter(({ kind }) => kind === 'turn').length <= MOST_TURNS;
  const places = new Map<string, PlacedMark>();
  for (const mark of timeline.marks) {
    if (mark.kind === 'turn' && !showTurns) continue;
    const at = placeOf(timeline, mark.position, compressed);
    const place = mark.kind === 'turn' ? `turn ${Math.round(at * TURN_PLACES)}` : String(Math.round(at * PLACES));
    const other = places.get(place);
    if (!other || RANK[mark.kind] > RANK[other.kind]) places.set(place, { ...mark, at });
  }
  // Drawn later is drawn above.
  return [...places.values()].sort((a, b) => Number(b.kind === 'turn') - Number(a.kind === 'turn') || a.position - b.position);
}

/** Idle stretches to draw; none where they are skipped. */
export function stretchesOn(timeline: ReplayTimeline, compressed: boolean): readonly Stretch[] {
  const whole = timeline.durationMs();
  if (compressed || whole === 0) return [];
  const longest = [...timeline.idleGaps].sort((a, b) => b.durationMs - a.durationMs).slice(0, MOST_STRETCHES);
  return longest.map(({ from, durationMs }) => ({ from: timeline.timeAt(from) / whole, length: durationMs / whole }));
}
