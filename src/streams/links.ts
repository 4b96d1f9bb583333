/** Which of a run's links may be used (contract 4): a stream must not send the reader's cookies or clicks anywhere. */
import type { RunLinks } from '../trace-model/run-events/run-event.js';
import type { ActionName } from './actions/action-types.js';

/** Page links by the name of their target. */
export type PageLink = 'workItem' | 'history' | 'board' | 'project' | 'agent' | 'costs';

/** Absolute addresses that are honoured; what is not honoured is absent. */
export interface ResolvedLinks {
  readonly actions: ReadonlyMap<ActionName, string>;
  readonly pages: ReadonlyMap<PageLink, string>;
}

const ACTIONS: readonly ActionName[] = ['steer', 'retrigger', 'cancel', 'answer'];
const PAGES: readonly PageLink[] = ['workItem', 'history', 'board', 'project', 'agent', 'costs'];

/** Action links count only on the origin of `runUrl`, page links only as `http(s):`. */
export function resolveLinks(links: RunLinks, runUrl: string | undefined): ResolvedLinks {
  const base = runUrl === undefined ? undefined : httpForm(runUrl);
  const actions = new Map<ActionName, string>();
  const pages = new Map<PageLink, string>();
  for (const name of ACTIONS) {
    const url = resolve(links[name], base);
    if (url && url.origin === base?.origin) actions.set(name, url.href);
  }
  for (const name of PAGES) {
    const url = resolve(links[name], base);
    if (url) pages.set(name, url.href);
  }
  return { actions, pages };
}

/** A WebSocket's links are those of the `http(s):` origin it belongs to. */
function httpForm(url: string): URL | undefined {
  if (!URL.canParse(url)) return undefined;
  return new URL(url.replace(/^ws(s?):/i, 'http$1:'));
}

function resolve(link: string | undefined, base: URL | undefined): URL | undefined {
  if (link === undefined || !URL.canParse(link, base?.href)) return undefined;
  const url = new URL(link, base?.href);
  return url.protocol === 'https:' || url.protocol === 'http:' ? url : undefined;
}
