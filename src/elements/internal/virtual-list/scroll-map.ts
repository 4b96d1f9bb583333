/**
 * Browsers stop counting at about 33 million pixels, a long log does not. The *virtual* range is the true height of
 * all rows; the *physical* range is what the scroller is given, at most `MAX_PHYSICAL` px.
 *
 * Near both ends (`EDGE` px) the two run in step, so the ends are exact and stay reachable pixel by pixel; between
 * them the virtual range is compressed. A small movement moves the rows by the same pixels wherever it happens and
 * lets the two positions drift apart; a large one (the scrollbar dragged) goes to the proportional place.
 * `settled` removes the drift: call it when scrolling has come to rest.
 */

/** Height in px no scroller is made taller than; well below what any browser clamps. */
export const MAX_PHYSICAL = 8_000_000;
const EDGE = 200_000;

/** Where a scroller stands. All in px; frozen by convention, a movement gives a new one. */
export interface ScrollMap {
  /** Height of all rows. */
  readonly total: number;
  /** Height of the visible part. */
  readonly viewport: number;
  /** First visible px of the virtual range: 0 … `total − viewport`. */
  readonly top: number;
  /** The scroller's own `scrollTop`: 0 … `physicalSize − viewport`. */
  readonly physicalTop: number;
}

const clamp = (value: number, max: number): number => Math.max(0, Math.min(value, max));

/** Height the scroller's content is given. */
export const physicalSize = (map: Pick<ScrollMap, 'total'>): number => Math.min(map.total, MAX_PHYSICAL);
/** Largest `top`. */
export const maxTop = (map: Pick<ScrollMap, 'total' | 'viewport'>): number => Math.max(0, map.total - map.viewport);
/** Largest `physicalTop`. */
export const maxPhysicalTop = (map: Pick<ScrollMap, 'total' | 'viewport'>): number =>
  Math.max(0, physicalSize(map) - map.viewport);

/** Position `at` of a range as long as `from`, taken to one as long as `to`; the edges keep their distance. */
function rescale(at: number, from: number, to: number): number {
  const edge = Math.min(EDGE, from / 2, to / 2);
  if (from === to || at <= edge) return at;
  if (at >= from - edge) return to - (from - at);
  return edge + ((at - edge) * (to - 2 * edge)) / (from - 2 * edge);
}

const toVirtual = (map: ScrollMap, physicalTop: number): number =>
  rescale(physicalTop, maxPhysicalTop(map), maxTop(map));

/** A scroller over `total` px of which `viewport` are seen, showing `top`, without drift. */
export function scrollMap(total: number, viewport: number, top: number): ScrollMap {
  const range = { total, viewport };
  const at = clamp(top, maxTop(range));
  return { ...range, top: at, physicalTop: rescale(at, maxTop(range), maxPhysicalTop(range)) };
}

/** The same place without drift. */
export const settled = (map: ScrollMap): ScrollMap => scrollMap(map.total, map.viewport, map.top);

/**
 * The range became another or the rows above changed height: `top` shows now what is to be seen. The scroller stays
 * where it is, unless it would stand at an end that `top` has not reached.
 */
export function resized(map: ScrollMap, total: number, viewport: number, top: number): ScrollMap {
  const range = { total, viewport };
  return kept({ ...range, top: clamp(top, maxTop(range)), physicalTop: map.physicalTop });
}

/** The reader scrolled the scroller to `physicalTop`. */
export function scrolled(map: ScrollMap, physicalTop: number): ScrollMap {
  const delta = physicalTop - map.physicalTop;
  const top = Math.abs(delta) > jumpSize(map) ? toVirtual(map, physicalTop) : map.top + delta;
  return kept({ ...map, top: clamp(top, maxTop(map)), physicalTop: clamp(physicalTop, maxPhysicalTop(map)) });
}

/** A movement larger than this is a jump: half of what one px of the scrollbar stands for, but over two screens. */
const jumpSize = ({ viewport }: ScrollMap): number => Math.max(2 * viewport, MAX_PHYSICAL / Math.max(1, viewport) / 2);

/** Drift must not put the scroller at an end, where it could not move on, while the rows are not there; nor the reverse. */
function kept(map: ScrollMap): ScrollMap {
  const max = maxPhysicalTop(map);
  const physicalAtEnd = map.physicalTop <= 0 || map.physicalTop >= max;
  const virtualAtEnd = map.top <= 0 || map.top >= maxTop(map);
  return physicalAtEnd || virtualAtEnd ? settled(map) : map;
}
