import { html, type TemplateResult } from 'lit';
import { iconHourglass } from '../../internal/icons/later-icons.js';
import type { RunStrings } from '../../strings.js';

/** Stands among the marks of an entry that took far longer than usual, which nobody knows of a run's first entries. */
export const slowMark = ({ log }: RunStrings): TemplateResult =>
  html`<span class="slow" role="img" aria-label=${log.slow}>${iconHourglass}</span>`;
