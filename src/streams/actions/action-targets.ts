/** Where actions go: what is needed before anything is sent. */
import type { ActionHandlers, ActionName } from './action-types.js';

/** Where actions go: the host's functions first, then the URLs it set, then the run's own links. */
export interface ActionTargets {
  readonly handlers?: ActionHandlers | undefined;
  readonly urls?: Partial<Readonly<Record<ActionName, string | undefined>>>;
  readonly links?: ReadonlyMap<ActionName, string>;
  /** Asked before each request: the place for tokens. */
  readonly requestInit?: () => Promise<RequestInit>;
  readonly credentials?: RequestCredentials;
}

/** Where an action would go: one of the host's functions, or a URL. */
export type ActionTarget = { readonly kind: 'function' } | { readonly kind: 'url'; readonly url: string };

/** The targets of one action, and which of them it goes to; `undefined`: nothing is set up for it. */
export interface ActionRoute extends ActionTargets {
  readonly target: ActionTarget | undefined;
}

/** Where an action would go; `undefined` when nothing is set up for it. */
export function targetOf(action: ActionName, targets: ActionTargets): ActionTarget | undefined {
  if (targets.handlers?.[action]) return { kind: 'function' };
  const url = targets.urls?.[action] ?? targets.links?.get(action);
  return url === undefined ? undefined : { kind: 'url', url };
}
