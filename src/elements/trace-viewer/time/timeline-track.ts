/** What the track shows of an execution. */
import type { TemplateResult } from 'lit';
import type { TimelineMark, TimelineMarkKind, TraceTimeline } from '../../../trace-model/ask/timeline.js';
import { onePerPlace, placeOf, shortName, trackDrawing, type Placed } from '../../internal/replay/track.js';
import type { TimelineWords } from '../../words/timeline-words.js';

/** Places on the track at which there may be a mark: so many that shapes hardly cover each other. */
const PLACES = 80;

/** In order of importance: of several marks in one place the first is shown, and the first lies above the others. */
const SHAPES: Readonly<Record<TimelineMarkKind, string>> = {
  failure: 'M0-6 6 0 0 6-6 0z',
  gate: 'M-4.5-5h9v4.5c0 3-2 4.8-4.5 6-2.5-1.2-4.5-3-4.5-6z',
  running: 'M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z',
  success: 'M-2-6h4v12h-4z',
  other: 'M-3-3h6v6h-6z',
  thought: 'M-2.5 0a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0-5 0z',
};
const KINDS = Object.keys(SHAPES);

/** Marks to draw, in the order in which they are drawn over each other. */
export function marksOn(timeline: TraceTimeline, compressed: boolean): readonly Placed<TimelineMark>[] {
  const marks = onePerPlace(timeline.marks, ({ index }) => placeOf(timeline, index, compressed), PLACES, KINDS);
  return [...marks].sort((a, b) => KINDS.indexOf(b.kind) - KINDS.indexOf(a.kind));
}

/** The track of an execution without its thumb. */
export const timelineTrack = (timeline: TraceTimeline, compressed: boolean, words: TimelineWords): TemplateResult =>
  trackDrawing({
    axis: timeline,
    compressed,
    gaps: timeline.gaps,
    marks: marksOn(timeline, compressed),
    shapes: SHAPES,
    position: ({ index }) => index,
    name: ({ kind, name }) => words.mark(shortName(name), words.outcome[kind]),
  });
