import { html, nothing, type TemplateResult } from 'lit';
import type { ModelUsage, RunMetrics, TokenTotals, TurnUsage } from '../../streams/index.js';
import { formatCost, formatNumber } from '../internal/format.js';
import { onUser } from '../internal/user-event.js';
import type { RunStrings } from '../strings.js';
import type { UsageWords } from '../words/usage-words.js';

type Row = Partial<Pick<ModelUsage, 'model'> & Pick<TurnUsage, 'turn' | 'cost'>> & TokenTotals;
/** A column: its heading, and what a row has there (absent: nobody reported it). */
type Column = readonly [heading: string, cell: (row: Row) => string | undefined];

/** What the tables are written with. */
export interface TableOptions {
  readonly words: UsageWords;
  readonly strings: RunStrings;
  /** Turns shown, the newest; the rest on request. */
  readonly turns: number;
  readonly onMoreTurns: () => void;
}

const TOKENS = [
  ['input', 'inputTokens'],
  ['cached', 'cacheReadTokens'],
  ['output', 'outputTokens'],
  ['reasoning', 'reasoningTokens'],
] as const satisfies readonly (readonly [keyof UsageWords, keyof TokenTotals])[];

/** Tokens and cost by model. */
export function modelTable({ byModel }: RunMetrics, options: TableOptions): TemplateResult {
  const { words } = options;
  const columns: Column[] = [[words.model, ({ model }) => model], ...numbers(options)];
  return section(words.byModel, byModel.length === 0 ? words.noModels : table(words.byModel, columns, byModel, options));
}

/** Tokens and cost by turn, the newest at the end. A long list is written in parts. */
export function turnTable({ byTurn }: RunMetrics, options: TableOptions): TemplateResult {
  const { words, turns, strings } = options;
  const locale = strings.locale;
  const columns: Column[] = [
    [words.turn, ({ turn }) => (turn === undefined ? undefined : formatNumber(turn, locale))],
    ...numbers(options),
  ];
  const earlier = byTurn.length - turns;
  const more = html`<button class="link" type="button" @click=${onUser(options.onMoreTurns)}
    >${words.earlierTurns(formatNumber(earlier, locale))}</button
  >`;
  const rows = byTurn.slice(Math.max(0, earlier));
  const body = html`${earlier > 0 ? more : nothing}${table(words.byTurn, columns, rows, options)}`;
  return section(words.byTurn, byTurn.length === 0 ? words.noTurns : body);
}

function numbers({ words, strings }: TableOptions): Column[] {
  const locale = strings.locale;
  const tokens = TOKENS.map(([word, field]): Column => [
    words[word],
    (row) => (row[field] === undefined ? undefined : formatNumber(row[field], locale)),
  ]);
  return [...tokens, [words.cost, ({ cost }) => cost && formatCost(cost.amount, cost.currency, locale)]];
}

/** A column nobody reported anything for is left out. */
function table(name: string, columns: readonly Column[], rows: readonly Row[], { strings }: TableOptions): TemplateResult {
  const shown = columns.filter(([, cell], i) => i === 0 || rows.some((row) => cell(row) !== undefined));
  return html`<div class="scroller" role="region" aria-label=${name} tabindex="0">
    <table>
      <thead>
        <tr>
          ${shown.map(([heading]) => html`<th scope="col">${heading}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) => html`<tr>
            ${shown.map(([, cell], i) => {
              const text = cell(row) ?? unknown(strings);
              return i === 0 ? html`<th scope="row"><bdi>${text}</bdi></th>` : html`<td>${text}</td>`;
            })}
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

const unknown = ({ notReported }: RunStrings): TemplateResult =>
  html`<span aria-hidden="true" title=${notReported}>–</span><span class="sr">${notReported}</span>`;

const section = (title: string, body: TemplateResult | string): TemplateResult =>
  html`<section>
    <h3>${title}</h3>
    ${typeof body === 'string' ? html`<p>${body}</p>` : body}
  </section>`;
