/** The inspector beside the drawing: whether it is shown. What is drawn of it is loaded when it first is. */
import { ContextEvent } from '@lit/context';
import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { traceContext, type TraceScope } from '../../trace-contexts.js';
import { TraceInspectorToggleEvent } from '../../trace-events.js';
import type { InspectorPane } from './inspector-pane.js';

/** The element it is shown in. */
export interface InspectorHost extends ReactiveControllerHost, HTMLElement {
  readonly renderRoot: HTMLElement | DocumentFragment;
  inspector: boolean;
}

export class InspectorSide implements ReactiveController {
  /** An element around this one has an inspector of its own. */
  isElsewhere = false;
  readonly #host: InspectorHost;
  readonly #scope: TraceScope;
  #pane: InspectorPane | undefined;
  #loading: Promise<void> | undefined;

  constructor(host: InspectorHost, scope: TraceScope) {
    this.#host = host;
    this.#scope = scope;
    host.addController(this);
  }

  get isOpen(): boolean {
    return this.#host.inspector;
  }

  /** The reader shows or hides it. */
  setOpen(open: boolean): void {
    if (open === this.isOpen) return;
    this.#host.inspector = open;
    this.#host.dispatchEvent(new TraceInspectorToggleEvent(open));
  }

  /** Until it is there its room is kept, so that the drawing stays where it is. */
  render(): TemplateResult | typeof nothing {
    return this.#pane?.render() ?? (this.isOpen ? html`<div class="aside"></div>` : nothing);
  }

  hostConnected(): void {
    this.isElsewhere = false;
    this.#host.dispatchEvent(new ContextEvent(traceContext, this.#host, () => (this.isElsewhere = true)));
  }

  hostUpdate(): void {
    if (this.isOpen) this.#loading ??= this.#load().catch(reportError);
  }

  async #load(): Promise<void> {
    const { InspectorPane } = await import('./inspector-pane.js');
    this.#pane = new InspectorPane(this.#host, this, this.#scope);
    this.#host.requestUpdate();
  }
}
