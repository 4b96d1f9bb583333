/**
 * Time for drawing what can wait, shared by everything on the page: a little of each frame, so that many or long texts
 * at once never hold it up.
 */

/** How much of a frame may be used, ms; whoever began within it finishes a piece. */
const SHARE_MS = 8;

/** When this frame's share is used up; undefined while nobody has asked in this frame. */
let until: number | undefined;
const waiting = new Set<() => void>();

/** Whether this frame has time left. The first who asks always has. */
export function hasTime(): boolean {
  const now = performance.now();
  if (until === undefined) {
    until = now + SHARE_MS;
    requestAnimationFrame(nextFrame);
  }
  return now < until;
}

/** Calls back in the next frame, once however often it is asked; whoever is called asks again whether there is time. */
export function whenTime(goOn: () => void): void {
  waiting.add(goOn);
  hasTime();
}

function nextFrame(): void {
  until = undefined;
  const due = [...waiting];
  waiting.clear();
  for (const goOn of due) {
    // What one of them throws must not keep the others waiting.
    try {
      goOn();
    } catch (error) {
      reportError(error);
    }
  }
}
