/** An entry as a card: what was asked, what the agent answered, and why. */
import { html, nothing, type TemplateResult } from 'lit';
import { nodeAt } from '../../../trace-model/ask/lookup.js';
import type { TraceEntry } from '../../../trace-model/trace-document.js';
import { formatDuration, formatExact, formatIso, formatNumber, formatRough } from '../../internal/format.js';
import { iconBrain, iconCircleHelp, iconCircleX, iconSparkles } from '../../internal/icons/icons.js';
import { iconShield } from '../../internal/icons/inspector-icons.js';
import { iconCircleCheck, iconLoaderCircle } from '../../internal/icons/later-icons.js';
import { readableName, showControls } from '../../internal/show-controls.js';
import { jsonText } from '../../internal/text/json-text.js';
import type { ActivityWords } from '../../words/activity-words.js';
import type { CardContext } from './card-context.js';
import { cardText } from './card-text.js';

/** Where a card stands in the list. */
export interface CardPlace {
  /** From 1. */
  readonly position: number;
  readonly setSize: number;
  /** The card above is of the same attempt at the same node. */
  readonly isJoined: boolean;
  /** Under an open fold. */
  readonly isFolded: boolean;
}

/** Characters shown of a word of the runtime. */
const MAX_WORD = 60;
/** And of a name as it was written. */
const MAX_WRITTEN = 300;
/** And of an entry as it was written. */
const MAX_RAW = 20_000;
/** Between facts; a line may end after it. */
const BETWEEN = '\u00a0· ';
/** Answers that are no more than a verdict. */
const BARE = new Set(['success', 'failure', 'running', 'true', 'false', 'accept', 'reject', 'thought', '']);

export function card(entry: TraceEntry, place: CardPlace, context: CardContext): TemplateResult {
  const { words } = context;
  const { id, kind, verdict, pending = false, prompt, promptKind, note, raw } = entry;
  const name = readableName(entry.name || words.unreadable);
  const outcome = outcomeLabel(entry, words);
  return html`<article
    part="card"
    class="card ${place.isJoined ? 'joined' : ''} ${place.isFolded ? 'folded' : ''}"
    tabindex="-1"
    data-id=${id}
    data-kind=${kind}
    data-status=${verdict}
    aria-label=${`${name}, ${outcome}`}
    aria-posinset=${place.position}
    aria-setsize=${place.setSize}
    ?data-pending=${pending}
  >
    <header
      ><span class="icon" role="img" tabindex="-1" aria-label=${outcome}>${iconOf(entry)}<span class="tip" aria-hidden="true">${outcome}${entry.outcome === '' ? nothing : html`<code>${showControls(entry.outcome.slice(0, MAX_WORD))}</code>`}</span></span
      >${nameButton(entry, name, context)}${timeOf(entry, context)}</header
    >
    ${prompt === undefined
      ? nothing
      : promptKind === 'evaluate'
        ? html`<pre class="prompt code">${cardText(prompt, `prompt|${id}`, context)}</pre>`
        : html`<blockquote class="prompt quote">${cardText(prompt, `prompt|${id}`, context)}</blockquote>`}
    ${answer(entry, outcome, context)}
    ${note === undefined || note === ''
      ? nothing
      : html`<div class="reasoning"
          >${iconSparkles}<div><span class="label">${words.reasoning}</span><div class="note">${cardText(note, `note|${id}`, context)}</div></div></div
        >`}
    ${raw === undefined ? nothing : html`<div class="as-written"><span class="label">${words.asWritten}</span><pre>${cardText(jsonText(raw, MAX_RAW).text, `raw|${id}`, context)}</pre></div>`}
  </article>`;
}

function nameButton({ path, name: written }: TraceEntry, name: string, { trace, words, path: shown, onSelect }: CardContext): TemplateResult {
  const isElsewhere = path !== shown && nodeAt(trace, path) !== undefined;
  return isElsewhere
    ? html`<button class="node-name" type="button" tabindex="-1" title=${words.goTo(showControls(written.slice(0, MAX_WRITTEN)))} data-path=${path} @click=${(event: MouseEvent) => onSelect(path, event)}
        ><bdi>${name}</bdi></button
      >`
    : html`<bdi class="node-name" title=${showControls(written.slice(0, MAX_WRITTEN))}>${name}</bdi>`;
}

function iconOf({ kind, verdict }: TraceEntry): TemplateResult {
  if (kind === 'protocol') return iconShield;
  if (kind === 'think') return iconBrain;
  return { success: iconCircleCheck, failure: iconCircleX, running: iconLoaderCircle, none: iconCircleHelp }[verdict];
}

/** The runtime's word for what came of it, for reading. */
function outcomeLabel({ outcome, pending, verdict }: TraceEntry, words: ActivityWords): string {
  if (pending) return words.live;
  if (Object.hasOwn(words.outcomes, outcome)) return words.outcomes[outcome] ?? outcome;
  const said = showControls(outcome.slice(0, MAX_WORD)).replaceAll('_', ' ').trim();
  return said === '' ? words.verdicts[verdict] : said.charAt(0).toUpperCase() + said.slice(1);
}

function timeOf({ time, timeText, pending }: TraceEntry, { trace, words, strings, now }: CardContext): TemplateResult | typeof nothing {
  const at = pending ? trace.diagnosis.since : time;
  if (at === undefined) return timeText === undefined ? nothing : html`<span class="time">${showControls(timeText.slice(0, 40))}</span>`;
  const ago = formatRough(now - at);
  return html`<time class="time" datetime=${formatIso(at) ?? nothing} title=${formatExact(at, strings.locale)}>${pending ? words.since(ago) : words.ago(ago)}</time>`;
}

/** Under the label "Agent": its text, or the bare verdict as a chip; then what the runtime made of it. */
function answer(entry: TraceEntry, outcome: string, context: CardContext): TemplateResult {
  const { words } = context;
  const { id, kind, verdict, submitted, pending } = entry;
  const facts = factsOf(entry, context);
  if (pending) return html`<p class="facts">${[words.working, ...facts].join(BETWEEN)}</p>`;
  const label = html`<span class="label">${words.agent}</span>`;
  const made = html`<div class="facts">${[outcome, ...facts].join(BETWEEN)}</div>`;
  if (kind === 'think' || submitted === '') return made;
  return BARE.has(submitted)
    ? html`<div class="answer">${label}<span class="chip" data-status=${verdict}>${kind === 'evaluate' ? submitted.toUpperCase() : submitted}</span>${made}</div>`
    : html`<div class="agent-said">${label}<div>${cardText(submitted, `said|${id}`, context)}</div></div>${made}`;
}

function factsOf({ path, attempt, step, gapMs, kind, kindText }: TraceEntry, { trace, words, strings }: CardContext): readonly string[] {
  if (kind === 'protocol') return [];
  const node = nodeAt(trace, path);
  const count = node?.steps.length ?? 0;
  const number = (value: number): string => formatNumber(value, strings.locale);
  // A line ends between facts, not before the unit of a time.
  const whole = (fact: string): string => fact.replaceAll(' ', '\u00a0');
  return [
    ...(kindText !== undefined && kindText !== '' ? [showControls(kindText.slice(0, MAX_WORD))] : []),
    ...(attempt !== undefined ? [whole(words.attempt(number(attempt)))] : []),
    ...(step !== undefined && count > 0 ? [whole(words.step(number(step + 1), number(count)))] : []),
    ...(gapMs !== undefined && gapMs > 0 ? [whole(words.gap(formatDuration(gapMs, strings.locale)))] : []),
  ];
}
