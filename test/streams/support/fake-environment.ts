import { browserEnvironment, type Environment, type PageEvent } from '../../../src/streams/environment.js';

interface Timer {
  readonly ms: number;
  readonly due: number;
  readonly order: number;
  readonly run: () => void;
}

/** 21 November 2025, 09:00 UTC. */
export const NOW = Date.UTC(2025, 10, 21, 9);

/** The browser with its clock, its chance and its page in the test's hands. Requests are real. */
export class FakeEnvironment implements Environment {
  readonly #timers = new Set<Timer>();
  readonly #listeners = new Set<(event: PageEvent) => void>();
  readonly #browser = browserEnvironment();
  /** What timers count, and how far the clock on the wall is from it. */
  #elapsed = 0;
  #wall = NOW;
  #order = 0;
  /** What `random` gives. */
  chance = 0.5;
  online = true;
  hidden = false;

  /** How every request was made. */
  readonly made: RequestInit[] = [];

  readonly fetch: typeof fetch = (input, init) => {
    this.made.push(init ?? {});
    return this.#browser.fetch(input, init);
  };
  /** How often the page got a turn. */
  breaths = 0;
  readonly breathe = (): Promise<void> => {
    this.breaths++;
    return this.#browser.breathe();
  };
  now = (): number => this.#wall + this.#elapsed;
  random = (): number => this.chance;
  isOnline = (): boolean => this.online;
  isHidden = (): boolean => this.hidden;

  after(ms: number, run: () => void): () => void {
    const timer = { ms, due: this.#elapsed + Math.max(0, ms), order: this.#order++, run };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  watchPage(listener: (event: PageEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Whether anything listens to the page. */
  get watched(): boolean {
    return this.#listeners.size > 0;
  }

  /** What the timers set at this very moment were asked for, in milliseconds. */
  get waits(): number[] {
    return Array.from(this.#timers).filter(({ ms, due }) => due - ms === this.#elapsed).map(({ ms }) => ms);
  }

  /** Milliseconds to the next timer; `undefined` when none waits. */
  get nextIn(): number | undefined {
    const next = this.#next();
    return next && Math.max(0, next.due - this.#elapsed);
  }

  /** Time passes: timers run when they are due, each at its own moment. */
  advance(ms: number): void {
    const until = this.#elapsed + ms;
    for (let next = this.#next(); next && next.due <= until; next = this.#next()) {
      this.#elapsed = Math.max(this.#elapsed, next.due);
      this.#timers.delete(next);
      next.run();
    }
    this.#elapsed = until;
  }

  /** The machine sleeps: time passes, and what was due runs late, when it wakes. */
  sleep(ms: number): void {
    this.#elapsed += ms;
    this.advance(0);
  }

  /** Somebody sets the clock; timers do not notice. */
  setClock(ms: number): void {
    this.#wall += ms;
  }

  /** The page tells something. */
  tell(event: PageEvent): void {
    if (event === 'online' || event === 'offline') this.online = event === 'online';
    if (event === 'hidden' || event === 'visible') this.hidden = event === 'hidden';
    for (const listener of [...this.#listeners]) listener(event);
  }

  #next(): Timer | undefined {
    let next: Timer | undefined;
    for (const timer of this.#timers) {
      if (!next || timer.due < next.due || (timer.due === next.due && timer.order < next.order)) next = timer;
    }
    return next;
  }
}
