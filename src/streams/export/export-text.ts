/** A run as plain text: everything the log holds, in order. */
import { groupedText } from '../reduce/summary.js';
import type { RunEntry, RunState } from '../run-state.js';
import type { ExportOptions, ExportStyle } from './export-types.js';
import { headFacts, metricFacts, valueText } from './facts.js';
import { styleOf } from './export-style.js';

/** Pieces, one for each entry. */
export function* textPieces(state: RunState, options: ExportOptions): Generator<string> {
  const style = styleOf(state, options);
  yield `${printable(state.title ?? style.words.run)}\n\n`;
  const facts = [...headFacts(state, style), ...metricFacts(state, style, options)];
  yield facts.map(([label, value]) => `${label}: ${printable(value)}\n`).join('');
  for (const entry of state.entries) yield `\n${entryText(entry, style)}`;
}

function entryText(entry: RunEntry, style: ExportStyle): string {
  const { words, since, duration } = style;
  const name = entry.kind === 'tool' && entry.title !== entry.name ? `${entry.title} (${entry.name})` : entry.title;
  const status = [words.entryStatus[entry.status], duration(entry.durationMs)].filter(Boolean).join(', ');
  const head = [since(entry.time), name, status].filter(Boolean).join('  ');
  const body = bodyOf(entry, style).map(([label, text]) => `${label ? `  ${label}:\n` : ''}${indented(text)}`);
  return `${printable(head)}\n${body.join('')}`;
}

/** What an entry holds, each part under its label; a text that is the entry itself has none. */
function bodyOf(entry: RunEntry, { words, count }: ExportStyle): [label: string, text: string][] {
  const parts: [string, unknown][] = [];
  switch (entry.kind) {
    case 'prompt':
    case 'message':
    case 'thinking':
    case 'notice':
    case 'unknown':
      parts.push(['', groupedText(entry, entry.text, count)]);
      break;
    case 'tool':
      parts.push([words.arguments, entry.args ?? entry.argsText], [words.progress, entry.progress]);
      parts.push([words.result, entry.result], [words.error, entry.error?.message]);
      break;
    case 'lifecycle':
      parts.push(['', entry.summary], [words.input, entry.input], [words.result, entry.result]);
      break;
    default:
      parts.push(['', entry.summary]);
  }
  if (entry.parts) parts.push(['', entry.parts]);
  return parts.map(([label, value]): [string, string] => [label, valueText(value)]).filter(([, text]) => text !== '');
}

const indented = (text: string): string => `${printable(text).replace(/^/gm, '    ')}\n`;

/** Controls that a terminal obeys, as the pictures of them. */
const CONTROLS = /(?![\n\t])\p{Cc}/gu;
const printable = (text: string): string =>
  text.replace(CONTROLS, (control) => {
    const code = control.charCodeAt(0);
    return code < 0x20 ? String.fromCharCode(0x2400 + code) : '\u2421';
  });
