/** What the viewer wants to know of the canvas inside. */
import { Subscription, type Observable } from 'rxjs';
import type { TraceComparison } from '../../../trace-model/compare/comparison.js';
import type { TraceDocument } from '../../../trace-model/trace-document.js';
import type { TraceScope } from '../../trace-contexts.js';

export interface ScopeListeners {
  /** A document was read, or a newer version of it. */
  readonly onTrace: (trace: TraceDocument) => void;
  /** The reading failed, or does no longer. */
  readonly onProblem: (isBroken: boolean) => void;
  readonly onComparison: (comparison: TraceComparison | undefined) => void;
  /** A node is selected, or none; also by the page, in another element. */
  readonly onSelected: (path: string | undefined) => void;
  /** Another moment or another version is shown. */
  readonly onShown: () => void;
}

/** Listens until it is unsubscribed. */
export function readScope(scope: TraceScope, { onTrace, onProblem, onComparison, onSelected, onShown }: ScopeListeners): Subscription {
  const reading = new Subscription();
  const listen = <T>(values: Observable<T>, next: (value: T) => void): void => reading.add(values.subscribe({ next, error: reportError }));
  listen(scope.live$, onTrace);
  listen(scope.error$, (problem) => onProblem(problem !== undefined));
  listen(scope.comparison$, onComparison);
  listen(scope.selected$, onSelected);
  listen(scope.trace$, onShown);
  listen(scope.position$, onShown);
  return reading;
}
