/** Ties an element to the trace that another one owns: around it, or named by `for`. */
import { ContextEvent } from '@lit/context';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { Subscription } from 'rxjs';
import type { TraceDocument } from '../../trace-model/trace-document.js';
import { traceContext, type TraceScope } from '../trace-contexts.js';

/** An element that may name the owner by id, as `<label for>` does. */
export interface TraceConsumerHost extends ReactiveControllerHost, HTMLElement {
  htmlFor: string;
}

/** Announced by a `ContextProvider` when it is connected (`@lit/context`). */
const isProviderOfTrace = (event: Event): boolean => (event as Event & { context?: unknown }).context === traceContext;

/**
 * Keeps the newest of what the owner gives, and asks for at most one render an animation frame. Disconnecting ends every
 * subscription; reconnecting looks for the owner anew.
 */
export class TraceConsumer implements ReactiveController {
  /** The owner's scope; `undefined` until one is found. */
  scope: TraceScope | undefined;
  /** What is shown. */
  trace: TraceDocument | undefined;
  /** Path of the selected node; `undefined`: none. */
  selected: string | undefined;
  /** Index of the entry the document is shown after; `null`: as it stands. */
  position: number | null = null;
  readonly #host: TraceConsumerHost;
  #subscription = new Subscription();
  #release: (() => void) | undefined;
  #frame = 0;
  #for = '';

  constructor(host: TraceConsumerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    // Capturing, because a provider further out keeps the event from bubbling.
    this.#host.ownerDocument.addEventListener('context-provider', this.#onProvider, true);
    this.#find();
  }

  hostUpdate(): void {
    if (this.#host.htmlFor === this.#for) return;
    this.#leave();
    this.#find();
  }

  hostDisconnected(): void {
    this.#host.ownerDocument.removeEventListener('context-provider', this.#onProvider, true);
    this.#leave();
  }

  /** An owner that appears, or is upgraded, after this element. */
  readonly #onProvider = (event: Event): void => {
    if (isProviderOfTrace(event) && event.target !== this.#host && (this.scope === undefined || this.#for !== '')) this.#find();
  };

  #find(): void {
    this.#for = this.#host.htmlFor;
    if (this.#for === '') {
      this.#host.dispatchEvent(new ContextEvent(traceContext, this.#host, this.#onScope, true));
      return;
    }
    const root = this.#host.getRootNode();
    const named = 'getElementById' in root ? (root as Document | ShadowRoot).getElementById(this.#for) : null;
    if (!named?.matches(':defined')) return this.#leave();
    // One answer is enough: a scope stays the same object. Nobody above the named element may answer for it.
    let found: TraceScope | undefined;
    named.addEventListener('context-request', (event) => event.stopPropagation(), { once: true });
    named.dispatchEvent(new ContextEvent(traceContext, this.#host, (scope) => (found = scope)));
    this.#enter(found);
  }

  readonly #onScope = (scope: TraceScope | undefined, release?: () => void): void => {
    if (release !== this.#release) this.#release?.();
    this.#release = release;
    this.#enter(scope);
  };

  #enter(scope: TraceScope | undefined): void {
    if (scope === this.scope) return;
    this.#subscription.unsubscribe();
    this.#subscription = new Subscription();
    this.scope = scope;
    this.trace = undefined;
    this.selected = undefined;
    this.position = null;
    if (scope) this.#read(scope);
    this.#schedule();
  }

  #read({ trace$, selected$, position$ }: TraceScope): void {
    const error = reportError;
    const take = (change: () => void): void => {
      change();
      this.#schedule();
    };
    this.#subscription.add(trace$.subscribe({ next: (trace) => take(() => (this.trace = trace)), error }));
    this.#subscription.add(selected$.subscribe({ next: (path) => take(() => (this.selected = path)), error }));
    this.#subscription.add(position$.subscribe({ next: (index) => take(() => (this.position = index)), error }));
  }

  #leave(): void {
    this.#release?.();
    this.#release = undefined;
    this.#enter(undefined);
  }

  #schedule(): void {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#host.requestUpdate();
    });
  }
}
