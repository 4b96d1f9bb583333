/** How a value is drawn: worked out from what it is and where it stands. Pure; the code that draws comes later. */
import { clamped } from '../internal/text/excerpt.js';
import { jsonText } from '../internal/text/json-text.js';

export type Rendering =
  | { readonly as: 'text' | 'mono' | 'markdown' | 'ansi' | 'image' | 'file' | 'json' }
  /** `value` is an object, or a long text that looks like JSON. */
  | { readonly as: 'tree'; readonly value: object | string; readonly path?: string | undefined }
  | { readonly as: 'code'; readonly language: string }
  | { readonly as: 'patch'; readonly text: string }
  | { readonly as: 'change'; readonly before: string; readonly after: string; readonly path: string };
export type RenderingName = Rendering['as'];

/** Where a value stands. */
export interface Place {
  /** Written for people: markdown. */
  readonly prose?: boolean;
  /** What a tool does, of whose call this is a part. */
  readonly toolKind?: string | undefined;
  /** File that the value is the text of. */
  readonly path?: string | undefined;
}

/** Looked through for what a text is, in characters from its start. */
const PROBE = 20_000;
/** A longer text is not parsed as JSON to be shown as a tree. */
const MAX_PARSED = 2_000_000;
/** A longer one is parsed when it is drawn. */
const PARSED_AT_ONCE = 20_000;

/** An escape sequence of a terminal, or a line that was written over. */
const ESCAPE = /\p{Cc}\[[\d;:?]*[A-Za-z]|\p{Cc}\][\d;]|\r(?!\n|$)/u;
/** The head of a hunk with the lines that begin a file's change, or with one changed line after it. */
const HUNK = /^@@ -\d+(?:,\d+)? \+\d+(?:,\d+)? @@/m;
const PATCH_HEAD = /^(?:diff --git |Index: |--- \S|@@ -\d)/m;

export function renderingOf(value: unknown, place: Place = {}): Rendering {
  if (typeof value === 'string') return textRendering(value, place);
  if (typeof value !== 'object' || value === null) return { as: 'mono' };
  return treeOf(value) ?? { as: 'json' };
}

function textRendering(text: string, { prose = false, toolKind, path }: Place): Rendering {
  if (prose) return { as: 'markdown' };
  const beginning = text.slice(0, PROBE);
  if (toolKind === 'execute' || ESCAPE.test(beginning)) {
    return HUNK.test(beginning) && !ESCAPE.test(beginning) ? patchOf(text, beginning) : { as: 'ansi' };
  }
  if (HUNK.test(beginning)) return patchOf(text, beginning);
  if (text.length > PARSED_AT_ONCE && looksLikeJson(text)) return { as: 'tree', value: text, path };
  const parsed = parsedObject(text);
  if (parsed) return treeOf(parsed) ?? codeOf(path) ?? { as: 'mono' };
  if (toolKind === 'think') return { as: 'markdown' };
  return codeOf(path) ?? { as: 'mono' };
}

const patchOf = (text: string, beginning: string): Rendering =>
  PATCH_HEAD.test(beginning) ? { as: 'patch', text } : { as: 'mono' };

/** A value too long for twenty lines is easier to read as a tree. */
function treeOf(value: object): Rendering | undefined {
  const { text, complete } = jsonText(value, 4000);
  return complete && !clamped(text).cut ? undefined : { as: 'tree', value };
}

function looksLikeJson(text: string): boolean {
  const [start, end] = [text.slice(0, 100).trimStart(), text.slice(-100).trimEnd()];
  return text.length <= MAX_PARSED && /^[[{]/.test(start) && /[\]}]$/.test(end);
}

/** What a text is as JSON, if that is an object or a list. */
export function parsedObject(text: string): object | undefined {
  if (!looksLikeJson(text)) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    // It only looked like JSON.
    return undefined;
  }
}

/** The language of a file by its name; shown as code even where nobody knows how to colour it. */
export function codeOf(path: string | undefined): Extract<Rendering, { as: 'code' }> | undefined {
  const name = path?.split(/[/\\]/).at(-1);
  if (!name) return undefined;
  const extension = /\.([A-Za-z\d]{1,12})$/.exec(name)?.[1];
  return { as: 'code', language: extension ?? name.slice(0, 40) };
}

const field = (value: object, names: readonly string[]): string | undefined => {
  for (const name of names) {
    const found: unknown = Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
    if (typeof found === 'string') return found;
  }
  return undefined;
};

const PATHS = ['path', 'file_path', 'filePath', 'filepath', 'file', 'filename', 'fileName', 'target_file', 'notebook_path'];
const BEFORE = ['old_string', 'oldString', 'old_str', 'oldText', 'old_text', 'old', 'before'];
const AFTER = ['new_string', 'newString', 'new_str', 'newText', 'new_text', 'new', 'after'];
const PATCH = ['diff', 'patch', 'unified_diff', 'text'];

/** The file that arguments or a part speak of. */
export const pathOf = (value: unknown): string | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? field(value, PATHS) : undefined;

/** The change that arguments of an edit, or a part of type `diff`, describe, and the names of the fields that say so. */
export function changeOf(value: object): { rendering: Rendering; names: readonly string[] } | undefined {
  const [before, after] = [field(value, BEFORE), field(value, AFTER)];
  if (after !== undefined && (before !== undefined || (Object.hasOwn(value, 'type') && (value as { type: unknown }).type === 'diff'))) {
    return { rendering: { as: 'change', before: before ?? '', after, path: pathOf(value) ?? '' }, names: [...BEFORE, ...AFTER] };
  }
  const patch = field(value, PATCH);
  if (patch !== undefined && HUNK.test(patch.slice(0, PROBE))) return { rendering: { as: 'patch', text: patch }, names: PATCH };
  return undefined;
}

/** How a content part is drawn: `{type: image | file | json | diff, …}`. */
export function partRendering(part: object): { rendering: Rendering; value: unknown } {
  const type: unknown = (part as { type?: unknown }).type;
  const inner = (name: string): unknown => (Object.hasOwn(part, name) ? (part as Record<string, unknown>)[name] : undefined);
  if (type === 'image') return { rendering: { as: 'image' }, value: part };
  if (type === 'file' || type === 'resource' || type === 'resource_link') return { rendering: { as: 'file' }, value: part };
  const change = type === 'diff' ? changeOf(part) : undefined;
  if (change) return { rendering: change.rendering, value: part };
  const value = type === 'json' ? (inner('json') ?? inner('value') ?? inner('data') ?? part) : type === 'text' ? (inner('text') ?? part) : part;
  return { rendering: renderingOf(value), value };
}

const PART_TYPES = new Set(['text', 'image', 'file', 'resource', 'resource_link', 'json', 'diff']);

/** The parts of a result that is content: a list of `{type, …}`, or an object whose `content` is one. */
export function contentParts(value: unknown): readonly object[] | undefined {
  const list: unknown = Array.isArray(value)
    ? value
    : typeof value === 'object' && value !== null && Object.hasOwn(value, 'content')
      ? (value as { content: unknown }).content
      : undefined;
  if (!Array.isArray(list) || list.length === 0 || list.length > 100) return undefined;
  const isPart = (item: unknown): item is object =>
    typeof item === 'object' && item !== null && PART_TYPES.has(String((item as { type?: unknown }).type));
  return list.every(isPart) ? list : undefined;
}
