import type { CSSResultGroup, TemplateResult } from 'lit';
import { property } from 'lit/decorators/property.js';
import { Subject } from 'rxjs';
import type { RunFilter, RunSearch } from '../internal/run/reading-types.js';
import { RunOwner } from '../internal/run/run-owner.js';
import { whenIdle } from '../internal/when-idle.js';
import type { Later } from './later.js';
import { liveRunViewerStyles } from './live-run-viewer.styles.js';
import { liveRunViewerTemplate } from './live-run-viewer.template.js';

/** What the viewer asks of the log in it. */
interface Log extends HTMLElement {
  search(text: string): RunSearch;
  filter(filter: RunFilter): void;
  expandAll(): void;
  collapseAll(): void;
}

/**
 * A run watched live: header, metrics, connection, log of every event, error panel and steer bar, from one address.
 *
 * It fills the height it is given (`block-size`, 640 px unless set) and lays itself out by its own width, from 320 px.
 * Colours follow `color-scheme` and the `--run-*` custom properties of any ancestor.
 *
 * ```html
 * <script type="module" src="run-elements.js"></script>
 * <live-run-viewer run-url="/runs/42/events"></live-run-viewer>
 * ```
 *
 * @summary A run watched live.
 * @tag live-run-viewer
 * @slot header-start - Before the header's breadcrumb.
 * @slot header-end - Among the header's actions.
 * @slot metrics-end - After the metrics.
 * @slot empty - In the log, while no entry has come.
 * @slot error - In the error panel.
 * @slot footer - Below everything.
 * @fires {RunStatusChangeEvent} run-status-change - The run's status changed.
 * @fires {RunConnectionChangeEvent} run-connection-change - The connection's state changed.
 * @fires {RunUpdateEvent} run-update - Entries came or changed; at most one a frame.
 * @fires {RunGapEvent} run-gap - Events are known to be missing.
 * @fires {RunErrorEvent} run-error - Something failed between here and the server.
 * @fires {RunEntrySelectEvent} run-entry-select - An entry is about to be selected; cancelable.
 * @fires {RunSteerEvent} run-steer - A steering message is about to be sent; cancelable.
 * @fires {RunCancelEvent} run-cancel - The run is about to be asked to stop; cancelable.
 * @fires {RunAnswerEvent} run-answer - An answer is about to be sent; cancelable.
 * @fires {RunRetriggerEvent} run-retrigger - The card is about to be run again; cancelable.
 * @fires {RunRetriggeredEvent} run-retriggered - A new run exists; cancelable, else `run-url` moves to it.
 * @fires {RunNavigateEvent} run-navigate - A page link was used; cancelable.
 * @fires {RunCloseEvent} run-close - The Close button was used.
 * @csspart base - The wrapper.
 * @csspart header - The header.
 * @csspart title - The run's title.
 * @csspart status - The status badge.
 * @csspart metrics - The row of metrics.
 * @csspart metric - One metric; `data-name` says which.
 * @csspart connection - The connection's state.
 * @csspart log - The log.
 * @csspart tree - The run as a tree, with `view="tree"` or `view="split"`; the parts of `<trace-canvas>` are in it.
 * @csspart entry - One entry of the log; `data-id`, `data-kind`, `data-status`.
 * @csspart entry-summary - An entry's line.
 * @csspart entry-details - What an open entry shows.
 * @csspart search - The search box over the log.
 * @csspart filters - The menus that choose entries.
 * @csspart findings - What is worth a look, found while the run goes on.
 * @csspart error-panel - The panel of a failed run.
 * @csspart remediation - What to try.
 * @csspart scrubber - Replay: track, play, step and speed.
 * @csspart steer-bar - The steer bar.
 * @csspart steer-input - Its text box.
 * @csspart receipt - A sent message and what became of it.
 * @csspart approval - A question of the run to a person.
 */
export class LiveRunViewer extends RunOwner {
  static override styles: CSSResultGroup = liveRunViewerStyles;

  /**
   * What is shown of the run's course: its `log`, its `tree` (the run, its turns, and what was said and done in them), or
   * both side by side (`split`). What draws the tree is loaded on first use.
   */
  @property() view: 'log' | 'tree' | 'split' = 'log';

  #later: Later | undefined;

  constructor() {
    super();
    // From here on pieces have no live region of their own.
    this.scope.polite = new Subject();
  }

  /**
   * Looks for a text, in any case, in everything the log holds, also in what is folded or closed. Nothing moves until
   * `next()` or `previous()`, which return the id of the entry they go to. It looks in slices: `count`, of entries that
   * contain it and pass the filters, rises until all is looked at, and on as entries come. An empty text ends it.
   */
  search(text: string): RunSearch {
    return this.#log?.search(text) ?? { count: 0, next: () => undefined, previous: () => undefined };
  }

  /**
   * Leaves only some entries in the log: `kinds` of entries (`tool`) or events (`runFailed`), `agents` by `agentId` (the
   * empty string is the run's own), `statuses`. An entry has to pass every group; `{}` shows all again.
   */
  filter(filter: RunFilter): void {
    this.#log?.filter(filter);
  }

  /** Opens every entry that has details. */
  expandAll(): void {
    this.#log?.expandAll();
  }

  /** Closes every entry, and folds every sub-agent to one line. */
  collapseAll(): void {
    this.#log?.collapseAll();
  }

  get #log(): Log | null | undefined {
    return this.shadowRoot?.querySelector<Log>('run-log');
  }

  protected override firstUpdated(): void {
    // Nothing of it is seen, or is news, before the page has been.
    whenIdle(async () => {
      const { Later } = await import('./later-pieces.define.js');
      this.#later = new Later(this, this.scope);
    });
  }

  override render(): TemplateResult {
    return liveRunViewerTemplate(this.#later);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'live-run-viewer': LiveRunViewer;
  }
}
