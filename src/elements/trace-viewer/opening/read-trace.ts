/** Reads a document that is not shown. */
import { Subscription } from 'rxjs';
import { sharedTraceStore } from '../../../streams/traces/shared-trace-store.js';
import type { TraceProblem, TraceStoreOptions } from '../../../streams/index.js';
import type { TraceDocument } from '../../../trace-model/trace-document.js';

/** The document as it stands; `undefined` where it cannot be read, after `onProblem` was told why. */
export function readTrace(options: TraceStoreOptions, onProblem: (problem: TraceProblem) => void): Promise<TraceDocument | undefined> {
  const store = sharedTraceStore(options);
  const reading = new Subscription();
  return new Promise<TraceDocument | undefined>((resolve, reject) => {
    const onError = (problem: TraceProblem | undefined): void => {
      if (!problem) return;
      onProblem(problem);
      resolve(undefined);
    };
    reading.add(store.error$.subscribe({ next: onError, error: reject }));
    reading.add(store.trace$.subscribe({ next: resolve, error: reject }));
  }).finally(() => reading.unsubscribe());
}
