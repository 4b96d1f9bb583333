/** Turns what an owner's run and connection do into the events a page listens to. */
import { Subscription } from 'rxjs';
import type { ConnectionState, RunState } from '../../../streams/index.js';
import {
  RunConnectionChangeEvent,
  RunErrorEvent,
  RunGapEvent,
  RunStatusChangeEvent,
  RunUpdateEvent,
} from '../../events.js';
import type { OwnedScope } from './run-scope.js';

export class RunReporter {
  readonly #host: EventTarget;
  readonly #scope: OwnedScope;
  #run: RunState | undefined;
  #connection: ConnectionState | undefined;
  /** Entries at the last `run-update`. */
  #told = 0;
  #frame = 0;

  constructor(host: EventTarget, scope: OwnedScope) {
    this.#host = host;
    this.#scope = scope;
  }

  /** The newest state; a subscription of a moment where none is running. */
  get run(): RunState {
    return this.#run ?? this.#peek();
  }

  get connection(): ConnectionState {
    let connection = this.#connection;
    if (connection) return connection;
    this.#scope.connection$.subscribe({ next: (value) => (connection = value), error: reportError }).unsubscribe();
    return connection as unknown as ConnectionState;
  }

  /** Watches the scope, and so holds its connection, until unsubscribed. */
  watch(): Subscription {
    const watching = new Subscription();
    const { live$, connection$, gap$, failure$ } = this.#scope;
    const error = reportError;
    watching.add(gap$.subscribe({ next: (gap) => this.#tell(new RunGapEvent(gap.from, gap.to, gap.reason)), error }));
    watching.add(failure$.subscribe({ next: (told) => this.#tell(new RunErrorEvent(told.error, told.fatal)), error }));
    watching.add(connection$.subscribe({ next: (connection) => this.#onConnection(connection), error }));
    watching.add(live$.subscribe({ next: (run) => this.#onState(run), error }));
    watching.add(() => {
      cancelAnimationFrame(this.#frame);
      this.#frame = 0;
    });
    return watching;
  }

  #onState(run: RunState): void {
    const before = this.#run;
    this.#run = run;
    if (before && run.status !== before.status) this.#tell(new RunStatusChangeEvent(run.status, before.status));
    if (run.version === before?.version && run.entries === before.entries) return;
    this.#frame ||= requestAnimationFrame(() => this.#update());
  }

  #update(): void {
    this.#frame = 0;
    const total = this.run.entries.length;
    // Another run, or one folded anew, may have fewer entries than were told of.
    const added = total >= this.#told ? total - this.#told : total;
    this.#told = total;
    this.#tell(new RunUpdateEvent(added, total));
  }

  #onConnection(connection: ConnectionState): void {
    const before = this.#connection;
    this.#connection = connection;
    if (before && before.state !== connection.state) this.#tell(new RunConnectionChangeEvent(connection, before.state));
  }

  #tell(event: Event): void {
    this.#host.dispatchEvent(event);
  }

  #peek(): RunState {
    let run: RunState | undefined;
    this.#scope.live$.subscribe({ next: (value) => (run = value), error: reportError }).unsubscribe();
    return run as unknown as RunState;
  }
}
