/** What an opened entry shows: sections of values, by kind. Pure; JSON is written out only as far as it is shown. */
import type { EntryOf, LifecycleEntry, RunEntry, ToolEntry } from '../../streams/index.js';
import { formatClock, formatDuration } from '../internal/format.js';
import { choiceOf } from '../internal/run/open-inputs.js';
import { jsonText } from '../internal/text/json-text.js';
import type { EventName, RunStrings } from '../strings.js';
import { detailsWords, type DetailsWords } from '../words/details-words.js';
import { wordsOf } from '../words/words-of.js';
import { exitCode, gapWords, isEmpty, readableText } from './entry-facts.js';
import { changeOf, contentParts, partRendering, pathOf, renderingOf, type Place, type Rendering } from './rendering.js';

type InputEntry = EntryOf<'input'>;
type GapEntry = EntryOf<'gap'>;
type UnknownEntry = EntryOf<'unknown'>;

/** A value to be shown. */
export interface SectionValue {
  /** Names the value within its entry; part of the key of "how much of it is shown". */
  readonly key: string;
  /** Beside it, where values have names. */
  readonly label?: string;
  /** As it came: what "as written" shows. */
  readonly value: unknown;
  readonly rendering: Rendering;
  /** Its name stands above it, not beside it. */
  readonly wide?: boolean;
}

/** What the reader can do about an entry, below the values. */
export type SectionAction = 'answer' | 'fetch-again';

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
  /** What copying gives: the original, whatever is shown. */
  readonly source?: unknown;
  readonly action?: SectionAction;
  /** Said in place of values. */
  readonly absent?: string;
}

/** An object with more keys than this is easier to read as JSON. */
const MAX_GRID = 24;

const wordsIn = ({ details }: RunStrings): DetailsWords => wordsOf(detailsWords, details);

const known = new WeakMap<RunEntry, { readonly strings: RunStrings; readonly sections: readonly Section[] }>();

/** Worked out once for an entry, which is replaced, never changed. */
export function sectionsOf(entry: RunEntry, strings: RunStrings): readonly Section[] {
  const before = known.get(entry);
  if (before?.strings === strings) return before.sections;
  const sections = [...ownSections(entry, strings), ...partSections(entry, strings)];
  known.set(entry, { strings, sections });
  return sections;
}

function ownSections(entry: RunEntry, strings: RunStrings): Section[] {
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
      return [...plain('text', strings.entryLabels.notice, readableText(entry, entry.text, strings)), ...data('raw', wordsIn(strings).raw, entry.raw)];
    case 'agent':
      return prose('description', strings.events.subAgent, entry.description ?? '');
    case 'step':
      return data('step', strings.events.step, { name: entry.name, ...optional('nodePath', entry.nodePath) });
    case 'input':
      return inputSections(entry, strings);
    case 'gap':
      return [gapSection(entry, strings)];
    case 'unknown':
      return [unknownSection(entry, strings)];
  }
}

function toolSections(entry: ToolEntry, strings: RunStrings): Section[] {
  const { locale } = strings;
  const words = wordsIn(strings);
  const called = entry.time === undefined ? undefined : words.called(formatClock(entry.time, locale));
  const args = entry.args ?? entry.argsText;
  const { toolKind } = entry;
  const shown = isEmpty(args)
    ? { name: 'arguments', title: words.arguments, values: [], absent: words.noArguments }
    : argumentsSection(args, entry, words.arguments);
  const sections: Section[] = [{ ...shown, event: 'toolInvocation', ...optional('note', called) }];
  if (entry.progress) sections.push(section('progress', words.progress, entry.progress, { toolKind: 'execute' }));
  const note = resultNote(entry, locale);
  if (entry.error) {
    const type = entry.error.type === undefined ? {} : { failure: entry.error.type };
    sections.push({ ...section('error', words.error, entry.error.message, { toolKind: 'execute' }), ...optional('note', note), ...type });
  }
  if (entry.result !== undefined) {
    const code = exitCode(entry.result);
    const failure = code === undefined || code === 0 ? {} : { failure: words.exit(String(code)) };
    const noted = entry.error ? {} : optional('note', note);
    const path = toolKind === 'read' ? pathOf(entry.args) : undefined;
    sections.push({ ...section('result', words.result, entry.result, { toolKind, path }), event: 'toolResult', ...noted, ...failure });
  }
  return sections;
}

/** An edit's old and new text are shown as the change they make, a new file's text as code. */
function argumentsSection(args: unknown, { toolKind }: ToolEntry, title: string): Section {
  if (typeof args !== 'object' || args === null) return section('arguments', title, args);
  const change = toolKind === undefined || toolKind === 'edit' || toolKind === 'other' ? changeOf(args) : undefined;
  if (!change) return section('arguments', title, args, toolKind === 'edit' ? { path: pathOf(args) } : {});
  const rest = Object.entries(args).filter(([key]) => !change.names.includes(key));
  const written = Object.fromEntries(Object.entries(args).filter(([key]) => change.names.includes(key)));
  const values = rest.map(([key, value]: [string, unknown]) => named('arguments', key, value, {}));
  // The file is one of the values already.
  const rendering = change.rendering.as === 'change' ? { ...change.rendering, path: '' } : change.rendering;
  return { name: 'arguments', title, source: args, values: [...values, { key: 'change', value: written, rendering, wide: true }] };
}

