/** What is said of a connection in trouble. Loaded when idle: most visits need none of it. */
import { html, nothing, type TemplateResult } from 'lit';
import type { ConnectionState } from '../../streams/index.js';
import { iconRefreshCw, iconTriangleAlert } from '../internal/icons/icons.js';
import { formatRough } from '../internal/format.js';
import { showControls } from '../internal/show-controls.js';
import { untilNextSecond } from '../internal/ticker.js';
import { onUser } from '../internal/user-event.js';
import type { Advice, RunStrings } from '../strings.js';
import { adviceOn, troubleWords } from '../words/error-words.js';
import { wordsOf } from '../words/words-of.js';

export { troubleStyles } from './trouble.styles.js';

/** States in which something is wrong, and a strip says what. */
export type TroubleName = 'reconnecting' | 'stalled' | 'offline' | 'failed';

export interface TroubleStrip {
  readonly connection: ConnectionState & { readonly state: TroubleName };
  readonly onRetry: () => void;
  readonly strings: RunStrings;
}

/** What happened and what to do about it, where more is known than the state. */
export const reasonOf = ({ reason }: ConnectionState, strings: RunStrings): Advice | undefined =>
  reason && adviceOn(reason, strings);

const TROUBLES: ReadonlySet<string> = new Set<TroubleName>(['reconnecting', 'stalled', 'offline', 'failed']);

/** Whether there is something to be said over the whole width. */
export const isTrouble = (connection: ConnectionState): connection is TroubleStrip['connection'] => TROUBLES.has(connection.state);

/** Ms that are counted: since the last byte, or, below zero, until the next attempt. */
function counted({ state, since, retryInMs, lastByteAt }: ConnectionState): number | undefined {
  if (state === 'stalled') return lastByteAt === undefined ? undefined : Date.now() - lastByteAt;
  const left = state === 'reconnecting' ? since + (retryInMs ?? 0) - Date.now() : 0;
  return left > 0 ? -left : undefined;
}

/** What counts down or up behind the word; not for a live region. */
export function countOf(connection: ConnectionState, strings: RunStrings): string {
  const ms = counted(connection);
  if (ms === undefined) return '';
  return connection.state === 'stalled' ? strings.lastEventAgo(formatRough(ms)) : ` ${strings.retryIn(formatRough(Math.ceil(-ms / 1000) * 1000))}`;
}

/** Ms until the count says something else; `undefined` where nothing counts. */
export function untilNextCount(connection: ConnectionState): number | undefined {
  const ms = counted(connection);
  return ms === undefined ? undefined : untilNextSecond(ms);
}

/** The line over the whole width. */
export function troubleStrip({ connection, onRetry, strings }: TroubleStrip): TemplateResult {
  const { state, reason } = connection;
  const words = wordsOf(troubleWords, strings.troubles);
  const known = reasonOf(connection, strings);
  const said = reason?.facts.detail;
  // What the server itself said, as it said it.
  const quote = said === undefined ? nothing : html`<bdi class="detail">${words.serverSaid(showControls(said.slice(0, 200)))}</bdi>`;
  return html`<div part="base connection" class="base" data-status=${state}>
    ${iconTriangleAlert}
    <p
      ><strong>${strings.connection[state]}${countOf(connection, strings)}</strong>
      <span>${known?.message ?? nothing} ${known?.advice ?? words[state]} ${quote}</span></p
    >
    <button class="button" type="button" @click=${onUser(onRetry)}>${iconRefreshCw}${strings.retryStream}</button>
  </div>`;
}
