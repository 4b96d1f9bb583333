/** Code → spans with class names of ours, from a fixed table. Loaded with the first code in a known language. */
import { createLowlight } from 'lowlight';
import { loadGrammar } from './grammars.js';
import { tokenClass, type TokenClass } from './token-classes.js';

/** A stretch of code of one colour; without a class it is plain. */
export interface CodeToken {
  readonly text: string;
  readonly class: TokenClass | undefined;
}

type Tree = ReturnType<ReturnType<typeof createLowlight>['highlight']>['children'][number];

const lowlight = createLowlight();
const pending = new Map<string, Promise<void>>();

/** Loads what highlights `language` (a name that `languageOf` gave). Rejects when it cannot be loaded. */
export function loadLanguage(language: string): Promise<void> {
  let loading = pending.get(language);
  if (!loading) {
    loading = register(language);
    pending.set(language, loading);
    // A failed load is tried again with the next code.
    loading.catch(() => pending.delete(language));
  }
  return loading;
}

async function register(language: string): Promise<void> {
  lowlight.register(language, await loadGrammar(language));
}

/** The code as tokens, in order; together they are exactly `text`. Its language must have been loaded. */
export function highlight(text: string, language: string): readonly CodeToken[] {
  const tokens: CodeToken[] = [];
  // Without recursion: how deep scopes nest is up to the code.
  const open: { readonly nodes: readonly Tree[]; next: number; readonly class: TokenClass | undefined }[] = [
    { nodes: lowlight.highlight(language, text).children, next: 0, class: undefined },
  ];
  for (let top = open.at(-1); top; top = open.at(-1)) {
    const node = top.nodes[top.next++];
    if (!node) open.pop();
    else if (node.type === 'text') tokens.push({ text: node.value, class: top.class });
    else if (node.type === 'element') {
      open.push({ nodes: node.children, next: 0, class: tokenClass(node.properties.className) ?? top.class });
    }
  }
  return tokens;
}