/** When the result came, and after how long. */
function resultNote(entry: ToolEntry, locale: string): string | undefined {
  const parts = [
    entry.resultTime === undefined ? undefined : formatClock(entry.resultTime, locale),
    entry.durationMs === undefined ? undefined : formatDuration(entry.durationMs, locale),
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join(' · ');
}

function lifecycleSections(entry: LifecycleEntry, strings: RunStrings): Section[] {
  const words = wordsIn(strings);
  const { error } = entry;
  return [
    ...data('input', words.input, entry.input, { prose: true }),
    ...data('result', words.result, entry.result, { prose: true }),
    ...(error ? [{ ...section('error', words.error, error.message), failure: error.code ?? error.type }] : []),
    ...(error && error.remediation.length > 0 ? plain('advice', words.advice, error.remediation.join('\n')) : []),
  ];
}

/** An open question is answered here; what could have been answered is said where it has been. */
function inputSections(entry: InputEntry, strings: RunStrings): Section[] {
  const words = wordsIn(strings);
  const isOpen = entry.status === 'running' && !entry.answer;
  const [question = { name: 'message', title: entry.reason, values: [] }] = prose('message', entry.reason, entry.message ?? entry.reason);
  return [
    isOpen ? { ...question, action: 'answer' } : question,
    ...(isOpen ? [] : plain('options', words.options, (entry.options ?? []).map((option) => choiceOf(option).label).join('\n'))),
    ...data('answer', words.answer, entry.answer),
  ];
}

/** What is known of what is missing. */
function gapSection(entry: GapEntry, strings: RunStrings): Section {
  const words = wordsIn(strings);
  const [section] = plain('reason', gapWords(entry, strings), entry.reason);
  return { ...(section ?? { name: 'reason', title: words.missing, values: [] }), action: 'fetch-again' };
}

/** What could not be understood: the record if it was one, else its text, which may still be JSON. */
function unknownSection(entry: UnknownEntry, strings: RunStrings): Section {
  const words = wordsIn(strings);
  const isRecord = typeof entry.raw === 'object' && entry.raw !== null;
  const value = isRecord ? entry.raw : entry.text;
  return { ...one('raw', words.raw, value, renderingOf(value)), ...optional('note', entry.reason) };
}

function partSections(entry: RunEntry, strings: RunStrings): Section[] {
  if (!entry.parts || entry.parts.length === 0) return [];
  return [{ name: 'parts', title: wordsIn(strings).parts, source: entry.parts, values: entry.parts.map(partValue) }];
}

const partValue = (part: object, i: number): SectionValue => ({ key: `part-${i}`, ...partRendering(part), wide: true });

/** A section with one text, or none if the text is empty. */
const prose = (name: string, title: string, value: string): Section[] =>
  value === '' ? [] : [one(name, title, value, { as: 'markdown' })];
const plain = (name: string, title: string, value: string): Section[] =>
  value === '' ? [] : [one(name, title, value, { as: 'text' })];

const one = (name: string, title: string, value: unknown, rendering: Rendering): Section => ({
  name,
  title,
  source: value,
  values: [{ key: name, value, rendering }],
});

/** A section for any value, or none if there is nothing. */
const data = (name: string, title: string, value: unknown, place: Place = {}): Section[] =>
  isEmpty(value) ? [] : [section(name, title, value, place)];

/** The parts of content, a flat object as named values, anything else as one. */
function section(name: string, title: string, value: unknown, place: Place = {}): Section {
  const parts = contentParts(value);
  if (parts) return { name, title, source: value, values: parts.map(partValue) };
  if (!isFlat(value)) return one(name, title, value, renderingOf(value, place));
  const values = Object.entries(value).map(([key, each]: [string, unknown]) => named(name, key, each, place));
  return { name, title, source: value, values };
}

/** Fields that hold the text of the file an object speaks of. */
const FILE_TEXT = new Set(['content', 'contents', 'file_text', 'fileText', 'text', 'new_source']);

/** A value with its name: text of several lines stands below it. */
function named(section: string, key: string, value: unknown, { path, ...place }: Place): SectionValue {
  const isLong = typeof value === 'string' && (value.includes('\n') || value.length > 400);
  const where = { ...place, ...(path !== undefined && FILE_TEXT.has(key) && { path }) };
  const isOutput = isLong || key === 'output' || key === 'stdout' || key === 'stderr';
  const rendering: Rendering = isOutput ? renderingOf(value, { ...where, prose: false }) : { as: 'mono' };
  return { key: `${section}.${key}`, label: key, value, rendering, ...(isLong && { wide: true }) };
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

/** All of a section as text, for the clipboard: a text as it is, anything else as JSON. */
export const sectionText = ({ source }: Section): string => valueText(source, Infinity).text;

/** A whole entry as JSON, as `toJSON` of the run has it. */
export const entryText = (entry: RunEntry): string => jsonText({ ...entry, eventIds: [...entry.eventIds] }).text;

/** A property only where there is a value: absent and undefined are two things to the compiler. */
const optional = <K extends string>(key: K, value: string | undefined): Partial<Record<K, string>> =>
  (value === undefined ? {} : { [key]: value }) as Partial<Record<K, string>>;
