/** References to variables and constants inside text: `$VAR.Ship_Fix__ticket.title`. */
import type { TraceDocument } from '../trace-document.js';

export type SlotScope = 'variable' | 'constant';

/** The words of both formats, as they stand after the `$`. */
const SCOPES: readonly (readonly [word: string, scope: SlotScope])[] = [
  ['VAR.', 'variable'],
  ['CONST.', 'constant'],
  ['LOCAL.', 'variable'],
  ['GLOBAL.', 'constant'],
];
/** What a key looks like where none that is known fits: the runtime's own pattern. */
const KEY = /[A-Za-z_][A-Za-z0-9_]*/y;
/** Dots into a value; a dot that ends a sentence is none. */
const WAY = /(?:\.[\p{L}\p{N}_]+)+/uy;
const WORD = /[A-Za-z0-9_]/;

/** Keys a document has or declares. */
export interface KnownKeys {
  readonly variables: ReadonlySet<string>;
  readonly constants: ReadonlySet<string>;
}

/** Keys of an opened document, for `referencesIn`. Make them once a document: finding the longest is prepared per set. */
export const knownKeysOf = ({ scopes: { variables, constants } }: Pick<TraceDocument, 'scopes'>): KnownKeys => ({
  variables: new Set(variables.map(({ key }) => key)),
  constants: new Set(constants.map(({ key }) => key)),
});

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
  eachReference(text, known, (reference, start) => {
    if (start > end) parts.push({ kind: 'text', text: text.slice(end, start) });
    parts.push(reference);
    end = start + reference.text.length;
  });
  if (end < text.length || parts.length === 0) parts.push({ kind: 'text', text: text.slice(end) });
  return parts;
}

/** Visits the references of a text with the places they begin at. */
export function eachReference(text: string, known: KnownKeys, visit: (reference: Reference, start: number) => void): void {
  for (let start = text.indexOf('$'); start >= 0; ) {
    const reference = referenceAt(text, start, known);
    if (reference !== undefined) visit(reference, start);
    start = text.indexOf('$', start + (reference?.text.length ?? 1));
  }
}

function referenceAt(text: string, start: number, known: KnownKeys): Reference | undefined {
  const sigil = SCOPES.find(([word]) => text.startsWith(word, start + 1));
  if (sigil === undefined) return undefined;
  const [word, scope] = sigil;
  const keyStart = start + 1 + word.length;
  const knownKey = longestAt(text, keyStart, scope === 'variable' ? known.variables : known.constants);
  const key = knownKey ?? matchAt(KEY, text, keyStart);
  if (key === '') return undefined;
  const way = matchAt(WAY, text, keyStart + key.length);
  return {
    kind: 'reference',
    text: text.slice(start, keyStart + key.length + way.length),
    scope,
    key,
    way: way === '' ? [] : way.slice(1).split('.'),
    isKnown: knownKey !== undefined,
  };
}

/** What a sticky pattern matches at a place; `''` where it does not. */
function matchAt(pattern: RegExp, text: string, start: number): string {
  pattern.lastIndex = start;
  return pattern.exec(text)?.[0] ?? '';
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
