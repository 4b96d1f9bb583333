/** What draws text of one kind: each kind is code of its own, loaded when the first of it is to be shown. */
import type { CSSResult } from 'lit';
import { adoptStyles } from '../adopt-styles.js';
import type * as ansi from './ansi/ansi.js';
import type * as code from './code/code.js';
import type * as diff from './diff/diff.js';
import type * as file from './file/file.js';
import type * as image from './image/image.js';
import type * as tree from './json-tree/json-tree.js';
import type * as markdown from './markdown/markdown.js';

/** What a module draws with, and the style sheets it needs. */
type Part<M, K extends keyof M> = Pick<M, K> & { readonly styles: readonly CSSResult[] };

interface Parts {
  readonly markdown: Part<typeof markdown, 'markdown'>;
  readonly code: Part<typeof code, 'codeBlock'>;
  readonly image: Part<typeof image, 'image'>;
  readonly ansi: Part<typeof ansi, 'ansiText'>;
  readonly diff: Part<typeof diff, 'rowsOfPatch' | 'rowsOfChange' | 'diffView'>;
  readonly tree: Part<typeof tree, 'jsonTree' | 'JsonTreeState'>;
  readonly file: Part<typeof file, 'fileCard'>;
}
export type PartName = keyof Parts;

const loaders: { readonly [K in PartName]: () => Promise<Parts[K]> } = {
  markdown: async () => {
    const { markdown, markdownStyles } = await import('./markdown/markdown.js');
    return { markdown, styles: markdownStyles };
  },
  code: async () => {
    const [{ codeBlock }, { codeStyles }] = await Promise.all([import('./code/code.js'), import('./code/code.styles.js')]);
    return { codeBlock, styles: [codeStyles] };
  },
  image: async () => {
    const [{ image }, { imageStyles }] = await Promise.all([import('./image/image.js'), import('./image/image.styles.js')]);
    return { image, styles: [imageStyles] };
  },
  ansi: async () => {
    const { ansiText, ansiStyles } = await import('./ansi/ansi.js');
    return { ansiText, styles: [ansiStyles] };
  },
  diff: async () => {
    const { rowsOfPatch, rowsOfChange, diffView, diffStyles } = await import('./diff/diff.js');
    return { rowsOfPatch, rowsOfChange, diffView, styles: [diffStyles] };
  },
  tree: async () => {
    const { jsonTree, JsonTreeState, jsonTreeStyles } = await import('./json-tree/json-tree.js');
    return { jsonTree, JsonTreeState, styles: [jsonTreeStyles] };
  },
  file: async () => {
    const { fileCard, fileStyles } = await import('./file/file.js');
    return { fileCard, styles: [fileStyles] };
  },
};

/** Once loaded, for every log of the page. */
const loaded: { -readonly [K in PartName]?: Parts[K] } = {};
const loading = new Map<PartName, Promise<unknown>>();

/** Loads what draws one kind of text. */
export function loadPart<K extends PartName>(name: K): Promise<unknown> {
  let coming = loading.get(name);
  if (!coming) {
    const load = loaders[name] as () => Promise<Parts[K]>;
    coming = load().then((part) => void (loaded[name] = part));
    // A failed load is tried again with the next drawing.
    coming.catch(() => loading.delete(name));
    loading.set(name, coming);
  }
  return coming;
}

/** The same for one shadow root, which gets the style sheets. */
export class TextParts {
  readonly #root: Node;
  readonly #changed: () => void;
  readonly #awaited = new Set<PartName>();

  /** @param changed Called when something that was asked for has come. */
  constructor(root: Node, changed: () => void) {
    this.#root = root;
    this.#changed = changed;
  }

  /** What draws this kind of text; undefined until it has come. */
  get<K extends PartName>(name: K): Parts[K] | undefined {
    const part = loaded[name];
    if (part) for (const sheet of part.styles) adoptStyles(this.#root, sheet);
    else if (!this.#awaited.has(name)) this.#await(name).catch(reportError);
    return part;
  }

  async #await(name: PartName): Promise<void> {
    this.#awaited.add(name);
    try {
      await loadPart(name);
      this.#changed();
    } finally {
      this.#awaited.delete(name);
    }
  }
}
