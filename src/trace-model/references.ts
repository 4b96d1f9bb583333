/** References to variables and constants inside text: `$VAR.Ship_Fix__ticket.title`. */

export type SlotScope = 'variable' | 'constant';

/** The words of both formats. */
const SCOPES: ReadonlyMap<string, SlotScope> = new Map([
  ['VAR', 'variable'],
  ['LOCAL', 'variable'],
  ['CONST', 'constant'],
  ['GLOBAL', 'constant'],
]);
const SIGIL = /\$(VAR|CONST|LOCAL|GLOBAL)\./g;
/** What a key looks like where none that is known fits: the runtime's own pattern. */
const KEY = /^[A-Za-z_][A-Za-z0-9_]*/;
/** Dots into a value; a dot that ends a sentence is none. */
const WAY = /^(?:\.[\p{L}\p{N}_]+)+/u;
const WORD = /[A-Za-z0-9_]/;

/** Keys a document has or declares. */
export interface KnownKeys {
  readonly variables: ReadonlySet<string>;
  readonly constants: ReadonlySet<string>;
}

/** A piece of a text: as it stands, or naming a slot. The pieces' texts joined are the text. */
export type TextPart =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'reference';
      readonly text: string;
      readonly scope: SlotScope;
      readonly key: string;
      /** Names of the fields after the key, from outside in. */
      readonly way: readonly string[];
      /** Whether the document has or declares the key. */
      readonly isKnown: boolean;
    };
export type Reference = Extract<TextPart, { kind: 'reference' }>;

/** Cuts a text at its references. Keys that are known come first, the longest that fits; then the pattern. */
export function referencesIn(text: string, known: KnownKeys): readonly TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const match of text.matchAll(SIGIL)) {
    if (match.index < end) continue;
    const reference = referenceAt(text, match, known);
    if (reference === undefined) continue;
    if (match.index > end) parts.push({ kind: 'text', text: text.slice(end, match.index) });
    parts.push(reference);
    end = match.index + reference.text.length;
  }
  if (end < text.length || parts.length === 0) parts.push({ kind: 'text', text: text.slice(end) });
  return parts;
}

function referenceAt(text: string, match: RegExpExecArray, known: KnownKeys): Reference | undefined {
  const scope = SCOPES.get(match[1] ?? '') ?? 'variable';
  const start = match.index + match[0].length;
  const keys = scope === 'variable' ? known.variables : known.constants;
  const knownKey = longestAt(text, start, keys);
  const key = knownKey ?? KEY.exec(text.slice(start, start + 400))?.[0];
  if (key === undefined) return undefined;
  const way = WAY.exec(text.slice(start + key.length, start + key.length + 400))?.[0] ?? '';
  return {
    kind: 'reference',
    text: text.slice(match.index, start + key.length + way.length),
    scope,
    key,
    way: way === '' ? [] : way.slice(1).split('.'),
    isKnown: knownKey !== undefined,
  };
}

const lengths = new WeakMap<ReadonlySet<string>, readonly number[]>();

function longestAt(text: string, start: number, keys: ReadonlySet<string>): string | undefined {
  let sizes = lengths.get(keys);
  if (sizes === undefined) {
    sizes = [...new Set(Array.from(keys, (key) => key.length))].sort((a, b) => b - a);
    lengths.set(keys, sizes);
  }
  for (const size of sizes) {
    const key = text.slice(start, start + size);
    if (size > 0 && keys.has(key) && !(WORD.test(key.at(-1) ?? '') && WORD.test(text[start + size] ?? ''))) return key;
  }
  return undefined;
}
