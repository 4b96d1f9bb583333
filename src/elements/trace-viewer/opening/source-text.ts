/** The JSON a document was read from, byte for byte. Loaded when somebody asks for it. */
import { isTraceDocument, type TraceInput } from '../../../trace-model/open/open-trace.js';
import { copyText, type CopyResult } from '../../internal/text/copy.js';

/** Long enough for the browser to have taken what it saves. */
const SAVING_MS = 60_000;

/** What was received; an object of the page's own is written, for it never was text. `undefined`: not known. */
function textOrBytes(source: TraceInput): string | Uint8Array | undefined {
  if (typeof source === 'string' || source instanceof Uint8Array) return source;
  return isTraceDocument(source) ? undefined : JSON.stringify(source, null, 2);
}

/** Has the browser save it. Returns whether there was anything to save. */
export function saveSource(source: TraceInput, name: string): boolean {
  const written = textOrBytes(source);
  if (written === undefined) return false;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([written as BlobPart], { type: 'application/json' }));
  link.download = fileNameOf(name);
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), SAVING_MS);
  return true;
}

/** Copies it. A byte order mark is part of it; bytes that are no UTF-8 become replacement marks. */
export async function copySource(source: TraceInput): Promise<CopyResult> {
  const written = textOrBytes(source);
  if (written === undefined) return 'failed';
  return copyText(typeof written === 'string' ? written : new TextDecoder('utf-8', { ignoreBOM: true }).decode(written));
}

/** The name, as far as every file system takes it. */
function fileNameOf(name: string): string {
  const clean = name.replace(/[^\p{L}\p{N}.()_ -]+/gu, '-').replace(/^[.\s-]+/, '').slice(0, 120);
  return /\.(json|jsonl|ndjson)$/i.test(clean) ? clean : `${clean || 'trace'}.json`;
}
