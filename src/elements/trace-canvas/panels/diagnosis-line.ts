/** One line about the whole execution: its status, what it does or why it ended, since when, and what to do. */
import { html, nothing, type TemplateResult } from 'lit';
import type { TraceDiagnosis, TraceDocument } from '../../../trace-model/trace-document.js';
import { formatExact, formatNumber, formatRough } from '../../internal/format.js';
import { iconTriangleAlert } from '../../internal/icons/icons.js';
import { iconChevronDown, iconCornerDownRight } from '../../internal/icons/later-icons.js';
import { showControls } from '../../internal/show-controls.js';
import { untilNextSecond } from '../../internal/ticker.js';
import type { TraceWords } from '../../words/trace-words.js';

export interface DiagnosisLine {
  readonly trace: TraceDocument;
  /** Epoch ms. */
  readonly now: number;
  /** Entry after which the tree is shown (from 0), when it is not shown as it stands. */
  readonly position: number | null;
  readonly total: number;
  /** What cannot be told of that moment, as sentences. */
  readonly unknown: readonly string[];
  readonly hasCause: boolean;
  readonly isOpen: boolean;
  readonly words: TraceWords;
  readonly locale: string;
  readonly onFirstCause: () => void;
  readonly onToggle: () => void;
  readonly onNow: () => void;
}

/** What the document itself says of how far it is; others have the neutral look. */
const STATES: ReadonlySet<string> = new Set(['running', 'complete', 'failed', 'waiting', 'pending', 'cancelled', 'incomplete']);
/** Over: the time since then is no longer news. */
const ENDED: ReadonlySet<TraceDiagnosis['code']> = new Set(['complete', 'failed', 'gate-rejected']);

/** Ms until the time shown changes; `undefined` when none is. */
export function untilNextTime({ diagnosis }: TraceDocument, now: number): number | undefined {
  if (diagnosis.since === undefined) return undefined;
  const age = now - diagnosis.since;
  return age < 60_000 ? untilNextSecond(age) : 60_000 - (age % 60_000);
}

export function diagnosisLine(line: DiagnosisLine): TemplateResult {
  const { trace, position, hasCause, isOpen, words, onFirstCause, onToggle } = line;
  const { diagnosis, status, warnings } = trace;
  const hasMore = diagnosis.advice.length > 0 || warnings.length > 0;
  return html`<div part="diagnosis" class="diagnosis" data-status=${diagnosis.code} role="group" aria-label=${words.diagnosis}>
    <span class="pill" data-state=${STATES.has(status) ? status : nothing}
      ><span class="dot"></span>${STATES.has(status) ? words.states[status] : showControls(status) || words.stateUnknown}</span
    >
    ${position === null ? text(line) : seeking(line, position)}
    <span class="actions">
      ${hasMore
        ? html`<button class="button" type="button" aria-expanded=${isOpen} aria-controls="advice" @click=${onToggle}
            >${warnings.length > 0 ? html`<span class="warned" title=${words.warnings(formatNumber(warnings.length, line.locale))}>${iconTriangleAlert}</span>` : nothing}${diagnosis.advice.length > 0
              ? words.whatToDo
              : words.warnings(formatNumber(warnings.length, line.locale))}${iconChevronDown}</button
          >`
        : nothing}${hasCause
        ? html`<button class="button" type="button" title=${words.firstCauseHint} @click=${onFirstCause}
            >${iconCornerDownRight}${words.firstCause}</button
          >`
        : nothing}
    </span>
  </div>`;
}

function text(line: DiagnosisLine): TemplateResult {
  const { now, words } = line;
  const { diagnosis, status } = line.trace;
  const { since, stuck } = diagnosis;
  // The pill has said it.
  const lead = `${words.states[status]}: `;
  const finding = diagnosis.text.startsWith(lead) ? diagnosis.text.slice(lead.length) : diagnosis.text;
  const age = since === undefined ? '' : formatRough(now - since);
  const said = ENDED.has(diagnosis.code) ? words.endedAgo(age) : words.since(age);
  return html`<span class="text"
    ><bdi>${showControls(finding)}</bdi
    >${since === undefined
      ? nothing
      : html` <span class="since ${stuck ? 'stuck' : ''}" @pointerenter=${exactly(since, line)}><bdi>${said}</bdi></span>`}</span
  >`;
}

/** Said when the pointer comes, not before: the first date a page writes out takes it longer than a whole drawing. */
const exactly =
  (since: number, { words, locale }: DiagnosisLine) =>
  ({ currentTarget }: Event): void => {
    if (currentTarget instanceof HTMLElement) currentTarget.title = words.sinceExact(formatExact(since, locale));
  };

function seeking({ total, unknown, words, locale, onNow }: DiagnosisLine, position: number): TemplateResult {
  const at = formatNumber(position + 1, locale);
  return html`<span class="text"
      ><bdi>${words.seeking(at, formatNumber(total, locale))}${unknown.length === 0 ? nothing : html` <span class="unknown">${unknown.join(' ')}</span>`}</bdi></span
    >
    <button class="button" type="button" @click=${onNow}>${words.backToNow}</button>`;
}
