/** A search among the nodes of a document: what was found, and the way through it. */

/** What `search()` gives to a page. Once another search was begun it finds nothing any more. */
export interface TraceSearch {
  /** Nodes found. */
  readonly count: number;
  /** Goes to the next node found, round the end; returns its path. */
  next(): string | undefined;
  /** Goes to the one before. */
  previous(): string | undefined;
}

export interface SearchHost {
  /** Paths of the nodes that hold a text, in tree order; `undefined`: nobody can tell yet. */
  find(text: string): readonly string[] | undefined;
  /** Another one: what was found may be other. */
  version(): unknown;
  /** What was found is to be marked. */
  show(matches: ReadonlySet<string> | undefined): void;
  /** Brings a node into view and makes it the active one. */
  go(path: string): void;
}

export class NodeSearch {
  readonly #host: SearchHost;
  #text = '';
  #version: unknown;
  #paths: readonly string[] = [];
  #at: string | undefined;

  constructor(host: SearchHost) {
    this.#host = host;
  }

  get text(): string {
    return this.#text;
  }

  /** Paths found, in tree order. */
  get paths(): readonly string[] {
    return this.#paths;
  }

  /** 1-based place of the node gone to last; `undefined` before the first. */
  get position(): number | undefined {
    const index = this.#at === undefined ? -1 : this.#paths.indexOf(this.#at);
    return index < 0 ? undefined : index + 1;
  }

  /** Looks for another text; for nothing when it is empty. */
  start(text: string): TraceSearch {
    this.#text = text;
    this.#at = undefined;
    this.#version = undefined;
    this.refresh();
    const mine = (): boolean => this.#text === text;
    const step = (by: 1 | -1) => (): string | undefined => (mine() ? this.step(by) : undefined);
    const count = (): number => (mine() ? this.#paths.length : 0);
    return {
      get count() {
        return count();
      },
      next: step(1),
      previous: step(-1),
    };
  }

  /** Looks anew where the document is another. */
  refresh(): void {
    const version = this.#host.version();
    if (this.#version === version && version !== undefined) return;
    const found = this.#text === '' ? [] : this.#host.find(this.#text);
    this.#version = found && version;
    this.#paths = found ?? [];
    this.#host.show(this.#text === '' ? undefined : new Set(this.#paths));
  }

  step(by: 1 | -1): string | undefined {
    const { length } = this.#paths;
    if (length === 0) return undefined;
    const from = this.position === undefined ? (by === 1 ? -1 : 0) : this.position - 1;
    const path = this.#paths[(from + by + length) % length];
    this.#at = path;
    if (path !== undefined) this.#host.go(path);
    return path;
  }
}
