/** A canvas with the timeline and the comparison beside it, as a shell would place them. */
import { ContextEvent } from '@lit/context';
import { fixture, html as page } from '@open-wc/testing';
import { LitElement, html, type CSSResultGroup, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators/custom-element.js';
import { baseStyles, buttonStyles } from '../../../src/elements/internal/base.styles.js';
import '../../../src/elements/trace-canvas/trace-canvas.define.js';
import type { TraceCanvas } from '../../../src/elements/trace-canvas/trace-canvas.js';
import { traceContext, type TraceScope } from '../../../src/elements/trace-contexts.js';
import { traceStrings } from '../../../src/elements/trace-strings.js';
import { ComparePanel, comparePanelStyles } from '../../../src/elements/trace-viewer/compare/compare-panel.js';
import { TimelinePanel, timelineStyles } from '../../../src/elements/trace-viewer/time/timeline-panel.js';
import type { TraceComparison } from '../../../src/trace-model/compare/comparison.js';
import { until } from '../support/dom.js';
import { traceText } from '../trace-canvas/canvas-page.js';

@customElement('parts-host')
export class PartsHost extends LitElement {
  static override styles: CSSResultGroup = [baseStyles, buttonStyles, timelineStyles, comparePanelStyles];

  scope: TraceScope | undefined;
  comparison: TraceComparison | undefined;
  readonly timeline: TimelinePanel = new TimelinePanel(this, { scope: () => this.scope, strings: () => traceStrings() });
  readonly differences: ComparePanel = new ComparePanel(this, {
    comparison: () => this.comparison,
    path: () => this.canvas?.selected,
    select: (path) => void this.scope?.request({ type: 'select', path, source: 'pointer' }).catch(reportError),
    strings: () => traceStrings(),
  });

  get canvas(): TraceCanvas | null {
    return this.renderRoot.querySelector('trace-canvas');
  }

  get timelinePart(): HTMLElement {
    return this.renderRoot.querySelector<HTMLElement>('[part=timeline]') as HTMLElement;
  }

  protected override firstUpdated(): void {
    this.canvas?.dispatchEvent(
      new ContextEvent(traceContext, this, (scope) => {
        this.scope = scope;
        this.requestUpdate();
      }),
    );
  }

  protected override render(): TemplateResult {
    return html`<trace-canvas @trace-selection-change=${() => this.requestUpdate()}></trace-canvas>${this.timeline.render()}${this.differences.render()}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parts-host': PartsHost;
  }
}

/** A host that shows a document of the fixtures, its timeline drawn. */
export async function openParts(name: string, width = 1200): Promise<PartsHost> {
  const host = await fixture<PartsHost>(page`<parts-host></parts-host>`);
  host.style.setProperty('inline-size', `${width}px`);
  (host.canvas as TraceCanvas).data = await traceText(name);
  // The log is known before what draws the tree is there.
  await until(() => host.renderRoot.querySelector('[part=timeline]') !== null && host.canvas?.trace !== undefined, 'the timeline and the tree are there');
  return host;
}
