/** The inspector beside or under the drawing, and the line between them. Loaded with its first use. */
import { html, type ReactiveController, type TemplateResult } from 'lit';
import { adoptStyles } from '../../internal/adopt-styles.js';
import { Splitter } from '../../internal/splitter.js';
import { splitterStyles } from '../../internal/splitter.styles.js';
import type { TraceScope } from '../../trace-contexts.js';
import { TraceTabChangeEvent } from '../../trace-events.js';
import '../../trace-inspector/trace-inspector.define.js';
import { inspectorWords } from '../../words/inspector-words.js';
import { wordsOf } from '../../words/words-of.js';
import type { InspectorHost, InspectorSide } from './inspector-side.js';

/** Narrower than this it stands under the drawing; CSS px, as the container query of the style sheet has it. */
const STACKED_BELOW = 640;

export class InspectorPane implements ReactiveController {
  readonly #side: InspectorSide;
  readonly #scope: TraceScope;
  readonly #host: InspectorHost;
  readonly #splitter: Splitter;
  readonly #size = new ResizeObserver(([entry]) => this.#resized(entry?.contentRect.width ?? Infinity));
  #isStacked: boolean;

  constructor(host: InspectorHost, side: InspectorSide, scope: TraceScope) {
    this.#host = host;
    this.#side = side;
    this.#scope = scope;
    this.#isStacked = host.clientWidth < STACKED_BELOW;
    this.#splitter = new Splitter(host, {
      box: () => host.renderRoot.querySelector('.panes'),
      isOpen: () => side.isOpen,
      setOpen: (open) => side.setOpen(open),
    });
    adoptStyles(host.renderRoot, splitterStyles);
    host.addController(this);
  }

  hostConnected(): void {
    this.#size.observe(this.#host);
  }

  hostDisconnected(): void {
    this.#size.disconnect();
  }

  render(): TemplateResult {
    const words = wordsOf(inspectorWords, this.#scope.strings.inspector);
    return html`${this.#splitter.render('inspector', words.splitter, words.splitterHint, this.#isStacked)}
      <div id="inspector" class="aside" ?hidden=${!this.#side.isOpen}><trace-inspector
          exportparts="tabs, tab, panel, card, badge, state-row, engine-row, search, filters"
          @trace-tab-change=${this.#onTab}
        ></trace-inspector
      ></div>`;
  }

  /** The page listens to one element. */
  readonly #onTab = (event: TraceTabChangeEvent): void => {
    event.stopPropagation();
    this.#host.dispatchEvent(new TraceTabChangeEvent(event.tab));
  };

  #resized(width: number): void {
    const isStacked = width < STACKED_BELOW;
    if (isStacked === this.#isStacked) return;
    this.#isStacked = isStacked;
    this.#host.requestUpdate();
  }
}
