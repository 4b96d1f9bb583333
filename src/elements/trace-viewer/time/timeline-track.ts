/** What is drawn on the track of a timeline: few enough shapes to draw at once, however many entries there are. */
import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import type { TimelineMark, TimelineMarkKind, TraceTimeline } from '../../../trace-model/ask/timeline.js';
import { showControls } from '../../internal/show-controls.js';
import type { TimelineWords } from '../../words/timeline-words.js';

/** Places on the track at which there may be a mark: so many that shapes hardly cover each other. */
const PLACES = 80;
/** Most pauses that are shown, the longest first. */
const MOST_GAPS = 60;
/** Longest name in a tooltip, in characters. */
const LONGEST = 80;

/** Each kind has a shape of its own, so that nobody has to tell colours apart. Around 0,0, in px. */
const SHAPES: Readonly<Record<TimelineMarkKind, string>> = {
  failure: 'M0-6 6 0 0 6-6 0z',
  gate: 'M-4.5-5h9v4.5c0 3-2 4.8-4.5 6-2.5-1.2-4.5-3-4.5-6z',
  running: 'M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z',
  success: 'M-2-6h4v12h-4z',
  other: 'M-3-3h6v6h-6z',
  thought: 'M-2.5 0a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0-5 0z',
};
/** Which of several marks in one place is shown: the first of these. */
const RANK = Object.keys(SHAPES) as readonly TimelineMarkKind[];

/** A mark with its place on the track, from 0 to 1. */
export interface PlacedMark extends TimelineMark {
  readonly at: number;
}

/** Share of the track before a position. */
export function placeOf(timeline: TraceTimeline, position: number, compressed: boolean): number {
  const whole = timeline.durationMs(compressed);
  return whole === 0 ? 1 : timeline.timeAt(position, compressed) / whole;
}

/** Marks to draw, one in a place at most: failures before all else. In the order in which they are drawn over each other. */
export function marksOn(timeline: TraceTimeline, compressed: boolean): readonly PlacedMark[] {
  const places = new Map<number, PlacedMark>();
  for (const mark of timeline.marks) {
    const at = placeOf(timeline, mark.index, compressed);
    const place = Math.round(at * PLACES);
    const other = places.get(place);
    if (!other || RANK.indexOf(mark.kind) < RANK.indexOf(other.kind)) places.set(place, { ...mark, at });
  }
  return [...places.values()].sort((a, b) => RANK.indexOf(b.kind) - RANK.indexOf(a.kind) || a.index - b.index);
}

/** The track without its thumb: nothing of it changes while a moment is sought. */
export function trackDrawing(timeline: TraceTimeline, compressed: boolean, words: TimelineWords): TemplateResult {
  const longest = [...timeline.gaps].sort((a, b) => b.durationMs - a.durationMs).slice(0, MOST_GAPS);
  return html`<svg class="tl-drawing" aria-hidden="true">
    ${longest.map(({ from }) => gapShape(placeOf(timeline, from, compressed), placeOf(timeline, from + 1, compressed)))}
    ${marksOn(timeline, compressed).map((mark) => markShape(mark, words))}
  </svg>`;
}

const percent = (share: number): string => `${(share * 100).toFixed(3)}%`;

const gapShape = (from: number, to: number): SVGTemplateResult =>
  svg`<line class="tl-gap" x1=${percent(from)} x2=${percent(to)} y1="50%" y2="50%"></line>`;

function markShape({ kind, name, index, at }: PlacedMark, words: TimelineWords): SVGTemplateResult {
  return svg`<svg class="tl-mark" data-kind=${kind} data-index=${index} x=${percent(at)} y="50%" width="1" height="1">
    <title>${words.mark(showControls(name.slice(0, LONGEST)), words.outcome[kind])}</title><path d=${SHAPES[kind]}></path>
  </svg>`;
}
