/** Outlines of nodes as path data, from (0, 0): what canvas, DOM and SVG all draw. */
import type { NodeShape } from './looks.js';

/** Measures of an outline. Lengths are CSS pixels at zoom 1. */
export interface ShapeSize {
  readonly shape: NodeShape;
  readonly width: number;
  readonly height: number;
  /** Of a box's corners. */
  readonly radius: number;
  /** Depth of a composite's points. */
  readonly chamfer: number;
}

/** Three decimals are far below what can be seen, and keep float noise out of the data. */
const n = (value: number): number => Math.round(value * 1000) / 1000;

/** The outline, moved inwards by `inset` (outwards where negative). */
export function outline({ shape, width, height, radius, chamfer }: ShapeSize, inset: number): string {
  const [left, top, right, bottom] = [n(inset), n(inset), n(width - inset), n(height - inset)];
  if (shape === 'chamfer') {
    const middle = n(height / 2);
    // A line moved by `inset` along its normal moves this much along the x axis.
    const along = inset * Math.hypot(1, (2 * chamfer) / height);
    const point = n(along);
    const corner = n(chamfer * (1 - (2 * inset) / height) + along);
    return `M${corner} ${top}H${n(width - corner)}L${n(width - point)} ${middle}L${n(width - corner)} ${bottom}H${corner}L${point} ${middle}Z`;
  }
  const r = n(Math.max(0, Math.min(radius - inset, width / 2, height / 2)));
  const arc = (x: number, y: number): string => (r === 0 ? '' : `A${r} ${r} 0 0 1 ${n(x)} ${n(y)}`);
  return `M${n(left + r)} ${top}H${n(right - r)}${arc(right, top + r)}V${n(bottom - r)}${arc(right - r, bottom)}H${n(left + r)}${arc(left, bottom - r)}V${n(top + r)}${arc(left + r, top)}Z`;
}

/** Between two lines of a hatching. */
const HATCH_GAP = 7;
/** From the outline. */
const HATCH_INSET = 3;

/** Diagonal lines inside the outline. */
export function hatching({ shape, width, height, chamfer }: ShapeSize): string {
  const [top, bottom] = [HATCH_INSET, height - HATCH_INSET];
  // How far in the outline is at a height: nothing for a box, up to the chamfer at the top and bottom of a composite.
  const side = (y: number): number =>
    HATCH_INSET + (shape === 'chamfer' ? chamfer * Math.abs(1 - (2 * y) / height) : 0);
  const lines: string[] = [];
  for (let sum = HATCH_GAP; sum < width + height; sum += HATCH_GAP) {
    // Points of the line x + y = sum, from its lower to its upper end, each pulled to where it is inside.
    const low = clampTo(sum, bottom, -1);
    const high = clampTo(sum, top, 1);
    if (low.x < high.x) lines.push(`M${n(low.x)} ${n(low.y)}L${n(high.x)} ${n(high.y)}`);
  }
  return lines.join('');

  function clampTo(sum: number, from: number, direction: 1 | -1): { x: number; y: number } {
    let y = from;
    while (y >= top && y <= bottom) {
      const x = sum - y;
      if (x >= side(y) && x <= width - side(y)) return { x, y };
      y += direction;
    }
    return { x: 0, y: 0 };
  }
}
