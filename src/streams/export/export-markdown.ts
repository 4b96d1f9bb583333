/** A run as a summary in markdown. What agents wrote is fenced or escaped: it never becomes markup. */
import type { RunEntry, RunState } from '../run-state.js';
import { styleOf } from './export-style.js';
import type { ExportOptions, ExportStyle } from './export-types.js';
import { headFacts, metricFacts, valueText } from './facts.js';

/** Entries that say how the run went; the rest is in the other formats. */
const TOLD: ReadonlySet<RunEntry['kind']> = new Set(['lifecycle', 'prompt', 'tool', 'agent', 'step', 'input', 'gap']);

/** Pieces, one for each entry of the timeline. */
export function* markdownPieces(state: RunState, options: ExportOptions): Generator<string> {
  const style = styleOf(state, options);
  const { words } = style;
  yield `# ${inline(state.title ?? words.run)}\n\n`;
  yield `${headFacts(state, style).map(([label, value]) => `- ${label}: ${inline(value)}\n`).join('')}\n`;
  yield `## ${words.metrics}\n\n${table([words.metric, words.value], metricFacts(state, style, options))}`;
  if (state.error) yield errorSection(state.error, style);
  yield `\n## ${words.timeline}\n\n${table([words.time, words.what, words.summary, words.status, words.took], [])}`;
  for (const entry of state.entries) yield TOLD.has(entry.kind) ? row(timelineCells(entry, style)) : '';
  const answer = answerOf(state);
  if (answer !== '') yield `\n## ${words.answer}\n\n${fenced(answer)}`;
}

function errorSection({ type, message, remediation }: NonNullable<RunState['error']>, { words }: ExportStyle): string {
  const advice = remediation.map((line) => `- ${item(line)}\n`).join('');
  return `\n## ${words.error}: ${inline(type)}\n\n${fenced(message)}${advice && `\n${words.whatToTry}:\n\n${advice}`}`;
}

function timelineCells(entry: RunEntry, { words, since, duration }: ExportStyle): string[] {
  const failed = entry.kind === 'tool' && entry.error ? `${entry.summary} → ${entry.error.message}` : entry.summary;
  return [since(entry.time), entry.title, failed.slice(0, 240), words.entryStatus[entry.status], duration(entry.durationMs)];
}

/** What the run came to: its result, else the last thing the model said. */
function answerOf(state: RunState): string {
  if (state.result !== undefined) return valueText(state.result);
  for (let i = state.entries.length - 1; i >= 0; i--) {
    const entry = state.entries.at(i);
    if (entry?.kind === 'message' && entry.agentId === undefined && entry.text !== '') return entry.text;
  }
  return '';
}

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(head), row(head.map(() => '---')), ...rows.map(row)].join('');

const row = (cells: readonly string[]): string => `| ${cells.map(inline).join(' | ')} |\n`;

/** What markdown would read as markup in the middle of a line, and how it is written so that it does not. */
const ESCAPES: readonly (readonly [RegExp, string])[] = [
  [/\p{Cc}+|\s+/gu, ' '],
  [/&/g, '&amp;'],
  [/</g, '&lt;'],
  [/>/g, '&gt;'],
  [/[\\`*_{}[\]#|~$]/g, '\\$&'],
  // Addresses that a page would make a link of by itself.
  [/(https?|ftp|xmpp|mailto):/gi, '$1&#58;'],
  [/www\./gi, 'www&#46;'],
  [/@/g, '&#64;'],
];

/** One line of text that stays text. */
const inline = (text: string): string => ESCAPES.reduce((line, [from, to]) => line.replace(from, to), text);

/** The same for the beginning of a line, where some letters would open a list. */
const item = (text: string): string => inline(text).replace(/^(?=[-+])/, '\\').replace(/^(\d+)(?=[.)])/, '$1\\');

/** A block of code whose fence is longer than any inside. */
function fenced(text: string): string {
  const longest = Math.max(2, ...Array.from(text.matchAll(/`+/g), ([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${text}\n${fence}\n`;
}
