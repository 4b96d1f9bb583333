/** Sending a file as it is now: whole, or the byte range that was asked for. */
import { createReadStream, realpathSync, statSync, type Stats } from 'node:fs';
import { extname, join, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { isMissing } from '../shared/line-tail.js';
import { commonHeaders, notFound, Problem } from './http.js';
import type { Exchange } from './router.js';

const types = new Map([
  ['.css', 'text/css; charset=utf-8'],
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.mjs', 'text/javascript; charset=utf-8'],
  ['.json', 'application/json; charset=utf-8'],
  ['.map', 'application/json; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
  ['.jsonl', 'application/x-ndjson'],
  ['.ndjson', 'application/x-ndjson'],
  ['.sse', 'text/event-stream; charset=utf-8'],
  ['.txt', 'text/plain; charset=utf-8'],
]);

/** The file named by `path` inside `root`; a `Problem` (404) for whatever lies outside or is no file. */
export function fileInside(root: string, path: string): string {
  try {
    const base = realpathSync(root);
    const file = realpathSync(join(base, path));
    if (file.startsWith(base + sep) && statSync(file).isFile()) return file;
  } catch (error) {
    if (!isMissing(error) && !isBadPath(error)) throw error;
  }
  throw notFound(`There is no file ${path}.`);
}

const isBadPath = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ERR_INVALID_ARG_VALUE' || error.code === 'ENAMETOOLONG');

/** Sends `file`, honouring `Range`, `If-Range` and `If-None-Match`. `extra`: further headers. */
export async function sendFile(
  { request, response }: Exchange,
  file: string,
  extra: Readonly<Record<string, string>> = {},
): Promise<void> {
  const stats = statSync(file);
  const etag = `"${stats.ino.toString(36)}-${stats.size.toString(36)}-${Math.trunc(stats.mtimeMs).toString(36)}"`;
  const headers = {
    ...commonHeaders,
    ...extra,
    'Accept-Ranges': 'bytes',
    'Cache-Control': 'no-cache',
    'Content-Type': types.get(extname(file).toLowerCase()) ?? 'application/octet-stream',
    ETag: etag,
    'Last-Modified': stats.mtime.toUTCString(),
  };
  if (request.headers['if-none-match'] === etag) {
    response.writeHead(304, headers).end();
    return;
  }
  const range = honoursRange(request.headers['if-range'], etag, stats) ? parseRange(request.headers.range, stats.size) : undefined;
  if (range === 'unsatisfiable') {
    throw new Problem(416, 'Range not satisfiable', `The file has ${stats.size} bytes.`, {
      'Accept-Ranges': 'bytes',
      'Content-Range': `bytes */${stats.size}`,
    });
  }
  const { start, end } = range ?? { start: 0, end: stats.size - 1 };
  response.writeHead(range ? 206 : 200, {
    ...headers,
    'Content-Length': end - start + 1,
    ...(range && { 'Content-Range': `bytes ${start}-${end}/${stats.size}` }),
  });
  if (request.method === 'HEAD' || end < start) {
    response.end();
    return;
  }
  await pipeline(createReadStream(file, { start, end }), response);
}

/** `If-Range` names the version a range belongs to; of another version the whole is sent. */
function honoursRange(ifRange: string | string[] | undefined, etag: string, stats: Stats): boolean {
  return ifRange === undefined || ifRange === etag || ifRange === stats.mtime.toUTCString();
}

/** One range of bytes; `undefined` (send all) for none, for several at once and for what is no range of bytes. */
function parseRange(header: string | undefined, size: number): { start: number; end: number } | 'unsatisfiable' | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  if (!match) return undefined;
  const [, from = '', to = ''] = match;
  if (from === '' && to === '') return undefined;
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if (from !== '' && to !== '' && Number(to) < Number(from)) return undefined;
  return start >= size || (from === '' && Number(to) === 0) ? 'unsatisfiable' : { start, end };
}
