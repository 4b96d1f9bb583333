/** What an execution is called where several are listed. */
import type { TraceDocument } from '../../../trace-model/trace-document.js';

/** What it says it is about, else the last part of its address; `undefined` where it has neither. */
export function traceName({ summary, uri }: Pick<TraceDocument, 'summary' | 'uri'>): string | undefined {
  if (summary !== undefined && summary !== '') return summary;
  const last = uri?.split(/[/\\]/).findLast((part) => part !== '');
  return last === '' ? undefined : last;
}
