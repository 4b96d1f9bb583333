/** At the latest after this long, however busy the page is: what is loaded may be needed when there is no network. */
const LATEST_MS = 1500;

/**
 * Runs a loader once the page has nothing better to do: for parts that are not seen at first, so that the first load
 * stays small, but that must be at hand when they are wanted. Where there is no page (a server that renders), it does not.
 */
export function whenIdle(load: () => Promise<unknown>): void {
  if (typeof document === 'undefined') return;
  const run = (): void => {
    load().catch(reportError);
  };
  if (typeof requestIdleCallback === 'function') requestIdleCallback(run, { timeout: LATEST_MS });
  else setTimeout(run, LATEST_MS / 5);
}
