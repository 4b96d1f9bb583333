/** What the element leaves to the drawing, and what lies over it. CSS px. */
import type { Point, Rect } from '../../layout/types.js';

/** Kept free around the toolbar and the overview. */
const GAP = 12;

export interface Room {
  /** Changes with the size of the element and of what stands beside the drawing, but not with the words above and below it. */
  readonly room: string;
  /** Corner of the drawing, in the element. */
  readonly corner: Point;
  readonly bar: Rect;
  /** `undefined`: it is not shown now, so nobody knows. */
  readonly minimap: Rect | undefined;
}

const NOTHING: Rect = { x: 0, y: 0, width: 0, height: 0 };

/** @param viewport The drawing, in the element's shadow root. */
export function roomOf(host: HTMLElement, viewport: HTMLElement | undefined): Room {
  const find = (selector: string): HTMLElement | null | undefined => host.shadowRoot?.querySelector<HTMLElement>(selector);
  const panes = find('.panes');
  const [wide, high] = [viewport?.clientWidth ?? 0, viewport?.clientHeight ?? 0];
  const beside = [(panes?.clientWidth ?? 0) - wide, (panes?.clientHeight ?? 0) - high];
  return {
    room: [host.clientWidth, host.clientHeight, ...beside].join(),
    corner: { x: panes?.offsetLeft ?? 0, y: panes?.offsetTop ?? 0 },
    bar: around(find('.toolbar')) ?? NOTHING,
    minimap: around(find('.minimap')),
  };
}

/** What lies over the drawing, with what is kept free left and right of it. */
function around(element: HTMLElement | null | undefined): Rect | undefined {
  if (!element || element.offsetWidth === 0) return undefined;
  const { offsetLeft, offsetTop, offsetWidth, offsetHeight } = element;
  return { x: offsetLeft - GAP, y: offsetTop, width: offsetWidth + 2 * GAP, height: offsetHeight };
}
