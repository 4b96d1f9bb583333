/** The few things of the browser the stream core uses, in one place so that tests can own the clock. */

/** What a page tells about itself. */
export type PageEvent = 'online' | 'offline' | 'visible' | 'hidden' | 'leaving' | 'back';

export interface Environment {
  /** Epoch ms. */
  now(): number;
  /** In [0, 1). */
  random(): number;
  /** A timer; the result cancels it. */
  after(ms: number, run: () => void): () => void;
  /** Lets the page do other work; never waits for a frame, so that hidden tabs keep up. */
  readonly breathe: () => Promise<void>;
  readonly fetch: typeof fetch;
  isOnline(): boolean;
  isHidden(): boolean;
  /** Listens to the page; the result stops listening. */
  watchPage(listener: (event: PageEvent) => void): () => void;
}

/**
 * An address as a whole one, against `base` or else the page; what cannot be one stays as written, for the message that
 * says so.
 */
export function absoluteUrl(url: string, base = typeof document === 'undefined' ? undefined : document.baseURI): string {
  return URL.canParse(url, base) ? new URL(url, base).href : url;
}

/** Waits; rejects with the signal's reason when it fires first. */
export function pause(env: Environment, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      cancel();
      reject(signal.reason instanceof Error ? signal.reason : new DOMException('stopped', 'AbortError'));
    };
    const cancel = env.after(ms, () => {
      signal.removeEventListener('abort', stop);
      resolve();
    });
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}

/** The real thing. Safe to make where there is no page (a worker, a server): it is then online and visible. */
export function browserEnvironment(): Environment {
  const page = typeof document === 'undefined' ? undefined : document;
  return {
    now: () => Date.now(),
    random: () => Math.random(),
    after: (ms, run) => {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
    breathe: nextTask,
    fetch: (...args) => fetch(...args),
    isOnline: () => typeof navigator === 'undefined' || navigator.onLine,
    isHidden: () => page?.visibilityState === 'hidden',
    watchPage,
  };
}

/** A macrotask that hidden tabs do not throttle, as they do timers. A port left open would keep Node from ending. */
function nextTask(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}

function watchPage(listener: (event: PageEvent) => void): () => void {
  if (typeof document === 'undefined') return () => undefined;
  const stop = new AbortController();
  const on = (target: EventTarget, type: string, read: (event: Event) => PageEvent | undefined): void =>
    target.addEventListener(
      type,
      (event) => {
        const said = read(event);
        if (said) listener(said);
      },
      { signal: stop.signal },
    );
  on(window, 'online', () => 'online');
  on(window, 'offline', () => 'offline');
  on(document, 'visibilitychange', () => (document.visibilityState === 'hidden' ? 'hidden' : 'visible'));
  // A page with an open connection is not kept for the back button; one that returns reads on from its position.
  on(window, 'pagehide', () => 'leaving');
  on(window, 'pageshow', (event) => ((event as PageTransitionEvent).persisted ? 'back' : undefined));
  return () => stop.abort();
}
