/** What is seen only at times, from the moment it is loaded: see `panels.ts`. */
import type { nothing, TemplateResult } from 'lit';
import type { TraceProblem } from '../../../streams/index.js';
import type { TraceDocument } from '../../../trace-model/trace-document.js';
import type { RunScope } from '../../contexts.js';
import { adoptStyles } from '../../internal/adopt-styles.js';
import { whenIdle } from '../../internal/when-idle.js';
import type { TraceStrings } from '../../trace-strings.js';
import type { FoldButton } from './fold-button.js';
import type * as panels from './panels.js';
import type { Tooltip, TooltipStage } from './tooltip.js';
import type { Stage } from '../stage.js';
import type { NodeSearch } from '../trace-search.js';

/** Once loaded, for every canvas of the page. */
let loaded: typeof panels | undefined;

/** The element they are shown in. */
export interface PanelsHost {
  readonly renderRoot: HTMLElement | DocumentFragment;
  readonly updateComplete: Promise<boolean>;
  requestUpdate(): void;
}

export class Panels {
  readonly #host: PanelsHost;
  readonly #search: NodeSearch;
  #isAdopted = false;
  /** Whether the search box is shown. */
  isSearching = false;
  /** Whether advice and warnings are shown. */
  isAdviceOpen = false;

  constructor(host: PanelsHost, search: NodeSearch) {
    this.#host = host;
    this.#search = search;
  }

  /** Loads them when the page is idle: an error may come when there is no network to load anything with. */
  begin(): void {
    whenIdle(() => this.#load());
  }

  async openSearch(): Promise<void> {
    await this.#load();
    this.isSearching = true;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector<HTMLInputElement>('.search input')?.select();
  }

  async toggleAdvice(): Promise<void> {
    await this.#load();
    this.isAdviceOpen = !this.isAdviceOpen;
    this.#host.requestUpdate();
  }

  /** Escape closes what is open over the drawing. */
  onKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.defaultPrevented || !this.isAdviceOpen) return;
    event.preventDefault();
    this.toggleAdvice().catch(reportError);
    this.#host.renderRoot.querySelector<HTMLElement>('[aria-controls=advice]')?.focus();
  }

  problem(problem: TraceProblem, isStale: boolean, strings: TraceStrings, onRetry: () => void): TemplateResult | undefined {
    return this.#ready()?.problemPanel(problem, isStale, strings, onRetry);
  }

  search(strings: TraceStrings, scope: Pick<RunScope, 'polite'> | undefined, onEnd: () => void): TemplateResult | undefined {
    if (!this.isSearching) return undefined;
    const redraw = (): void => this.#host.requestUpdate();
    return this.#ready()?.searchPanel({
      search: this.#search,
      ...{ strings, scope },
      onText: (text) => {
        this.#search.start(text);
        redraw();
      },
      onStep: (by) => {
        this.#search.step(by);
        redraw();
      },
      onEnd: () => {
        this.isSearching = false;
        this.#search.start('');
        redraw();
        onEnd();
      },
    });
  }

  advice(trace: TraceDocument, strings: TraceStrings): TemplateResult | undefined {
    return this.isAdviceOpen ? this.#ready()?.advicePanel(trace, strings) : undefined;
  }

  /** Why it is drawn otherwise than was asked for, and what can be done where nothing can be read. */
  notice(trace: TraceDocument, strings: TraceStrings, problem: Error | undefined, onCollapse: (() => void) | undefined): TemplateResult | undefined {
    return this.#ready()?.noticePanel(trace, strings, problem, onCollapse);
  }

  /** Opens and closes the subtree of the selected node. */
  fold(button: FoldButton): TemplateResult | typeof nothing | undefined {
    return this.#ready()?.foldButton(button);
  }

  /** Puts that button beside its node. */
  placeFold(stage: Pick<Stage, 'scene' | 'screenRect'>, selected: string | undefined): void {
    loaded?.placeFoldButton(this.#host.renderRoot, stage, selected);
  }

  /** What hovering a node says. */
  tooltip(shown: Tooltip): TemplateResult | undefined {
    return this.#ready()?.tooltip(shown);
  }

  /** Puts the tooltip beside what it is about. */
  placeTooltip(path: string | undefined, stage: TooltipStage): void {
    const element = this.#host.renderRoot.querySelector<HTMLElement>('.tooltip');
    if (element && path !== undefined) loaded?.placeTooltip(element, path, stage);
  }

  /** What was loaded; begins to load it otherwise. */
  #ready(): typeof panels | undefined {
    if (!loaded) this.#load().catch(reportError);
    else if (!this.#isAdopted) {
      this.#isAdopted = true;
      adoptStyles(this.#host.renderRoot, loaded.panelStyles);
    }
    return loaded;
  }

  async #load(): Promise<void> {
    if (loaded) return;
    loaded = await import('./panels.js');
    this.#host.requestUpdate();
  }
}
