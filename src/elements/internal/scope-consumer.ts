/** Ties an element to what another one owns: around it, found by context, or named by `for`, as `<label>` does. */
import { ContextEvent, type Context } from '@lit/context';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { Subscription } from 'rxjs';

/** An element that may name the owner by id. */
export interface ScopeConsumerHost extends ReactiveControllerHost, HTMLElement {
  htmlFor: string;
}

/**
 * Finds the owner's scope, and asks for at most one render an animation frame, however much happens. While the tab is
 * hidden there are no frames, so nothing is rendered; the newest values are there when it is seen again.
 *
 * Disconnecting ends every subscription; reconnecting looks for the owner anew, so moving an element is safe.
 */
export abstract class ScopeConsumer<S> implements ReactiveController {
  /** The owner's scope; `undefined` until one is found. */
  scope: S | undefined;
  protected readonly host: ScopeConsumerHost;
  readonly #context: Context<unknown, S | undefined>;
  #subscription = new Subscription();
  #release: (() => void) | undefined;
  #frame = 0;
  #for = '';

  constructor(host: ScopeConsumerHost, context: Context<unknown, S | undefined>) {
    this.host = host;
    this.#context = context;
    host.addController(this);
  }

  /** Reads a scope that was found, until what it returns is ended. */
  protected abstract read(scope: S): Subscription;

  /** Forgets what was read of the scope before. */
  protected abstract forget(): void;

  hostConnected(): void {
    // Capturing, because a provider further out keeps the event from bubbling.
    this.host.ownerDocument.addEventListener('context-provider', this.#onProvider, true);
    this.#find();
  }

  hostUpdate(): void {
    if (this.host.htmlFor === this.#for) return;
    this.#leave();
    this.#find();
  }

  hostDisconnected(): void {
    this.host.ownerDocument.removeEventListener('context-provider', this.#onProvider, true);
    this.#leave();
  }

  /** Asks for an update of the host in the next frame. */
  protected schedule(): void {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.host.requestUpdate();
    });
  }

  /** An owner that appears, or is upgraded, after this element: `ContextProvider` announces it (`@lit/context`). */
  readonly #onProvider = (event: Event): void => {
    const { context } = event as Event & { context?: unknown };
    if (context === this.#context && event.target !== this.host && (this.scope === undefined || this.#for !== '')) this.#find();
  };

  #find(): void {
    const { host } = this;
    this.#for = host.htmlFor;
    if (this.#for === '') {
      host.dispatchEvent(new ContextEvent(this.#context, host, this.#onScope, true));
      return;
    }
    const root = host.getRootNode();
    const named = 'getElementById' in root ? (root as Document | ShadowRoot).getElementById(this.#for) : null;
    if (!named?.matches(':defined')) return this.#leave();
    // One answer is enough: a scope stays the same object. Nobody above the named element may answer for it.
    let found: S | undefined;
    named.addEventListener('context-request', (event) => event.stopPropagation(), { once: true });
    named.dispatchEvent(new ContextEvent(this.#context, host, (scope) => (found = scope)));
    this.#enter(found);
  }

  readonly #onScope = (scope: S | undefined, release?: () => void): void => {
    if (release !== this.#release) this.#release?.();
    this.#release = release;
    this.#enter(scope);
  };

  #enter(scope: S | undefined): void {
    if (scope === this.scope) return;
    this.#subscription.unsubscribe();
    this.scope = scope;
    this.forget();
    this.#subscription = scope ? this.read(scope) : new Subscription();
    // What the new owner says shows at once: an earlier frame would only come later.
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.host.requestUpdate();
  }

  #leave(): void {
    this.#release?.();
    this.#release = undefined;
    this.#enter(undefined);
  }
}
