import { html, nothing, svg, type TemplateResult } from 'lit';
import type { CurvePoint, UsageCurveData } from '../../streams/usage-curve.js';

/** Which of a point's numbers is drawn. */
export type Series = 'totalTokens' | 'contextTokens';

/** What a chart shows. Sizes are CSS px; times epoch ms. */
export interface ChartOptions {
  readonly curve: UsageCurveData;
  readonly series: Series;
  /** Where the time axis begins and ends. */
  readonly from: number;
  readonly until: number;
  readonly width: number;
  readonly height: number;
  /** What it says to those who do not see it. */
  readonly label: string;
  /** What a compaction's mark says on hover. None in a small chart, whose scale is that of its values, not of the limit. */
  readonly markLabel?: (time: number) => string;
}

/** Above the highest value, so that a line at the top is not cut. */
const HEADROOM = 1.5;

/** Points a drawing of this width can tell apart. */
function visible(points: readonly CurvePoint[], width: number): readonly CurvePoint[] {
  const every = Math.ceil(points.length / Math.max(1, width));
  return points.filter((_, i) => i % every === 0 || i === points.length - 1);
}

/** A line over time as an inline picture: the values, where the context was compacted, and its limit. */
export function usageChart(options: ChartOptions): TemplateResult {
  const { curve, series, from, until, width, height, label, markLabel } = options;
  const points = visible(curve.points, width).filter((point) => point[series] !== undefined);
  const limit = series === 'contextTokens' && markLabel ? curve.contextLimit : undefined;
  const top = Math.max(1, limit ?? 0, ...points.map((point) => point[series] ?? 0));
  const x = (time: number): number => round(((time - from) / Math.max(1, until - from)) * width);
  const y = (value: number): number => round(height - 1 - (value / top) * (height - 1 - HEADROOM));
  const line = steps(points, series, x, y, x(until));
  return html`<svg
    class="chart"
    viewBox="0 0 ${width} ${height}"
    width=${width}
    height=${height}
    preserveAspectRatio="none"
    role="img"
    aria-label=${label}
  >
    ${line === '' ? nothing : svg`<path class="area" d="M${x(points[0]?.time ?? from)} ${height}V${line}V${height}Z"></path>
      <path class="line" d="M${x(points[0]?.time ?? from)} ${line}"></path>`}
    ${curve.compactions.map(
      ({ time }) => svg`<path class="mark" d="M${x(time)} 0V${height}">${markLabel ? svg`<title>${markLabel(time)}</title>` : nothing}</path>`,
    )}
    ${limit === undefined ? nothing : svg`<path class="limit" d="M0 ${y(limit)}H${width}"></path>`}
  </svg>`;
}

/** A count stands until the next is reported: level, then up. Begins with the first height. */
function steps(
  points: readonly CurvePoint[],
  series: Series,
  x: (time: number) => number,
  y: (value: number) => number,
  end: number,
): string {
  const [first, ...rest] = points;
  if (!first) return '';
  return `${y(first[series] ?? 0)}${rest.map((point) => `H${x(point.time)}V${y(point[series] ?? 0)}`).join('')}H${end}`;
}

const round = (value: number): number => Math.round(value * 10) / 10;
