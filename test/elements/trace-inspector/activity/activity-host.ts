/** An element that shows the activity of a node and nothing else, as the inspector does in its tab. */
import { css, type CSSResultGroup, type TemplateResult } from 'lit';
import { property } from 'lit/decorators/property.js';
import { ActivityPanel, activityStyles } from '../../../../src/elements/trace-inspector/activity/activity-panel.js';
import { BaseElement } from '../../../../src/elements/internal/base-element.js';
import { buttonStyles } from '../../../../src/elements/internal/base.styles.js';
import type { RunStringOverrides } from '../../../../src/elements/strings.js';
import type { TraceRequest, TraceScope } from '../../../../src/elements/trace-contexts.js';
import type { TraceDocument } from '../../../../src/trace-model/trace-document.js';

export class ActivityHost extends BaseElement {
  static override styles: CSSResultGroup = [
    BaseElement.styles,
    buttonStyles,
    activityStyles,
    css`
      :host {
        block-size: 700px;
        background: var(--_color-surface);
      }
    `,
  ];

  @property({ attribute: false }) trace: TraceDocument | undefined;
  @property() path: string | undefined;
  @property() order: 'newest' | 'oldest' = 'newest';
  @property({ attribute: false }) strings: RunStringOverrides = {};
  /** What was asked of the owner. */
  readonly requests: TraceRequest[] = [];

  readonly #panel = new ActivityPanel(this, {
    trace: () => this.trace,
    path: () => this.path,
    order: () => this.order,
    setOrder: (order) => (this.order = order),
    strings: () => this.strings,
    scope: () => this.#scope,
  });
  readonly #scope = {
    request: (request: TraceRequest) => {
      this.requests.push(request);
      if (request.type === 'select') this.path = request.path;
      return Promise.resolve();
    },
  } as unknown as TraceScope;

  protected override render(): TemplateResult {
    return this.#panel.render();
  }
}

customElements.define('activity-host', ActivityHost);

declare global {
  interface HTMLElementTagNameMap {
    'activity-host': ActivityHost;
  }
}
