import type { Subscription } from 'rxjs';
import type { TraceProblem } from '../../../streams/index.js';
import type { TraceDocument } from '../../../trace-model/trace-document.js';
import { traceContext, type TraceScope } from '../../trace-contexts.js';
import { ScopeConsumer, type ScopeConsumerHost } from '../scope-consumer.js';

/** Ties an element to the trace that another one owns, and keeps the newest of what the owner gives. */
export class TraceConsumer extends ScopeConsumer<TraceScope> {
  /** What is shown. */
  trace: TraceDocument | undefined;
  /** Path of the selected node; `undefined`: none. */
  selected: string | undefined;
  /** Index of the entry the document is shown after; `null`: as it stands. */
  position: number | null = null;
  /** The owner has asked for a document that has not come yet. */
  isReading = false;
  /** What is wrong with the document; `undefined`: nothing. */
  problem: TraceProblem | undefined;

  constructor(host: ScopeConsumerHost) {
    super(host, traceContext);
  }

  protected override forget(): void {
    this.trace = undefined;
    this.selected = undefined;
    this.position = null;
    this.isReading = false;
    this.problem = undefined;
  }

  protected override read({ trace$, selected$, position$, connection$, error$ }: TraceScope): Subscription {
    const error = reportError;
    const take = (change: () => void): void => {
      change();
      this.schedule();
    };
    const reading = trace$.subscribe({ next: (trace) => take(() => (this.trace = trace)), error });
    reading.add(selected$.subscribe({ next: (path) => take(() => (this.selected = path)), error }));
    reading.add(position$.subscribe({ next: (index) => take(() => (this.position = index)), error }));
    reading.add(connection$.subscribe({ next: ({ state }) => take(() => (this.isReading = state === 'connecting')), error }));
    reading.add(error$.subscribe({ next: (problem) => take(() => (this.problem = problem)), error }));
    return reading;
  }
}
