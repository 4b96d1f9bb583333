import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators/property.js';
import type { ConnectionState } from '../../streams/index.js';
import { adoptStyles } from '../internal/adopt-styles.js';
import { RunPiece } from '../internal/base-element.js';
import { iconRefreshCw } from '../internal/icons/icons.js';
import { RunConsumer } from '../internal/run/run-consumer.js';
import { Ticker } from '../internal/ticker.js';
import { onUser } from '../internal/user-event.js';
import { whenIdle } from '../internal/when-idle.js';
import { connectionStyles } from './run-connection.styles.js';
import type * as trouble from './trouble.js';

/** What can go wrong, in words: for every connection of the page, once loaded. */
let loaded: typeof trouble | undefined;

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
      return connection && loaded?.untilNextCount(connection);
    });
  }

  /** At hand before the network is gone. Until then the word is said, not the reason or a count, and Retry is beside it. */
  protected override firstUpdated(): void {
    if (loaded) return this.#begin(loaded);
    whenIdle(async () => this.#begin((loaded ??= await import('./trouble.js'))));
  }

  #begin({ troubleStyles }: typeof trouble): void {
    adoptStyles(this.renderRoot, troubleStyles);
    this.requestUpdate();
  }

  protected override render(): TemplateResult {
    const connection = this.#run.latest.connection;
    if (!connection) return html`<div part="base connection" class="base" hidden></div>`;
    return this.strip ? this.#strip(connection) : this.#inline(connection);
  }

  #inline(connection: ConnectionState): TemplateResult {
    const reason = loaded?.reasonOf(connection, this.#run.strings);
    const why = connection.state === 'failed' && !this.compact ? reason?.message : undefined;
    return html`<div part="base connection" class="base" data-status=${connection.state} title=${reason ? `${reason.message} ${reason.advice}` : nothing}>
      <span class="dot" aria-hidden="true"></span>
      <span class="words"
        ><span role=${this.compact ? nothing : 'status'}
          >${this.#run.strings.connection[connection.state]}${why === undefined ? nothing : html`: ${why}`}</span
        ><span>${loaded?.countOf(connection, this.#run.strings)}</span></span
      >
      ${connection.state === 'finished' || (this.compact && loaded?.isTrouble(connection)) ? nothing : this.#retryIcon()}
    </div>`;
  }

  #strip(connection: ConnectionState): TemplateResult {
    if (!loaded?.isTrouble(connection)) return html`<div part="base connection" class="base" hidden></div>`;
    return loaded.troubleStrip({ connection, onRetry: this.#retry, strings: this.#run.strings });
  }

  #retryIcon(): TemplateResult {
    const label = this.#run.strings.retryStream;
    return html`<button class="icon-button" type="button" aria-label=${label} title=${label} @click=${onUser(this.#retry)}
      >${iconRefreshCw}</button
    >`;
  }

  readonly #retry = (): void => void this.#run.request({ type: 'retry-stream' }).catch(reportError);
}
