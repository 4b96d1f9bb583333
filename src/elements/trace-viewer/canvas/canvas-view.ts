/** The drawing inside the viewer: what the viewer was given, for the canvas. */
import { html, type TemplateResult } from 'lit';
import type { TraceSelectionChangeEvent } from '../../trace-events.js';
import type { CanvasHost } from './canvas-host.js';
import type { Forwarding } from './forwarding.js';
import { storeOptionsOf, type TraceTab } from '../rail/opened-traces.js';

/** @param tab What is shown; `undefined`: nothing. */
export function canvasView(
  host: CanvasHost,
  tab: TraceTab | undefined,
  forward: Forwarding,
  onSelection: (event: TraceSelectionChangeEvent) => void,
): TemplateResult {
  const { url, treeUrl, tree, data, live = false, requestInit } = tab ? storeOptionsOf(tab, host) : {};
  return html`<trace-canvas
    exportparts="viewport, node, node-label, node-status, edge, toolbar, zoom-level, search, differences, minimap, legend, diagnosis, error"
    .src=${url}
    .treeSrc=${treeUrl}
    .treeData=${tree}
    .data=${data}
    .live=${live}
    .format=${host.format}
    .requestInit=${requestInit}
    .strings=${host.strings}
    .selected=${host.selected}
    .orientation=${host.orientation}
    .layout=${host.layout}
    .elkWorkerUrl=${host.elkWorkerUrl}
    .withoutToolbar=${host.withoutToolbar}
    .withoutMinimap=${host.withoutMinimap}
    .label=${host.label}
    @trace-load=${forward.load}
    @trace-error=${forward.error}
    @trace-update=${forward.update}
    @trace-viewport-change=${forward.viewport}
    @trace-select=${forward.select}
    @trace-selection-change=${onSelection}
    @trace-toggle=${forward.toggle}
  ></trace-canvas>`;
}
