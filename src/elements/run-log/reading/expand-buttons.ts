/** Opens or closes everything. */
import { html, type TemplateResult } from 'lit';
import { iconChevronsDownUp, iconChevronsUpDown } from '../../internal/later-icons.js';
import type { RunStrings } from '../../strings.js';
import type { LogElement } from './reading-parts.js';

export const expandButtons = (host: LogElement, { log }: RunStrings): TemplateResult =>
  html`${quietButton(log.expandAll, iconChevronsUpDown, () => host.expandAll())}${quietButton(log.collapseAll, iconChevronsDownUp, () => host.collapseAll())}`;

const quietButton = (label: string, icon: TemplateResult, act: () => void): TemplateResult =>
  html`<button class="button quiet for-all" type="button" aria-label=${label} title=${label} @click=${act}>${icon}<span>${label}</span></button>`;
