import { html, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import { Subscription } from 'rxjs';
import type { RunState } from '../../streams/index.js';
import { RunTree } from '../../streams/run-tree/index.js';
import type { TraceDocument } from '../../trace-model/trace-document.js';
import { adoptStyles } from '../internal/adopt-styles.js';
import { Pace } from '../internal/pace.js';
import type { OwnedScope } from '../internal/run/run-scope.js';
import type { RunStringOverrides } from '../strings.js';
import type { TraceSelectEvent } from '../trace-events.js';
import { runDrawingStyles } from './run-drawing.styles.js';

/** The viewer, as far as the drawing needs it. */
export interface DrawnRun extends LitElement {
  readonly view: string;
  readonly selectedEntry: string | undefined;
  readonly strings: RunStringOverrides | undefined;
}

/** What the drawing asks of the canvas in it. */
interface Canvas extends HTMLElement {
  selected: string | undefined;
  reveal(path: string): void;
}

/** A tree that grows is laid out anew: so often at most, however fast the run is. */
const PACE_MS = 100;

const stop = (event: Event): void => event.stopPropagation();

/** The run as a tree beside its log, or in its place. What is selected in one is selected in the other. */
export class RunDrawing implements ReactiveController {
  readonly #host: DrawnRun;
  readonly #scope: OwnedScope;
  readonly #tree = new RunTree();
  readonly #pace: Pace;
  #subscription = new Subscription();
  #run: RunState | undefined;
  #trace: TraceDocument | undefined;
  #selectedEntry: string | undefined;
  #isShown = false;

  constructor(host: DrawnRun, scope: OwnedScope) {
    this.#host = host;
    this.#scope = scope;
    this.#pace = new Pace(PACE_MS, () => host.requestUpdate());
    adoptStyles(host.renderRoot, runDrawingStyles);
    host.addController(this);
  }

  hostConnected(): void {
    const next = (run: RunState): void => {
      this.#run = run;
      if (this.#isShown && this.#pace.isDue()) this.#host.requestUpdate();
    };
    this.#subscription = this.#scope.state$.subscribe({ next, error: reportError });
  }

  hostDisconnected(): void {
    this.#subscription.unsubscribe();
  }

  hostUpdate(): void {
    this.#isShown = false;
  }

  hostUpdated(): void {
    if (this.#isShown) this.#followSelection();
  }

  render(view: 'tree' | 'split'): TemplateResult {
    this.#isShown = true;
    if (this.#run) this.#trace = this.#tree.update(this.#run);
    return html`<trace-canvas
      part="tree"
      class=${view}
      exportparts="viewport, node, node-label, node-status, edge, toolbar, zoom-level, minimap, legend, diagnosis"
      .data=${this.#trace}
      .strings=${this.#host.strings}
      @trace-select=${(event: TraceSelectEvent) => this.#onSelect(event)}
      @trace-selection-change=${stop}
      @trace-toggle=${stop}
    ></trace-canvas>`;
  }

  get #canvas(): Canvas | null {
    return this.#host.renderRoot.querySelector<Canvas>('trace-canvas');
  }

  /** A node was picked: the entry it shows is selected, unless the page prevents it. Turns and the run are no entries. */
  #onSelect(event: TraceSelectEvent): void {
    event.stopPropagation();
    const { path, source } = event;
    const entryId = path === undefined ? undefined : this.#tree.entryAt(path);
    if (entryId === undefined) return;
    this.#scope.request({ type: 'select', entryId, source }).catch(reportError);
    if (this.#host.selectedEntry !== entryId) return event.preventDefault();
    this.#scope.request({ type: 'reveal', entryId }).catch(reportError);
  }

  /** An entry was selected elsewhere: the node it belongs to is shown. */
  #followSelection(): void {
    const { selectedEntry } = this.#host;
    const canvas = this.#canvas;
    const path = selectedEntry === undefined ? undefined : this.#tree.pathOf(selectedEntry);
    // An entry may be named before it has come.
    if (!canvas || selectedEntry === this.#selectedEntry || (selectedEntry !== undefined && path === undefined)) return;
    this.#selectedEntry = selectedEntry;
    if (canvas.selected !== undefined && this.#tree.entryAt(canvas.selected) === selectedEntry) return;
    canvas.selected = path;
    if (path !== undefined) canvas.reveal(path);
  }
}
