import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { ConnectionState } from '../../streams/index.js';
import { RunPiece } from '../internal/base-element.js';
import { formatRough } from '../internal/format.js';
import { iconRefreshCw, iconTriangleAlert } from '../internal/icons.js';
import { RunConsumer } from '../internal/run-consumer.js';
import { Ticker, untilNextSecond } from '../internal/ticker.js';
import { showControls } from '../internal/show-controls.js';
import { onUser } from '../internal/user-event.js';
import { whenIdle } from '../internal/when-idle.js';
import type { Advice } from '../strings.js';
import type * as errorWords from '../words/error-words.js';
import { connectionStyles } from './run-connection.styles.js';

/** States in which something is wrong, and a strip says what. */
type Trouble = 'reconnecting' | 'stalled' | 'offline' | 'failed';
const troubles: ReadonlySet<string> = new Set<Trouble>(['reconnecting', 'stalled', 'offline', 'failed']);
const isTrouble = (state: string): state is Trouble => troubles.has(state);

/** What can go wrong, in words: for every connection of the page, once loaded. Most visits need none of them. */
let words: typeof errorWords | undefined;

/**
 * What the connection does: a dot and the true word, and "Retry stream", which acts at once. With `strip` it is a
 * line over the whole width that is there only while something is wrong, and says why and what to do.
 *
 * @tag run-connection
 * @summary State of the connection a run is read over.
 *
 * @csspart base - The wrapper.
 * @csspart connection - The same; `data-status` names the state.
 *
 * @cssproperty --run-color-success - Dot while connected.
 * @cssproperty --run-color-active - Dot while connecting, reconnecting, stalled or offline.
 * @cssproperty --run-color-failure - Dot once the connection was given up.
 */
export class RunConnection extends RunPiece {
  static override styles = connectionStyles;

  /** Show a line over the whole width while something is wrong, nothing otherwise. */
  @property({ type: Boolean, reflect: true }) strip = false;

  /**
   * A strip elsewhere shows troubles with their Retry button, and something else announces them: here only the word
   * (and the button while all is well).
   */
  @property({ type: Boolean, reflect: true }) compact = false;

  readonly #run = new RunConsumer(this, ['connection']);

  constructor() {
    super();
    new Ticker(this, () => {
      const connection = this.#run.latest.connection;
      return connection && this.#count(connection) !== '' ? untilNextSecond(tickBase(connection)) : undefined;
    });
  }

  /** At hand before the network is gone. Until then the state is said, not the reason. */
  protected override firstUpdated(): void {
    if (words) return;
    whenIdle(async () => {
      words = await import('../words/error-words.js');
      this.requestUpdate();
    });
  }

  protected override render(): TemplateResult {
    const connection = this.#run.latest.connection;
    if (!connection) return html`<div part="base connection" class="base" hidden></div>`;
    return this.strip ? this.#strip(connection) : this.#inline(connection);
  }

  #inline(connection: ConnectionState): TemplateResult {
    const why = connection.state === 'failed' && !this.compact ? this.#reason(connection)?.message : undefined;
    return html`<div part="base connection" class="base" data-status=${connection.state} title=${this.#hint(connection)}>
      <span class="dot" aria-hidden="true"></span>
      <span class="words"
        ><span role=${this.compact ? nothing : 'status'}
          >${this.#run.strings.connection[connection.state]}${why === undefined ? nothing : html`: ${why}`}</span
        >${this.#count(connection)}</span
      >
      ${connection.state === 'finished' || (this.compact && isTrouble(connection.state))
        ? nothing
        : this.#retryIcon()}
    </div>`;
  }

  #strip(connection: ConnectionState): TemplateResult {
    const { state } = connection;
    const { strings } = this.#run;
    if (!isTrouble(state)) return html`<div part="base connection" class="base" hidden></div>`;
    const reason = this.#reason(connection);
    const advice = reason?.advice ?? strings.troubles[state] ?? words?.troubleWords[state];
    return html`<div part="base connection" class="base" data-status=${state}>
      ${iconTriangleAlert}
      <p
        ><strong>${strings.connection[state]}${this.#count(connection)}</strong>
        <span>${reason?.message ?? nothing} ${advice ?? nothing} ${this.#detail(connection)}</span></p
      >
      <button class="button" type="button" @click=${onUser(this.#retry)}>${iconRefreshCw}${strings.retryStream}</button>
    </div>`;
  }

  #retryIcon(): TemplateResult {
    const label = this.#run.strings.retryStream;
    return html`<button class="icon-button" type="button" aria-label=${label} title=${label} @click=${onUser(this.#retry)}
      >${iconRefreshCw}</button
    >`;
  }

  /** What counts down or up behind the word; not in a live region. */
  #count(connection: ConnectionState): string {
    const { strings } = this.#run;
    const now = Date.now();
    if (connection.state === 'reconnecting' && connection.retryInMs !== undefined) {
      const left = connection.since + connection.retryInMs - now;
      return left > 0 ? ` ${strings.retryIn(formatRough(Math.ceil(left / 1000) * 1000))}` : '';
    }
    if (connection.state === 'stalled' && connection.lastByteAt !== undefined) {
      return strings.lastEventAgo(formatRough(now - connection.lastByteAt));
    }
    return '';
  }

  #reason({ reason }: ConnectionState): Advice | undefined {
    return reason && words?.adviceOn(reason, this.#run.strings);
  }

  /** What the server itself said, as it said it. */
  #detail({ reason }: ConnectionState): TemplateResult | typeof nothing {
    const detail = reason?.facts.detail;
    const quote = this.#run.strings.troubles.serverSaid ?? words?.troubleWords.serverSaid;
    return detail === undefined ? nothing : html`<bdi class="detail">${quote?.(showControls(detail.slice(0, 200)))}</bdi>`;
  }

  #hint(connection: ConnectionState): string | typeof nothing {
    const reason = this.#reason(connection);
    return reason ? `${reason.message} ${reason.advice}` : nothing;
  }

  readonly #retry = (): void => void this.#run.request({ type: 'retry-stream' }).catch(reportError);
}

/** Ms by which the count stands past its last whole second. */
const tickBase = (connection: ConnectionState): number =>
  connection.state === 'reconnecting'
    ? Date.now() - connection.since - (connection.retryInMs ?? 0)
    : Date.now() - (connection.lastByteAt ?? 0);
