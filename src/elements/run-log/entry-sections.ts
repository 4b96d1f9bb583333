/** What an opened entry shows: sections of text, by kind. Pure; JSON is written out only as far as it is shown. */
import type { LifecycleEntry, RunEntry, ToolEntry } from '../../streams/index.js';
import { formatClock, formatDuration } from '../internal/format.js';
import { jsonText } from '../internal/text/json-text.js';
import type { EventName, RunStrings } from '../strings.js';
import { exitCode } from './entry-view.js';
import { isEmpty } from './has-details.js';

/** A value to be shown: text as it is, or anything else as JSON. */
export interface SectionValue {
  /** Names the value within its entry; part of the key of "how much of it is shown". */
  readonly key: string;
  readonly value: unknown;
  readonly mono: boolean;
}

export interface Section {
  readonly name: string;
  readonly title: string;
  /** Beside the title, muted. */
  readonly note?: string;
  /** Beside the title, in the colour of failure. */
  readonly failure?: string;
  /** Which named kind of event it shows, where the entry is made of several. */
  readonly event?: EventName;
  /** Under each other: one value, or named ones. */
  readonly values: readonly SectionValue[];
  /** Whether the keys are shown beside the values. */
  readonly grid?: boolean;
  /** Said in place of values. */
  readonly absent?: string;
}

/** An object with more keys than this is easier to read as JSON. */
const MAX_GRID = 24;

export function sectionsOf(entry: RunEntry, strings: RunStrings): readonly Section[] {
  return [...ownSections(entry, strings), ...partSections(entry, strings)];
}

function ownSections(entry: RunEntry, strings: RunStrings): Section[] {
  const { log } = strings;
  switch (entry.kind) {
    case 'tool':
      return toolSections(entry, strings);
    case 'lifecycle':
      return lifecycleSections(entry, strings);
    case 'prompt':
    case 'message':
    case 'thinking':
      return prose('text', strings.entryLabels[entry.kind], entry.text);
    case 'notice':
      return [...prose('text', strings.entryLabels.notice, entry.text), ...data('raw', log.raw, entry.raw)];
    case 'agent':
      return prose('description', strings.events.subAgent, entry.description ?? '');
    case 'step':
      return data('step', strings.events.step, { name: entry.name, ...optional('nodePath', entry.nodePath) });
    case 'input':
      return [
        ...prose('message', entry.reason, entry.message ?? entry.reason),
        ...data('options', log.details, entry.options),
        ...data('answer', log.answer, entry.answer),
      ];
    case 'gap':
      return prose('reason', strings.events.gap, entry.reason);
    case 'unknown':
      return [text('raw', log.raw, entry.text, { mono: true, ...optional('note', entry.reason) })];
  }
}

function toolSections(entry: ToolEntry, { log, locale }: RunStrings): Section[] {
  const called = entry.time === undefined ? undefined : log.called(formatClock(entry.time, locale));
  const args = entry.args ?? entry.argsText;
  const known = isEmpty(args)
    ? { name: 'arguments', title: log.arguments, values: [], absent: log.noArguments }
    : section('arguments', log.arguments, args);
  const sections: Section[] = [{ ...known, event: 'toolInvocation', ...optional('note', called) }];
  if (entry.progress) sections.push(text('progress', log.progress, entry.progress, { mono: true }));
  const note = resultNote(entry, locale);
  if (entry.error) {
    const type = entry.error.type === undefined ? {} : { failure: entry.error.type };
    sections.push({ ...text('error', log.error, entry.error.message, { mono: true }), ...optional('note', note), ...type });
  }
  if (entry.result !== undefined) {
    const code = exitCode(entry.result);
    const failure = code === undefined || code === 0 ? {} : { failure: log.exit(String(code)) };
    const noted = entry.error ? {} : optional('note', note);
    sections.push({ ...section('result', log.result, entry.result), event: 'toolResult', ...noted, ...failure });
  }
  return sections;
}

/** When the result came, and after how long. */
function resultNote(entry: ToolEntry, locale: string): string | undefined {
  const parts = [
    entry.resultTime === undefined ? undefined : formatClock(entry.resultTime, locale),
    entry.durationMs === undefined ? undefined : formatDuration(entry.durationMs, locale),
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join(' · ');
}

function lifecycleSections(entry: LifecycleEntry, { log }: RunStrings): Section[] {
  const { error } = entry;
  return [
    ...data('input', log.input, entry.input),
    ...data('result', log.result, entry.result),
    ...(error ? [{ ...text('error', log.error, error.message, { mono: true }), failure: error.code ?? error.type }] : []),
    ...(error && error.remediation.length > 0 ? prose('advice', log.advice, error.remediation.join('\n')) : []),
  ];
}

function partSections(entry: RunEntry, { log }: RunStrings): Section[] {
  return entry.parts && entry.parts.length > 0 ? data('parts', log.parts, entry.parts) : [];
}

/** A section with one text, or none if the text is empty. */
const prose = (name: string, title: string, value: string): Section[] => (value === '' ? [] : [text(name, title, value)]);

const text = (name: string, title: string, value: string, { mono = false, note }: { mono?: boolean; note?: string } = {}): Section => ({
  name,
  title,
  values: [{ key: name, value, mono }],
  ...optional('note', note),
});

/** A section for any value, or none if there is nothing. */
const data = (name: string, title: string, value: unknown): Section[] =>
  isEmpty(value) ? [] : [section(name, title, value)];

/** A flat object as named values, anything else as one. */
function section(name: string, title: string, value: unknown): Section {
  if (!isFlat(value)) return { name, title, values: [{ key: name, value, mono: true }] };
  const values = Object.entries(value).map(([key, each]: [string, unknown]) => ({ key, value: each, mono: true }));
  return { name, title, values, grid: true };
}

function isFlat(value: unknown): value is object {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const keys = Object.keys(value);
  const isPrimitive = (each: unknown): boolean => typeof each !== 'object' || each === null;
  return keys.length > 0 && keys.length <= MAX_GRID && Object.values(value).every(isPrimitive);
}

/** At most `max` characters of a value as text, and whether that is all. */
export function valueText(value: unknown, max: number): { text: string; complete: boolean } {
  return typeof value === 'string' ? { text: value, complete: true } : jsonText(value, max);
}

/** All of a section as text, for the clipboard: a single text as it is, named values as JSON. */
export function sectionText({ values, grid }: Section): string {
  const [only] = values;
  if (!grid && only) return valueText(only.value, Infinity).text;
  return jsonText(Object.fromEntries(values.map(({ key, value }) => [key, value]))).text;
}

/** A property only where there is a value: absent and undefined are two things to the compiler. */
const optional = <K extends string>(key: K, value: string | undefined): Partial<Record<K, string>> =>
  (value === undefined ? {} : { [key]: value }) as Partial<Record<K, string>>;
