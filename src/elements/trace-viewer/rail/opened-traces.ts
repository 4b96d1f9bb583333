/** The list of opened traces: what each is read from, and what was seen of it last. Nothing of it outlives the element. */
import type { TraceStoreOptions } from '../../../streams/index.js';
import type { TraceInput } from '../../../trace-model/parse-trace.js';
import type { TraceDocument } from '../../../trace-model/trace-document.js';
import { listAs } from '../../internal/trace/trace-name.js';

/** Where a trace came from: the page's `src` or `data`, a file, an address, or pasted text. */
export type TraceOrigin = 'page' | 'file' | 'address' | 'text';

/** An opened trace, as a page is told of it. */
export interface OpenedTrace {
  readonly id: string;
  /** The file's name, or the last part of the address; numbered where two are alike. */
  readonly name: string;
  readonly origin: TraceOrigin;
  /** Whether it is the one that is shown. */
  readonly shown: boolean;
  /** What was seen of it last; `undefined` before it was shown for the first time. */
  readonly trace: TraceDocument | undefined;
}

/** What the canvas is to read. */
export interface TraceReading {
  readonly src?: string | undefined;
  readonly data?: TraceInput | undefined;
}

/** An opened trace as the viewer keeps it. */
export interface TraceTab {
  readonly id: string;
  readonly name: string;
  readonly origin: TraceOrigin;
  readonly reading: TraceReading;
  /** Path of the node selected in it. */
  readonly selected?: string | undefined;
  readonly trace?: TraceDocument | undefined;
  /** Whether the last reading failed. */
  readonly isBroken?: boolean;
  /** The second file its tree is in: opened too, or its address. */
  readonly tree?: Uint8Array | undefined;
  readonly treeUrl?: string | undefined;
  /** By which a file is read again as it changes. */
  readonly handle?: FileSystemFileHandle | undefined;
  /** The file as it was read last. */
  readonly file?: File;
}

/** Id of the trace that the page's own `src` or `data` name. */
export const PAGE_TRACE = 'page';

export class OpenedTraces {
  #tabs: readonly TraceTab[] = [];
  #shownId: string | undefined;
  #made = 0;

  get tabs(): readonly TraceTab[] {
    return this.#tabs;
  }

  get shown(): TraceTab | undefined {
    return this.#tabs.find(({ id }) => id === this.#shownId);
  }

  /** What a page is told. */
  get list(): readonly OpenedTrace[] {
    return this.#tabs.map(({ id, name, origin, trace }) => ({ id, name, origin, trace, shown: id === this.#shownId }));
  }

  find(id: string): TraceTab | undefined {
    return this.#tabs.find((tab) => tab.id === id);
  }

  /** Puts a trace at the end of the list; the page's own stands first. */
  add(tab: Omit<TraceTab, 'id'>): TraceTab {
    const isPage = tab.origin === 'page';
    const added = { ...tab, id: isPage ? PAGE_TRACE : `trace-${++this.#made}`, name: this.#numbered(tab.name) };
    this.#tabs = isPage ? [added, ...this.#tabs] : [...this.#tabs, added];
    return added;
  }

  change(id: string, changes: Partial<Omit<TraceTab, 'id'>>): void {
    this.#tabs = this.#tabs.map((tab) => (tab.id === id ? { ...tab, ...changes } : tab));
    const { trace, name } = this.find(id) ?? {};
    if (trace && name !== undefined) listAs(trace, name);
  }

  show(id: string | undefined): void {
    this.#shownId = id;
  }

  /** Takes a trace off the list. Where it was shown, its neighbour takes its place. */
  remove(id: string): void {
    const at = this.#tabs.findIndex((tab) => tab.id === id);
    if (at < 0) return;
    this.#tabs = this.#tabs.filter((tab) => tab.id !== id);
    if (this.#shownId === id) this.#shownId = this.#tabs[Math.min(at, this.#tabs.length - 1)]?.id;
  }

  #numbered(name: string): string {
    const taken = new Set(this.#tabs.map((tab) => tab.name));
    let numbered = name;
    // Before the ending, which may be cut, and which a file that is saved needs.
    for (let number = 2; taken.has(numbered); number++) numbered = name.replace(/(\.\w+)?$/, ` (${number})$1`);
    return numbered;
  }
}

/** What of a page's wishes is for its own trace, and what is for all. */
export type ReadingOptions = Pick<TraceStoreOptions, 'live' | 'format' | 'requestInit'> & Readonly<Record<'treeSrc', string | undefined>> & Readonly<Record<'treeData', TraceInput | undefined>>;

/** How a trace is read. What the page's requests carry is for its own address and its own origin only. */
export function storeOptionsOf({ origin, reading: { src, data }, tree, treeUrl }: TraceTab, { live, format, requestInit, treeSrc, treeData }: ReadingOptions): TraceStoreOptions {
  const isPage = origin === 'page';
  const isOurs = isPage || (src !== undefined && URL.canParse(src) && new URL(src).origin === location.origin);
  const given = isPage ? { treeUrl: treeSrc, tree: treeData } : { treeUrl, tree };
  return { url: src, data, ...given, live, format, requestInit: isOurs ? requestInit : undefined };
}

/** The last part of an address, as people read it. */
export function nameOfAddress(address: string): string {
  const last = address.replace(/[?#].*$/s, '').split('/').findLast((part) => part !== '') ?? address;
  try {
    return decodeURIComponent(last);
  } catch {
    // A lone per cent sign; the address says as much as it can.
    return last;
  }
}
