/** What the track shows of a run. */
import type { TemplateResult } from 'lit';
import type { ReplayMark, ReplayMarkKind, ReplayTimeline } from '../../streams/index.js';
import { onePerPlace, placeOf, shortName, trackDrawing, type Placed } from '../internal/replay/track.js';
import type { ReplayWords } from '../words/replay-words.js';

/** Places on the track at which there may be a mark: so many that shapes do not cover each other. */
const PLACES = 40;
/** The same for turns, which are thin. */
const TURN_PLACES = 160;
/** Most turns that are shown; more of them would be a fence. */
const MOST_TURNS = 60;

/** In order of importance: of several marks in one place, the first is shown. */
const SHAPES: Readonly<Record<ReplayMarkKind, string>> = {
  error: 'M0-5.5 5.5 0 0 5.5-5.5 0z',
  gap: 'M-3.5-3.5h7v7h-7z',
  steer: 'M0-4.5 4.5 4h-9z',
  end: 'M0-7v14',
  turn: 'M0-5v10',
};

/** Marks to draw in order of position; turns first, so that the others are above them. */
function marksOn(timeline: ReplayTimeline, compressed: boolean): readonly Placed<ReplayMark>[] {
  const at = ({ position }: ReplayMark): number => placeOf(timeline, position, compressed);
  const turns = timeline.marks.filter(({ kind }) => kind === 'turn');
  const others = timeline.marks.filter(({ kind }) => kind !== 'turn');
  const kinds = Object.keys(SHAPES);
  return [...(turns.length > MOST_TURNS ? [] : onePerPlace(turns, at, TURN_PLACES, kinds)), ...onePerPlace(others, at, PLACES, kinds)];
}

/** The track of a run without its thumb. */
export const runTrack = (timeline: ReplayTimeline, compressed: boolean, words: ReplayWords): TemplateResult =>
  trackDrawing({
    axis: timeline,
    compressed,
    gaps: timeline.idleGaps,
    marks: marksOn(timeline, compressed),
    shapes: SHAPES,
    position: ({ position }) => position,
    name: ({ kind, label = '' }) => words.marks[kind](shortName(label)),
  });
