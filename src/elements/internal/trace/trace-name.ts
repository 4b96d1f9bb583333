/** What an execution is called where several are listed. */
import type { TraceDocument } from '../../../trace-model/trace-document.js';

/** What it says it is about, else the last part of its address; `undefined` where it has neither. */
export function traceName({ summary, uri }: Pick<TraceDocument, 'summary' | 'uri'>): string | undefined {
  if (summary !== undefined && summary !== '') return summary;
  const last = uri?.split(/[/\\]/).findLast((part) => part !== '');
  return last === '' ? undefined : last;
}

const listed = new WeakMap<TraceDocument, string>();

/** In the list of opened traces it goes by this name: where it is spoken of elsewhere, it is by the same. */
export const listAs = (trace: TraceDocument, name: string): unknown => listed.set(trace, name);

/** What readers know an execution by. */
export const knownName = (trace: TraceDocument): string | undefined => listed.get(trace) ?? traceName(trace);
