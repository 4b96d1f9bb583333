/** Space in px to the edges of the window, and to what it stands beside. */
const MARGIN = 8;
const GAP = 4;

/** Puts something of the top layer under `anchor`, or over it where there is more room; never beyond the window. */
export function placeBeside(element: HTMLElement, anchor: Element): void {
  const { left, right, top, bottom } = anchor.getBoundingClientRect();
  const { innerWidth, innerHeight } = window;
  const { width, height } = element.getBoundingClientRect();
  const start = getComputedStyle(element).direction === 'rtl' ? right - width : left;
  const below = innerHeight - bottom - GAP - MARGIN;
  const isAbove = height > below && top - GAP - MARGIN > below;
  element.style.setProperty('left', `${Math.max(MARGIN, Math.min(start, innerWidth - width - MARGIN))}px`);
  element.style.setProperty('top', isAbove ? 'auto' : `${bottom + GAP}px`);
  element.style.setProperty('bottom', isAbove ? `${innerHeight - top + GAP}px` : 'auto');
}
