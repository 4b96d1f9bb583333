import { html, type TemplateResult } from 'lit';
import type { Later } from './later.js';

/**
 * A slot handed on, even with nothing in it, takes the place of what the inner slot shows by itself; so it is handed
 * on only while the page has put something there.
 */
const handOn = (event: Event): void => {
  const slot = event.target as HTMLSlotElement;
  slot.slot = slot.assignedNodes().length > 0 ? slot.name : '';
};

/**
 * The composition of the live view: tags only, so that a piece may be replaced by registering another. Slots are
 * handed through, parts are exported under their own names (contract 1.6).
 *
 * The live region stands in the page, empty, from the first render.
 */
export function liveRunViewerTemplate(later: Later | undefined): TemplateResult {
  return html`<div part="base" class="base">
    <run-header part="header" exportparts="title, status">
      <slot name="header-start" slot="header-start"></slot>
      <slot name="header-end" slot="header-end"></slot>
    </run-header>
    <run-metrics part="metrics" exportparts="metric">
      <run-connection slot="metrics-end" compact exportparts="connection"></run-connection>
      <slot name="metrics-end" slot="metrics-end"></slot>
    </run-metrics>
    <run-connection strip exportparts="connection"></run-connection>
    <run-findings exportparts="findings"></run-findings>
    <run-error-panel exportparts="error-panel, remediation"><slot name="error" slot="error"></slot></run-error-panel>
    <div class="course">
      ${later?.tree}
      <run-log part="log" exportparts="entry, entry-summary, entry-details, search, filters"
        ><slot name="empty" @slotchange=${handOn}></slot
      ></run-log>
    </div>
    <run-scrubber exportparts="scrubber"></run-scrubber>
    <run-steer-bar exportparts="steer-bar, steer-input, receipt, approval"></run-steer-bar>
    <div class="footer"><slot name="footer"></slot></div>
    <div class="sr" role="status">${later?.message}</div>
  </div>`;
}
