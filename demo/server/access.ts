/** Who may ask. The agent runs commands on this machine, so only this machine's own pages may start and steer it. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { Problem } from './http.js';

const cookieName = 'run_elements_token';
const localNames = new Set(['localhost', '127.0.0.1', '[::1]']);
const safeMethods = new Set(['GET', 'HEAD']);

/**
 * Throws a `Problem` for what is not allowed: a foreign `Host` (403; a name that was rebound to this machine), an
 * action or WebSocket from another origin (403), a missing or wrong token where one is set (401).
 */
export function checkAccess(request: IncomingMessage, token: string | undefined): void {
  const { host = '', origin } = request.headers;
  if (!localNames.has(host.replace(/:\d+$/, ''))) {
    throw new Problem(403, 'Forbidden', 'This server answers only when it is addressed as localhost.');
  }
  const acts = !safeMethods.has(request.method ?? '');
  const upgrades = request.headers.upgrade !== undefined;
  // Browsers disagree on what Sec-Fetch-Site a WebSocket has; they all send its Origin, and no CORS check guards it.
  if (((acts || upgrades) && isForeign(origin, host)) || (acts && isCrossSite(request.headers['sec-fetch-site']))) {
    throw new Problem(403, 'Forbidden', 'Another site may not act on the runs of this server.');
  }
  if (token !== undefined && !tokensOf(request).some((given) => isSame(given, token))) {
    throw new Problem(401, 'Unauthorized', 'Open the address with ?token=… once, or send the token as a Bearer token.', {
      'WWW-Authenticate': 'Bearer realm="run-elements demo"',
    });
  }
}

/** The cookie a page keeps the token in. */
export const tokenCookie = (token: string): string =>
  `${cookieName}=${encodeURIComponent(token)}; Path=/; HttpOnly; SameSite=Strict`;

const isForeign = (origin: string | undefined, host: string): boolean =>
  origin !== undefined && origin !== `http://${host}` && origin !== `https://${host}`;

const isCrossSite = (site: string | string[] | undefined): boolean =>
  site !== undefined && site !== 'same-origin' && site !== 'none';

function tokensOf(request: IncomingMessage): string[] {
  const bearer = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
  const cookie = (request.headers.cookie ?? '')
    .split(/;\s*/)
    .find((pair) => pair.startsWith(`${cookieName}=`))
    ?.slice(cookieName.length + 1);
  return [bearer, cookie].filter((given) => given !== undefined);
}

/** Compared as digests: equal lengths, and no time difference that tells where two tokens differ. */
function isSame(given: string, token: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(encodeURIComponent(token))) || timingSafeEqual(digest(given), digest(token));
}
