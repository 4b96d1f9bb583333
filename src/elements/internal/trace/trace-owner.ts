import { ContextProvider } from '@lit/context';
import type { PropertyValues } from 'lit';
import { property } from 'lit/decorators/property.js';
import type { RequestInitOption, TraceInput, TraceStoreOptions } from '../../../streams/index.js';
import type { TraceDocument, TraceEntry } from '../../../trace-model/trace-document.js';
import type { RunStringOverrides } from '../../strings.js';
import { traceContext, type TraceRequest } from '../../trace-contexts.js';
import { traceStrings } from '../../trace-strings.js';
import { BaseElement } from '../base-element.js';
import { TraceSession } from './trace-session.js';

/** What changes which document is read; each of these makes another reading. */
const READING = ['src', 'treeSrc', 'treeData', 'live', 'format', 'data', 'requestInit'] as const;

/** Base of the elements that read a trace document: they give it to what stands inside, and tell the page of it. */
export abstract class TraceOwner extends BaseElement {
  /** Address of the document, against the page. */
  @property() src: string | undefined;
  /** `auto`: told by the document; else `behaviors` or `abtree`. */
  @property() format: 'auto' | 'behaviors' | 'abtree' = 'auto';
  /** Address of the tree, for documents that keep it in a second file. */
  @property({ attribute: 'tree-src' }) treeSrc: string | undefined;
  /** Watch `src`: it is rewritten while the execution goes on. */
  @property({ type: Boolean }) live = false;
  /** Dotted path of the selected node; the empty string is the root, absent is none. */
  @property({ reflect: true }) selected: string | undefined;

  /** A document in hand: as object, JSON text, bytes or `TraceDocument`. Wins over `src`. */
  @property({ attribute: false }) data: TraceInput | undefined;
  /** The tree in hand, for documents that keep it in a second file. Wins over `tree-src`. */
  @property({ attribute: false }) treeData: TraceInput | undefined;
  /** What requests carry: an object, or a function asked before each one. The place for tokens. */
  @property({ attribute: false }) requestInit: RequestInitOption | undefined;
  /** Words that replace ours; those of traces are in its groups that begin with `trace`. */
  @property({ attribute: false }) strings: RunStringOverrides | undefined;

  /** What is read, and which moment of it is shown. */
  protected readonly session: TraceSession = new TraceSession({
    host: this,
    prepare: () => this.prepare(),
    carryOut: (request) => this.carryOut(request),
    show: (trace, isOther) => this.show(trace, isOther),
    queriesCame: () => this.requestUpdate(),
    problemChanged: () => this.requestUpdate(),
  });

  constructor() {
    super();
    new ContextProvider(this, { context: traceContext, initialValue: this.session.scope });
  }

  /** The document that is shown: as it stands, or after the entry of `position`. */
  get trace(): TraceDocument | undefined {
    return this.session.trace;
  }

  /** Index of the entry the tree is shown after; `null`: as it stands. */
  get position(): number | null {
    return this.session.scope.position$.value;
  }

  /** What was written about a node and all below it, oldest first, the open step last; `''` is the whole run. */
  activity(path: string): readonly TraceEntry[] {
    return this.session.query(({ activityOf }, trace) => activityOf(trace, path)) ?? [];
  }

  /**
   * Shows the tree as it stood after entry `index` (0-based, -1: before the first), or as it stands (`null`). What the
   * document cannot tell is said, not made up. Newer versions are read meanwhile. Resolves when it is shown; where the
   * document is still to come, after it has.
   */
  async seek(index: number | null): Promise<void> {
    if (index !== null) await this.arrival();
    return this.session.seek(index);
  }

  /** Resolves when there is a document, or none to wait for. */
  protected async arrival(): Promise<void> {
    await this.updateComplete;
    if (!this.trace && this.due && !this.session.problem) await this.session.arrival();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.session.resume(this.due);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.session.release();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const isFirst = !this.hasUpdated;
    const { scope } = this.session;
    if (isFirst || changed.has('strings')) scope.strings = traceStrings(this.strings);
    if (changed.has('selected')) scope.selected$.next(this.selected);
    if (isFirst || READING.some((name) => changed.has(name))) this.session.open(this.due);
  }

  /** What is to be read; `undefined`: nothing. */
  protected get reading(): TraceStoreOptions | undefined {
    const { src, treeSrc, treeData, live, format, data, requestInit } = this;
    const isNamed = data !== undefined || (src !== undefined && src !== '');
    return isNamed ? { url: src, treeUrl: treeSrc, tree: treeData, live, format, data, requestInit } : undefined;
  }

  /** As much of it as is to be read already. */
  protected get due(): TraceStoreOptions | undefined {
    return this.reading;
  }

  /** Loads what draws documents. */
  protected abstract prepare(): Promise<unknown>;

  /** Draws a document, or nothing. `isOther`: not a newer version or another moment of the one before. */
  protected abstract show(trace: TraceDocument | undefined, isOther: boolean): void;

  /** Does what elements that show this trace too ask for. */
  protected abstract carryOut(request: TraceRequest): Promise<void>;
}
