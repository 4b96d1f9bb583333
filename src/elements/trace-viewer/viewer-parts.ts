/** What stands around the drawing and is loaded after it: the inspector, the timeline, the comparison, the details. */
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import type { TraceInput } from '../../trace-model/parse-trace.js';
import type { TraceComparison } from '../../trace-model/compare/comparison.js';
import type { TraceDocument } from '../../trace-model/trace-document.js';
import { adoptStyles } from '../internal/adopt-styles.js';
import type { TraceScope } from '../trace-contexts.js';
import type { TraceStrings } from '../trace-strings.js';
import type { ComparePanel } from './compare/compare-panel.js';
import type { Details, details } from './header/details.js';
import type { TimelinePanel } from './time/timeline-panel.js';

export interface PartsOptions {
  readonly scope: () => TraceScope | undefined;
  readonly strings: () => TraceStrings;
  /** Path of the selected node. */
  readonly path: () => string | undefined;
  readonly comparison: () => TraceComparison | undefined;
  /** Whether an earlier moment is shown. */
  readonly isEarlier: () => boolean;
}

export class ViewerParts {
  readonly #host: LitElement;
  readonly #options: PartsOptions;
  #timeline: TimelinePanel | undefined;
  #differences: ComparePanel | undefined;
  #details: typeof details | undefined;
  #isBegun = false;

  constructor(host: LitElement, options: PartsOptions) {
    this.#host = host;
    this.#options = options;
  }

  /** Loads what is not seen at first. */
  async loadLater(): Promise<void> {
    adoptStyles(this.#host.renderRoot, (await import('./later.styles.js')).laterStyles);
  }

  /** Loads what every trace is shown with. */
  begin(): void {
    if (this.#isBegun) return;
    this.#isBegun = true;
    import('../trace-inspector/trace-inspector.define.js').catch(reportError);
    this.#loadTimeline().catch(reportError);
  }

  /** Until it and its document are there its room is kept, so that the drawing stays where it is. */
  timeline(trace: TraceDocument | undefined, isBroken = false): TemplateResult | typeof nothing {
    if (trace && this.#timeline) return this.#timeline.render();
    const hasRoom = trace ? trace.entries.length > 0 : this.#timeline && !isBroken;
    return hasRoom ? html`<div class="tl-room"></div>` : nothing;
  }

  /** Executions side by side; nothing while nothing is compared. */
  differences(): TemplateResult | typeof nothing {
    if (!this.#options.comparison()) return nothing;
    if (!this.#differences) this.#loadDifferences().catch(reportError);
    return this.#differences?.render() ?? nothing;
  }

  async revealDifferences(): Promise<void> {
    await this.#loadDifferences();
    await this.#differences?.reveal();
  }

  /** Whether the details can be shown at once. */
  get hasDetails(): boolean {
    return this.#details !== undefined;
  }

  details(trace: TraceDocument, source: TraceInput | undefined, say: Details['say']): TemplateResult | typeof nothing {
    if (!this.#details) this.#loadDetails().catch(reportError);
    return this.#details?.({ trace, source, strings: this.#options.strings(), say }) ?? nothing;
  }

  async #loadTimeline(): Promise<void> {
    const { TimelinePanel, timelineStyles } = await import('./time/timeline-panel.js');
    adoptStyles(this.#host.renderRoot, timelineStyles);
    this.#timeline = new TimelinePanel(this.#host, this.#options);
    this.#host.requestUpdate();
  }

  async #loadDifferences(): Promise<void> {
    const { ComparePanel, comparePanelStyles } = await import('./compare/compare-panel.js');
    if (this.#differences) return;
    adoptStyles(this.#host.renderRoot, comparePanelStyles);
    this.#differences = new ComparePanel(this.#host, {
      ...this.#options,
      select: (path) => void this.#select(path).catch(reportError),
    });
    this.#host.requestUpdate();
  }

  /** Of executions as they stand: an earlier moment is left. */
  async #select(path: string): Promise<void> {
    const scope = this.#options.scope();
    if (this.#options.isEarlier()) await scope?.request({ type: 'seek', index: null });
    await scope?.request({ type: 'select', path, source: 'pointer' });
  }

  async #loadDetails(): Promise<void> {
    const { details, detailsStyles } = await import('./header/details.js');
    if (this.#details) return;
    adoptStyles(this.#host.renderRoot, detailsStyles);
    this.#details = details;
    this.#host.requestUpdate();
  }
}
