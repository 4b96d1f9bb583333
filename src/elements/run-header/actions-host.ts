import type { ReactiveControllerHost } from 'lit';

/** What the header's actions need of it. */
export type ActionsHost = ReactiveControllerHost & { readonly renderRoot: ParentNode & Node; readonly shadowRoot: ShadowRoot | null };
