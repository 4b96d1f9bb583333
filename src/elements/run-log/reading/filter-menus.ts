/** The toolbar's filters: what may be ticked, with how many there are of each. */
import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { EntryStatus } from '../../../streams/index.js';
import { formatNumber } from '../../internal/format.js';
import { iconChevronDown } from '../../internal/icons/later-icons.js';
import type { RunFilter } from '../../internal/run/reading-types.js';
import type { EventName, RunStrings } from '../../strings.js';
import type { ReadingWords } from '../../words/reading-words.js';
import { panel } from './panel.js';
import { activeGroups, toggled, type FilterGroup } from './row-filter.js';
import type { Tally } from './tally.js';

/** The kinds of events people know, in the order they come in; the others follow where there are any. */
const KNOWN: readonly EventName[] = [
  'agentStarted',
  'promptSent',
  'modelResponse',
  'agentThinking',
  'toolInvocation',
  'toolResult',
  'runCompleted',
  'runFailed',
];
const OTHERS: readonly EventName[] = ['subAgent', 'step', 'inputRequested', 'notice', 'runCancelled', 'runInterrupted', 'gap', 'unknown'];
const STATUSES: readonly EntryStatus[] = ['running', 'ok', 'error', 'denied', 'cancelled', 'none'];

export interface FilterMenus {
  readonly filter: RunFilter;
  readonly tally: Tally;
  readonly words: ReadingWords;
  readonly strings: RunStrings;
  /** Name of the run's own agent. */
  readonly ownAgent: string | undefined;
  /** Nothing more will come: what has no end then is not going on. */
  readonly isOver: boolean;
  /** Id of the panel that is open. */
  readonly open: string | undefined;
  readonly onOpen: (id: string, open: boolean) => void;
  readonly onFilter: (filter: RunFilter) => void;
}

/** Whether only failures are left: what "Errors only" says and does. */
const errorsOnly = ({ statuses }: RunFilter): boolean => statuses?.length === 1 && statuses[0] === 'error';

/** Counts show in a panel that is open: without one, the menus stay as they are while entries come. */
export function filterMenus(menus: FilterMenus): unknown {
  const { filter, tally, words, strings, ownAgent, isOver, open } = menus;
  return guard([filter, tally.agents.size, words, strings, ownAgent, isOver, open && menus], () => groupMenus(menus));
}

function groupMenus(menus: FilterMenus): TemplateResult {
  const { filter, tally, words } = menus;
  const groups: readonly FilterGroup[] = ['kinds', ...(tally.agents.size > 1 ? (['agents'] as const) : []), 'statuses'];
  const active = activeGroups(filter);
  return html`<div class="filters" part="filters">
    ${groups.map((group) => menu(menus, `${group}-panel`, words[group], filter[group]?.length ?? 0, () => groupOf(menus, group), 'apart'))}
    ${menu(menus, 'filters-panel', words.filters, active, () => html`${clearButton(menus)}${errorsCheck(menus)}${groups.map((group) => html`<h3>${words[group]}</h3>${groupOf(menus, group)}`)}`, 'together')}
    <div class="apart">${errorsCheck(menus)}</div>
    ${clearButton(menus)}
  </div>`;
}

function menu(menus: FilterMenus, id: string, label: string, count: number, content: () => TemplateResult, className: string): TemplateResult {
  const number = formatNumber(count, menus.strings.locale);
  return panel({
    id,
    role: 'group',
    label,
    buttonLabel: count > 0 ? `${label} ${number}` : label,
    button: html`<span>${label}</span>${count > 0 ? html` <span class="badge">${number}</span>` : nothing}${iconChevronDown}`,
    className,
    content,
    isOpen: menus.open === id,
    onToggle: (open) => menus.onOpen(id, open),
  });
}

const clearButton = ({ filter, words, onFilter }: FilterMenus): TemplateResult | typeof nothing =>
  activeGroups(filter) > 0
    ? html`<button class="link clear-filters" type="button" @click=${() => onFilter({})}>${words.clearFilters}</button>`
    : nothing;

const errorsCheck = ({ filter, words, onFilter }: FilterMenus): TemplateResult =>
  html`<label class="check"
    ><input
      type="checkbox"
      .checked=${errorsOnly(filter)}
      @change=${() => onFilter({ ...filter, statuses: errorsOnly(filter) ? [] : ['error'] })}
    /><span>${words.errorsOnly}</span></label
  >`;

function groupOf(menus: FilterMenus, group: FilterGroup): TemplateResult {
  const { filter, words, strings, onFilter } = menus;
  const ticked: readonly string[] = filter[group] ?? [];
  return html`${group === 'kinds'
      ? html`<label class="check apart-below" title=${words.essentialHint}
          ><input
            type="checkbox"
            .checked=${filter.essential ?? false}
            @change=${() => onFilter({ ...filter, essential: !filter.essential })}
          /><span>${words.essential}</span></label
        >`
      : nothing}
    ${valuesOf(menus, group)
      .filter(({ value, count, always }) => always || count > 0 || ticked.includes(value))
      .map(
        ({ value, name, count }) => html`<label class="check"
          ><input
            type="checkbox"
            .checked=${ticked.includes(value)}
            @change=${() => onFilter(toggled(filter, group, value))}
          /><bdi>${name}</bdi><span class="count">${formatNumber(count, strings.locale)}</span></label
        >`,
      )}`;
}

interface Value {
  readonly value: string;
  readonly name: string;
  readonly count: number;
  /** Offered also when there are none. */
  readonly always?: boolean;
}

function valuesOf({ tally, words, strings, ownAgent, isOver }: FilterMenus, group: FilterGroup): Value[] {
  switch (group) {
    case 'kinds':
      return [...KNOWN, ...OTHERS].map((value) => ({
        value,
        name: strings.events[value],
        count: tally.kinds.get(value) ?? 0,
        always: KNOWN.includes(value),
      }));
    case 'agents':
      return [...tally.agents].map(([value, count]) => ({
        value,
        name: value === '' ? (ownAgent ?? words.ownAgent) : (tally.agentName(value) ?? value),
        count,
      }));
    case 'statuses':
      return STATUSES.map((value) => ({ value, name: value === 'running' && isOver ? words.withoutEnd : statusName(value, strings, words), count: tally.statuses.get(value) ?? 0 }));
  }
}

function statusName(status: EntryStatus, { log }: RunStrings, words: ReadingWords): string {
  const names: Readonly<Record<EntryStatus, string>> = {
    running: log.running,
    ok: log.succeeded,
    error: log.failed,
    denied: log.denied,
    cancelled: log.cancelled,
    none: words.withoutStatus,
  };
  return names[status];
}
