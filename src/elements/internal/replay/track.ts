/** How what is replayed lies in time, and its drawing: few enough shapes to draw at once, however many moments there are. */
import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { showControls } from '../show-controls.js';

/** Moments in time. Times are ms since the beginning; with `compressed`, each gap counts less than it took. */
export interface TimeAxis {
  /** Time of the last position. */
  durationMs(compressed?: boolean): number;
  timeAt(position: number, compressed?: boolean): number;
  /** The last position not later than a time. */
  positionAt(timeMs: number, compressed?: boolean): number;
}

/** What is drawn of an axis. */
export interface Track<M extends { readonly kind: string }> {
  readonly axis: TimeAxis;
  readonly compressed: boolean;
  /** Stretches between `from` and `from + 1` in which nothing happened. */
  readonly gaps: readonly { readonly from: number; readonly durationMs: number }[];
  readonly marks: readonly Placed<M>[];
  /** A path for each kind, around 0,0, in px: a shape of its own, so that nobody has to tell colours apart. */
  readonly shapes: Readonly<Record<M['kind'], string>>;
  readonly position: (mark: M) => number;
  readonly name: (mark: M) => string;
}

/** A mark with its place on the track, from 0 to 1. */
export type Placed<M> = M & { readonly at: number };

/** Most gaps that are shown, the longest first. */
const MOST_GAPS = 60;
/** Longest name in a tooltip, in characters. */
const LONGEST = 80;

/** Share of the track before a position. */
export function placeOf(axis: TimeAxis, position: number, compressed: boolean): number {
  return axis.timeAt(position, compressed) / (axis.durationMs(compressed) || 1);
}

/**
 * Marks to draw: in each of so many places along the track one at most, of the kind that comes first in `kinds`. In the
 * order in which they came.
 */
export function onePerPlace<M extends { readonly kind: string }>(
  marks: readonly M[],
  at: (mark: M) => number,
  places: number,
  kinds: readonly string[],
): readonly Placed<M>[] {
  const chosen = new Map<number, Placed<M>>();
  for (const mark of marks) {
    const share = at(mark);
    const place = Math.round(share * places);
    const other = chosen.get(place);
    if (!other || kinds.indexOf(mark.kind) < kinds.indexOf(other.kind)) chosen.set(place, { ...mark, at: share });
  }
  return [...chosen.values()];
}

/** The name of a mark in one readable line. */
export const shortName = (name: string): string => showControls(name.slice(0, LONGEST));

/** What lies on the rail. Nothing of it changes while a moment is sought: the thumb is placed by `--_at`. */
export function trackDrawing<M extends { readonly kind: string }>(track: Track<M>): TemplateResult {
  const { axis, compressed, gaps, marks } = track;
  const longest = [...gaps].sort((a, b) => b.durationMs - a.durationMs).slice(0, MOST_GAPS);
  return html`<svg class="scrub-drawing" aria-hidden="true">
    ${longest.map(({ from }) => gapShape(placeOf(axis, from, compressed), placeOf(axis, from + 1, compressed)))}
    ${marks.map((mark) => markShape(mark, track))}
  </svg>`;
}

const percent = (share: number): string => `${(share * 100).toFixed(3)}%`;

const gapShape = (from: number, to: number): SVGTemplateResult =>
  svg`<line class="scrub-gap" x1=${percent(from)} x2=${percent(to)} y1="50%" y2="50%"></line>`;

function markShape<M extends { readonly kind: string }>(mark: Placed<M>, { position, name, shapes }: Track<M>): SVGTemplateResult {
  const kind: M['kind'] = mark.kind;
  return svg`<svg class="scrub-mark" data-kind=${kind} data-position=${position(mark)} x=${percent(mark.at)} y="50%" width="1" height="1">
    <title>${name(mark)}</title><path d=${shapes[kind]}></path>
  </svg>`;
}
