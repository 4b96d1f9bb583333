/** JSON documents: a recording `{run?, events}`, an array of events, or a page `{run, events, nextSeq}`. */
import { TransportError } from '../errors.js';
import type { HttpOptions } from './http-request.js';
import { parseText } from './bytes.js';
import type { RawRecord, Signal } from './transport.js';

/** Records handed on at once, so that a long recording shows its first rows before its last are judged. */
const BATCH = 1000;

/** What a JSON answer holds. */
export interface RunDocument {
  readonly run?: unknown;
  readonly events: readonly RawRecord[];
  readonly nextSeq?: number;
}

/** Yields the document's run and records; returns `nextSeq` when it is a page. */
export async function* readJson(response: Response, options: HttpOptions): AsyncGenerator<Signal, number | undefined> {
  const document = await fetchDocument(response, options);
  yield* signalsOf(document);
  return document.nextSeq;
}

export async function fetchDocument(response: Response, options: HttpOptions): Promise<RunDocument> {
  const { documentBytes } = options.limits;
  const announced = Number(response.headers.get('Content-Length') ?? 0);
  if (announced > documentBytes) throw oversized(announced, options);
  let text: string;
  try {
    text = await response.text();
  } catch (cause) {
    throw new TransportError('interrupted', 'the connection broke off inside the document', { cause });
  }
  if (text.length > documentBytes) throw oversized(text.length, options);
  return parseDocument(text, options.url.href);
}

export function* signalsOf(document: RunDocument): Generator<Signal, void> {
  if (document.run !== undefined) yield { type: 'run', run: document.run };
  for (let at = 0; at < document.events.length; at += BATCH) {
    yield { type: 'records', records: document.events.slice(at, at + BATCH) };
  }
}

/** Reads a document's text. Throws `TransportError` `html` or `invalid_body` when it is no run. */
export function parseDocument(text: string, url: string): RunDocument {
  const parsed = parseText(text.startsWith('\uFEFF') ? text.slice(1) : text);
  if (parsed.reason !== undefined) return asLines(text, parsed.reason, url);
  const { value } = parsed;
  if (Array.isArray(value)) return { events: value.map((event: unknown) => ({ value: event })) };
  if (typeof value === 'object' && value !== null && Object.hasOwn(value, 'events')) {
    const { run, events, nextSeq } = value as { run?: unknown; events?: unknown; nextSeq?: unknown };
    if (Array.isArray(events)) {
      return {
        events: events.map((event: unknown) => ({ value: event })),
        ...(run === undefined ? {} : { run }),
        ...(typeof nextSeq === 'number' && Number.isSafeInteger(nextSeq) ? { nextSeq } : {}),
      };
    }
  }
  throw new TransportError('invalid_body', `not a run document: found ${found(value)}`, { url, detail: text.slice(0, 200) });
}

/** Lines of JSON served as JSON are opened all the same. */
function asLines(text: string, reason: string, url: string): RunDocument {
  const detail = text.slice(0, 200);
  if (/^\s*</.test(text)) {
    throw new TransportError('html', 'the server sent a web page instead of a run', { url, detail });
  }
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const first = lines.length > 1 ? parseText(lines[0] ?? '') : undefined;
  if (first && first.reason === undefined && typeof first.value === 'object') return { events: lines.map((line) => parseText(line)) };
  throw new TransportError('invalid_body', `the document is ${reason}`, { url, detail });
}

function found(value: unknown): string {
  if (value === null) return 'null';
  if (typeof value === 'object') return 'an object without events';
  return value === '' ? 'an empty text' : `a ${typeof value}`;
}

function oversized(bytes: number, options: HttpOptions): TransportError {
  const message = `the document has ${Math.round(bytes / 1e6)} MB; at most ${options.limits.documentBytes / 1e6} MB are read`;
  return new TransportError('too_large', message, { url: options.url.href, limitBytes: options.limits.documentBytes });
}
