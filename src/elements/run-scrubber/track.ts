/** The track: where in the run the moment shown is, and what happened where. */
import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import type { ReplayMarkKind } from '../../streams/index.js';
import { showControls } from '../internal/show-controls.js';
import type { ReplayWords } from '../words/replay-words.js';
import type { PlacedMark, Stretch } from './track-marks.js';

/** Each kind has a shape of its own, so that nobody has to tell colours apart. Around 0,0, in px. */
const SHAPES: Readonly<Record<ReplayMarkKind, string>> = {
  error: 'M0-5.5 5.5 0 0 5.5-5.5 0z',
  gap: 'M-3.5-3.5h7v7h-7z',
  steer: 'M0-4.5 4.5 4h-9z',
  end: 'M0-7v14',
  turn: 'M0-5v10',
};
/** Longest name in a tooltip, in characters. */
const LONGEST = 80;

/** What the track is drawn over the rail with; the thumb is placed by `--_at`. */
export function trackDrawing(marks: readonly PlacedMark[], stretches: readonly Stretch[], words: ReplayWords): TemplateResult {
  return html`<svg class="drawing" aria-hidden="true">
    ${stretches.map(stretchShape)} ${marks.map((mark) => markShape(mark, words))}
  </svg>`;
}

const percent = (share: number): string => `${(share * 100).toFixed(3)}%`;

const stretchShape = ({ from, length }: Stretch): SVGTemplateResult =>
  svg`<line class="idle" x1=${percent(from)} x2=${percent(from + length)} y1="50%" y2="50%"></line>`;

function markShape({ kind, label = '', position, at }: PlacedMark, words: ReplayWords): SVGTemplateResult {
  const name = words.marks[kind](showControls(label.slice(0, LONGEST)));
  return svg`<svg class="mark" data-kind=${kind} data-position=${position} x=${percent(at)} y="50%" width="1" height="1">
    <title>${name}</title><path d=${SHAPES[kind]}></path>
  </svg>`;
}
