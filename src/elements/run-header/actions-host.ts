import type { ReactiveControllerHost } from 'lit';

/** What the header's actions need of it. */
export type ActionsHost = ReactiveControllerHost & HTMLElement & { readonly renderRoot: ParentNode & Node };
