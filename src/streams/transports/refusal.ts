/** What an answer that is no run means: a status that refuses, or another type. Loaded when a server sends one. */
import { TransportError, type TransportErrorCode } from '../errors.js';

/** Longest pause a server may ask for. */
const MAX_RETRY_AFTER_MS = 3_600_000;

const CODES = new Map<number, TransportErrorCode>([
  [400, 'bad_request'],
  [401, 'unauthorized'],
  [403, 'forbidden'],
  [404, 'not_found'],
  [408, 'unavailable'],
  [410, 'gone'],
  [425, 'unavailable'],
  [429, 'unavailable'],
]);

/** The typed error for a status that refuses; the body's problem details (RFC 9457) become its facts. */
export async function refusal(response: Response, url: URL): Promise<TransportError> {
  const { status } = response;
  const code = CODES.get(status) ?? (status >= 500 ? 'unavailable' : 'http_status');
  const detail = await problemOf(response);
  const retryAfterMs = retryAfter(response.headers.get('Retry-After'), Date.now());
  return new TransportError(code, `the server answered ${status} ${response.statusText}`.trimEnd(), {
    url: url.href,
    status,
    ...(detail === undefined ? {} : { detail }),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  });
}

/** A page where a stream was expected: its first characters say most. */
export async function wrongType(response: Response, type: string, url: URL): Promise<TransportError> {
  const detail = await beginningOf(response);
  const facts = { url: url.href, contentType: type, detail };
  if (type === 'text/html' || /^\s*<(!doctype|html)/i.test(detail)) {
    return new TransportError('html', 'the server sent a web page instead of a run', facts);
  }
  const found = type === '' ? 'without a content type' : `of type ${type}`;
  return new TransportError('wrong_mime', `the server sent an answer ${found}, which is no format of a run`, facts);
}

/** The first 200 characters, and no more: a download may never end. */
async function beginningOf(response: Response): Promise<string> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  while (reader && text.length < 200) {
    const { done, value } = await reader.read();
    if (done) break;
    text += value;
  }
  await reader?.cancel();
  return text.slice(0, 200);
}

/** `title` and `detail` of a JSON error, else the first characters of a text one; a page says nothing useful. */
export async function problemOf(response: Response): Promise<string | undefined> {
  let text: string;
  try {
    text = (await response.text()).slice(0, 10_000);
  } catch (error) {
    // The status stands even when the body that explains it breaks off.
    return error instanceof Error ? `the explanation broke off: ${error.message}` : undefined;
  }
  if (text.trim() === '' || /^\s*</.test(text)) return undefined;
  const problem = asObject(text);
  const words = ['title', 'detail', 'message', 'error'].map((key) => problem?.[key]);
  const said = words.filter((word) => typeof word === 'string').join(': ');
  return (said === '' ? text : said).slice(0, 400);
}

function asObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch (error) {
    // Not JSON: the caller shows it as the text it is.
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Milliseconds a `Retry-After` asks for: seconds or an HTTP date, at most an hour; garbage asks for nothing. */
export function retryAfter(value: string | null, now: number): number | undefined {
  if (value === null) return undefined;
  const ms = /^\s*\d+\s*$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now;
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(ms, 0), MAX_RETRY_AFTER_MS);
}
