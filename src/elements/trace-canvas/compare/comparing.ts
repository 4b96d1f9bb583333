import { render, type ReactiveController, type ReactiveControllerHost } from 'lit';
import { compareTraces } from '../../../trace-model/compare/compare.js';
import { isMaterial, placeIn, type ComparedNode, type TraceComparison } from '../../../trace-model/compare/comparison.js';
import { parseTrace, type TraceInput } from '../../../trace-model/parse-trace.js';
import type { TraceDocument } from '../../../trace-model/trace-document.js';
import { adoptStyles } from '../../internal/adopt-styles.js';
import type { OwnedTrace } from '../../internal/trace/owned-trace.js';
import { comparisonWords } from '../../words/comparison-words.js';
import { wordsOf } from '../../words/words-of.js';
import type { PaintOver } from '../picture/export-png.js';
import type { Scene } from '../drawing/scene.js';
import type { CanvasTheme } from '../drawing/theme.js';
import { differenceBar } from './difference-bar.js';
import { differenceBarStyles } from './difference-bar.styles.js';
import { paintSplits, SplitBorders, splitNodes } from './split-borders.js';
import type { Size, Viewport } from '../../../layout/types.js';

/** The element that shows the first of the documents. */
export interface ComparingHost extends ReactiveControllerHost, Element {
  readonly renderRoot: HTMLElement | DocumentFragment;
  readonly selected: string | undefined;
}

/** What of its drawing is read. */
export interface ComparingStage {
  readonly scene: Scene | undefined;
  readonly theme: CanvasTheme | undefined;
  readonly camera: { readonly viewport: Viewport; readonly size: Size };
}

/** Compares what an element shows with other documents: split borders on its nodes, and a bar to go through what differs. */
export class Comparing implements ReactiveController {
  readonly #host: ComparingHost;
  readonly #stage: ComparingStage;
  readonly #scope: OwnedTrace;
  readonly #borders = new SplitBorders();
  readonly #bar = document.createElement('div');
  #others: readonly TraceDocument[] = [];
  #live: TraceDocument | undefined;
  #position: number | null = null;
  #asked = 0;
  /** Where one went last, which need not be in the tree that is drawn. */
  #at: ComparedNode | undefined;
  #withWording = false;

  constructor(host: ComparingHost, stage: ComparingStage, scope: OwnedTrace) {
    this.#host = host;
    this.#stage = stage;
    this.#scope = scope;
    adoptStyles(host.renderRoot, differenceBarStyles);
    scope.live$.subscribe({ next: (trace) => this.#show(() => (this.#live = trace)), error: reportError });
    scope.position$.subscribe({ next: (position) => this.#show(() => (this.#position = position)), error: reportError });
    host.addController(this);
  }

  /**
   * Begins to compare with these documents; with none, it ends. Resolves with what was found once there is a document to
   * compare with, or `undefined`. Rejects with a `TraceError` for what cannot be opened; what was compared before stays.
   */
  async compare(inputs: readonly TraceInput[]): Promise<TraceComparison | undefined> {
    const asked = ++this.#asked;
    const others = inputs.map((input) => parseTrace(input, { now: Date.now() }).document);
    if (others.length > 0) await this.#present();
    // Somebody asked for another comparison meanwhile: that one is shown.
    if (asked === this.#asked) {
      this.#at = undefined;
      this.#show(() => (this.#others = others));
    }
    return this.#comparison;
  }

  /** Resolves once there is a document to compare with. */
  #present(): Promise<void> {
    return new Promise((resolve, reject) => {
      const reading = this.#scope.live$.subscribe({
        next: () => {
          resolve();
          // The first may come before `subscribe` has returned.
          queueMicrotask(() => reading.unsubscribe());
        },
        error: reject,
      });
    });
  }

  hostUpdated(): void {
    const viewport = this.#host.renderRoot.querySelector('.viewport');
    const { scene, theme, camera } = this.#stage;
    const drawn = this.#drawn;
    if (drawn && viewport && scene && theme) this.#borders.show(viewport, drawn, scene, theme, camera.viewport, camera.size);
    else this.#borders.hide();
    this.#renderBar(this.#comparison);
  }

  /** What is painted over the drawing: not over another moment of it. */
  get #drawn(): TraceComparison | undefined {
    return this.#position === null && this.#stage.scene?.trace === this.#live ? this.#comparison : undefined;
  }

