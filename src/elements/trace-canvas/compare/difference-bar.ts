/** Under the tree: what is compared, where it parted, and the way from difference to difference. */
import { html, nothing, type TemplateResult } from 'lit';
import type { ComparedNode, TraceComparison } from '../../../trace-model/compare/comparison.js';
import { letterOf } from '../../../trace-model/compare/difference-text.js';
import { formatNumber } from '../../internal/format.js';
import { iconX } from '../../internal/icons/icons.js';
import { iconChevronDown, iconChevronUp } from '../../internal/icons/later-icons.js';
import { showControls } from '../../internal/show-controls.js';
import { knownName } from '../../internal/trace/trace-name.js';
import type { ComparisonWords } from '../../words/comparison-words.js';

export interface DifferenceBar {
  readonly comparison: TraceComparison;
  /** The differences one goes through. */
  readonly steps: readonly ComparedNode[];
  /** The node one is at. */
  readonly current: ComparedNode | undefined;
  /** Whether other words count too. */
  readonly withWording: boolean;
  /** Whether the drawing shows another moment than the one that is compared. */
  readonly isEarlier: boolean;
  readonly words: ComparisonWords;
  readonly locale: string;
  readonly onGo: (node: ComparedNode) => void;
  readonly onStep: (direction: 1 | -1) => void;
  readonly onWording: () => void;
  readonly onEnd: () => void;
}

export function differenceBar(bar: DifferenceBar): TemplateResult {
  const { comparison, steps, words, withWording } = bar;
  const isOff = steps.length === 0 ? 'true' : 'false';
  const button = (label: string, icon: TemplateResult, direction: 1 | -1): TemplateResult =>
    html`<button class="icon-button" type="button" aria-label=${label} title=${label} aria-disabled=${isOff} @click=${() => bar.onStep(direction)}
      >${icon}</button
    >`;
  return html`<section part="differences" class="cmp" aria-label=${words.comparing}>
    <ul class="cmp-documents" aria-label=${words.documents}>
      ${comparison.documents.map(
        (trace, place) => html`<li title=${knownName(trace) ?? nothing}><b>${letterOf(place)}</b> <bdi>${showControls(knownName(trace) ?? words.unnamed)}</bdi></li>`,
      )}
    </ul>
    <div class="cmp-text">
      <div ?inert=${bar.isEarlier}>${firstDivergence(bar)}${currentDifference(bar)}</div>
      <p class="cmp-note" aria-hidden=${bar.isEarlier ? nothing : 'true'}>${words.asTheyStand}</p>
    </div>
    <div class="cmp-steps">
      ${button(words.previous, iconChevronUp, -1)}<bdi class="cmp-count">${countText(bar)}</bdi>${button(words.next, iconChevronDown, 1)}
      <button class="button quiet" type="button" aria-pressed=${withWording ? 'true' : 'false'} title=${words.wordingHint} @click=${bar.onWording}
        >${words.wording}</button
      >
      <button class="icon-button" type="button" aria-label=${words.end} title=${words.end} @click=${bar.onEnd}>${iconX}</button>
    </div>
  </section>`;
}

function firstDivergence({ comparison, words, onGo }: DifferenceBar): TemplateResult {
  const { firstDivergence: first, isSameTree, nodes } = comparison;
  const node = first && nodes.find(({ path, name }) => path === first.path && name === first.name);
  return html`<p>
    ${first && node
      ? html`<button class="link" type="button" @click=${() => onGo(node)}>${words.firstDivergence}</button> <bdi>${showControls(first.text)}</bdi>`
      : words.sameCourse}${isSameTree ? nothing : html` <span class="cmp-note">${words.otherTrees}</span>`}
  </p>`;
}

function currentDifference({ current }: DifferenceBar): TemplateResult {
  const text = current && current.text !== '' ? `${current.name}: ${current.text}` : '';
  return html`<p class="cmp-current" role="status">${text === '' ? nothing : html`<bdi>${showControls(text)}</bdi>`}</p>`;
}

function countText({ steps, current, words, locale }: DifferenceBar): string {
  const at = current ? steps.indexOf(current) : -1;
  const total = formatNumber(steps.length, locale);
  if (steps.length === 0) return words.noDifferences;
  return at < 0 ? words.total(total) : words.count(formatNumber(at + 1, locale), total);
}
