/** Small pieces every handler uses: refusals as problem details (RFC 9457), JSON in and out. */
import type { IncomingMessage, ServerResponse } from 'node:http';

const bodyLimitBytes = 64 * 1024;

/** A refusal. `title` says in a few words what it is, `detail` what happened and what to do. */
export class Problem extends Error {
  override readonly name = 'Problem';

  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, title: string, detail: string, headers: Readonly<Record<string, string>> = {}) {
    super(detail);
    this.status = status;
    this.title = title;
    this.detail = detail;
    this.headers = headers;
  }
}

export const notFound = (detail: string): Problem => new Problem(404, 'Not found', detail);

/** Headers of every answer. */
export const commonHeaders = { 'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'same-origin' } as const;

/** Headers of an answer that is still being written while it is read: nobody in between may hold it back. */
export const streamHeaders = {
  ...commonHeaders,
  'Cache-Control': 'no-cache, no-transform',
  'X-Accel-Buffering': 'no',
} as const;

export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  const bytes = Buffer.from(JSON.stringify(body));
  response.writeHead(status, {
    ...commonHeaders,
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': bytes.length,
    'Cache-Control': 'no-cache',
    ...headers,
  });
  response.end(bytes);
}

export function sendProblem(response: ServerResponse, problem: Problem): void {
  const { status, title, detail, headers } = problem;
  sendJson(response, status, { type: 'about:blank', status, title, detail }, {
    'Content-Type': 'application/problem+json',
    ...headers,
  });
}

/** The JSON object of a request; refuses what a plain HTML form could send. */
export async function readJson(request: IncomingMessage): Promise<Readonly<Record<string, unknown>>> {
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') {
    throw new Problem(415, 'Unsupported media type', 'Send the action as application/json.');
  }
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > bodyLimitBytes) throw new Problem(413, 'Content too large', `At most ${bodyLimitBytes} bytes are read.`);
    chunks.push(chunk);
  }
  const body = parseJson(Buffer.concat(chunks).toString('utf8'));
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new Problem(400, 'Bad request', 'The body is not a JSON object.');
  }
  return body as Readonly<Record<string, unknown>>;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw new Problem(400, 'Bad request', 'The body is not valid JSON.');
    throw error;
  }
}