  /** The borders as SVG, for a picture of the drawing. */
  async markup(scene: Scene, theme: CanvasTheme): Promise<string> {
    const drawn = this.#drawn;
    return drawn ? (await import('./split-markup.js')).splitMarkup(drawn, scene, theme) : '';
  }

  /** Paints the borders on a picture of the drawing. */
  readonly paintOver: PaintOver = (context, scene, ...seen) => {
    const drawn = this.#drawn;
    if (drawn) paintSplits(context, drawn, splitNodes(drawn, scene), scene, ...seen);
  };

  #show(change: () => void): void {
    change();
    this.#scope.comparison$.next(this.#comparison);
    this.#host.requestUpdate();
  }

  get #comparison(): TraceComparison | undefined {
    return this.#live && this.#others.length > 0 ? compareTraces([this.#live, ...this.#others]) : undefined;
  }

  #renderBar(comparison: TraceComparison | undefined): void {
    if (!comparison) return this.#removeBar();
    if (!this.#bar.isConnected) this.#host.renderRoot.querySelector('.base')?.append(this.#bar);
    const { strings } = this.#scope;
    const steps = comparison.differences.filter((node) => !node.isConsequence && (this.#withWording || isMaterial(node)));
    if (this.#at && placeIn(comparison, this.#at, 0) !== this.#host.selected) this.#at = undefined;
    const current = this.#at ?? (this.#host.selected === undefined ? undefined : comparison.nodeAt(0, this.#host.selected));
    render(
      differenceBar({
        ...{ comparison, steps, current, withWording: this.#withWording, isEarlier: this.#position !== null, locale: strings.locale },
        words: wordsOf(comparisonWords, strings.comparison),
        onGo: (node) => this.#go(comparison, node),
        onStep: (direction) => this.#step(comparison, steps, current, direction),
        onWording: () => this.#show(() => (this.#withWording = !this.#withWording)),
        onEnd: () => void this.compare([]).catch(reportError),
      }),
      this.#bar,
    );
  }

  /** Whoever ended it by key goes on in the tree. */
  #removeBar(): void {
    const hadFocus = this.#bar.matches(':focus-within');
    this.#bar.remove();
    if (hadFocus) this.#host.renderRoot.querySelector<HTMLElement>('[role=tree]')?.focus({ preventScroll: true });
  }

  /** Goes on from the node one is at, whether it differs or not; after the last comes the first. */
  #step(comparison: TraceComparison, steps: readonly ComparedNode[], current: ComparedNode | undefined, direction: 1 | -1): void {
    const { nodes } = comparison;
    const here = current ? nodes.indexOf(current) : direction === 1 ? -1 : nodes.length;
    const places = steps.map((node) => nodes.indexOf(node));
    const next = direction === 1 ? places.find((place) => place > here) : places.findLast((place) => place < here);
    const node = next === undefined ? steps.at(direction === 1 ? 0 : -1) : nodes[next];
    if (node) this.#go(comparison, node);
  }

  #go(comparison: TraceComparison, node: ComparedNode): void {
    const path = placeIn(comparison, node, 0);
    this.#at = node;
    this.#bring(path).catch(reportError);
  }

  /** What differs is of executions as they stand, so an earlier moment is left. */
  async #bring(path: string): Promise<void> {
    if (this.#position !== null) await this.#scope.request({ type: 'seek', index: null });
    await this.#scope.request({ type: 'select', path, source: 'pointer' });
    await this.#scope.request({ type: 'reveal', path });
    this.#host.requestUpdate();
  }
}

// What draws is there already: as in `picture/picture-parts.ts`.
export * from '../drawing-parts.js';
