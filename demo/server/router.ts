/** Path patterns to handlers. `:name` takes one path segment, `*name` at the end takes the rest. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { notFound, Problem } from './http.js';

export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
  /** Decoded segments by their names in the pattern. */
  readonly params: ReadonlyMap<string, string>;
}

export type Handler = (exchange: Exchange) => void | Promise<void>;

export interface Route {
  readonly method: 'GET' | 'POST';
  readonly pattern: string;
  readonly handle: Handler;
}

/** The segment called `name`; the pattern of the route guarantees that it is there. */
export function param(exchange: Exchange, name: string): string {
  const value = exchange.params.get(name);
  if (value === undefined) throw new Error(`the route has no segment ${name}`);
  return value;
}

/** Finds the handler, or throws the `Problem` that says why there is none. `HEAD` is handled as `GET`. */
export function findRoute(routes: readonly Route[], method: string, path: string): [Handler, ReadonlyMap<string, string>] {
  const matches = routes.flatMap((route) => {
    const params = matchPattern(route.pattern, path);
    return params ? [{ route, params }] : [];
  });
  const wanted = method === 'HEAD' ? 'GET' : method;
  const found = matches.find(({ route }) => route.method === wanted);
  if (found) return [found.route.handle, found.params];
  if (matches.length === 0) throw notFound(`There is nothing at ${path}.`);
  const allow = matches.map(({ route }) => route.method).join(', ');
  throw new Problem(405, 'Method not allowed', `Use ${allow} here.`, { Allow: allow });
}

function matchPattern(pattern: string, path: string): ReadonlyMap<string, string> | undefined {
  const wanted = pattern.split('/');
  const given = path.split('/');
  const params = new Map<string, string>();
  for (const [index, part] of wanted.entries()) {
    const value = part.startsWith('*') ? given.slice(index).join('/') : given[index];
    if (value === undefined) return undefined;
    if (part.startsWith('*')) return params.set(part.slice(1), decode(value));
    if (part.startsWith(':')) {
      if (value === '') return undefined;
      params.set(part.slice(1), decode(value));
    } else if (part !== value) return undefined;
  }
  return wanted.length === given.length ? params : undefined;
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch (error) {
    if (error instanceof URIError) throw new Problem(400, 'Bad request', 'The address is not properly encoded.');
    throw error;
  }
}
