/** Sending a document that is replaced whole, again and again, to whoever asks whether it has changed. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { isMissing } from '../shared/line-tail.js';
import { commonHeaders, notFound } from './http.js';
import type { Exchange } from './router.js';

/**
 * Sends `file`, or 304 to who has it already. Its tag is made of the content: two versions may follow each other faster
 * than the clock of a file system moves, with the same number of bytes.
 */
export function sendDocument({ request, response }: Exchange, file: string): void {
  const bytes = read(file);
  const etag = `"${createHash('sha256').update(bytes).digest('base64url')}"`;
  const headers = { ...commonHeaders, 'Cache-Control': 'no-cache', 'Content-Type': 'application/json; charset=utf-8', ETag: etag };
  if (request.headers['if-none-match'] === etag) {
    response.writeHead(304, headers).end();
    return;
  }
  response.writeHead(200, { ...headers, 'Content-Length': bytes.length });
  response.end(request.method === 'HEAD' ? undefined : bytes);
}

function read(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    if (isMissing(error)) throw notFound('This run executes no written tree, or has not begun to.');
    throw error;
  }
}
