/** Every way a trace gets into the list: files, addresses, text; and how a file is read again. */
import { traceName } from '../../internal/trace/trace-name.js';
import type { TraceDocument } from '../../../trace-model/trace-document.js';
import type { ViewerWords } from '../../words/viewer-words.js';
import type { FileWatch } from './file-watch.js';
import { nameOfAddress, PAGE_TRACE, type OpenedTraces, type TraceReading, type TraceTab } from '../rail/opened-traces.js';
import type { TreeFiles } from './tree-files.js';
import { bytesOf, canFollowFiles, droppedFiles, isJsonFile, pickFiles, type ChosenFile } from './trace-files.js';

export interface OpeningHost {
  readonly opened: OpenedTraces;
  readonly words: () => ViewerWords;
  /** Shows one of the opened traces. */
  show(id: string): void;
  /** Opens the dialog of `<input type=file>`. */
  askForFiles(): void;
  /** Says something politely. */
  say(text: string): void;
  requestUpdate(): void;
}

/** Text that can only be JSON. */
const looksLikeJson = (text: string): boolean => /^[\s\uFEFF]*[[{]/.test(text);
/** What no address is: words with neither a slash nor a dot, and what addresses are written without. */
const PROSE = /^[^/.]*\s[^/.]*$|[{}<>"]/;

export class Opening {
  readonly #host: OpeningHost;
  /** There with the first file that can be followed. */
  #watch: Promise<FileWatch> | undefined;
  /** There with the first files. */
  #trees: TreeFiles | undefined;
  /** Id of the trace that the next chosen file replaces. */
  #replaced: string | undefined;
  /** What is wrong with the address typed last; empty: nothing. */
  addressProblem = '';

  constructor(host: OpeningHost) {
    this.#host = host;
  }

  /** Follows the file of the trace that is shown, if it can be followed; `undefined`: none. */
  follow(tab: TraceTab | undefined): void {
    if (tab?.handle) this.#watch ??= this.#loadWatch();
    this.#watch?.then((watch) => watch.watch(tab?.handle, tab?.file)).catch(reportError);
  }

  async #loadWatch(): Promise<FileWatch> {
    const { FileWatch } = await import('./file-watch.js');
    return new FileWatch({
      onChange: (file) => void this.#reread(file).catch(reportError),
      onLost: () => this.#host.say(this.#host.words().unreadable(this.#host.opened.shown?.name ?? '')),
    });
  }

  /** The page's own trace, or none. It is shown when it is a new one. */
  setPage(reading: TraceReading | undefined, isNew: boolean): void {
    const { opened } = this.#host;
    const words = this.#host.words();
    if (!reading) return opened.remove(PAGE_TRACE);
    const isListed = opened.find(PAGE_TRACE) !== undefined;
    if (isListed) opened.change(PAGE_TRACE, { reading, name: nameOf(reading) ?? words.document });
    else opened.add({ origin: 'page', reading, name: nameOf(reading) ?? words.document });
    if (isNew || !isListed) this.#host.show(PAGE_TRACE);
  }

  /** Opens an address, or shows it where it is open. */
  openAddress(address: string, treeUrl?: string): string {
    const { opened } = this.#host;
    const src = URL.canParse(address, document.baseURI) ? new URL(address, document.baseURI).href : address;
    const open = opened.tabs.find(({ origin, reading }) => origin === 'address' && reading.src === src);
    const { id } = open ?? opened.add({ origin: 'address', reading: { src }, treeUrl, name: nameOfAddress(src) });
    this.#host.show(id);
    return id;
  }

  openText(text: string): string {
    const { opened } = this.#host;
    const words = this.#host.words();
    const { id } = opened.add({ origin: 'text', reading: { data: text }, tree: this.#trees?.of(text), name: words.pasted });
    this.#host.show(id);
    return id;
  }

  /** Opens what somebody typed or pasted. Returns whether it could be an address or JSON. */
  take(text: string): boolean {
    const words = this.#host.words();
    const isJson = looksLikeJson(text);
    const url = URL.canParse(text, document.baseURI) && !PROSE.test(text) ? new URL(text, document.baseURI) : undefined;
    const isWeb = url !== undefined && /^https?:$/.test(url.protocol);
    this.addressProblem = isJson || isWeb ? '' : url ? words.otherAddress : words.badAddress;
    if (isJson) this.openText(text);
    else if (isWeb) this.openAddress(text);
    this.#host.requestUpdate();
    return this.addressProblem === '';
  }

  /** Opens files and shows the first. Returns its id; `undefined`: none could be opened. */
  async openFiles(files: readonly ChosenFile[]): Promise<string | undefined> {
    const { isTreeFile, TreeFiles } = await import('./tree-files.js');
    this.#trees ??= new TreeFiles();
    const words = this.#host.words();
    const trees = files.filter(({ file }) => isTreeFile(file));
    const wanted = files.filter(({ file }) => isJsonFile(file) && !isTreeFile(file));
    const left = files.length - wanted.length - trees.length;
    if (left > 0) this.#host.say(words.ignored(String(left)));
    else if (trees.length > 0 && wanted.length === 0) this.#host.say(words.treeKept);
    for (const { file } of trees) await this.#keepTree(file);
    const ids: string[] = [];
    for (const chosen of wanted) {
      const id = await this.openFile(chosen);
      if (id !== undefined && ids.push(id) === 1) this.#host.show(id);
    }
    this.#host.requestUpdate();
    return ids[0];
  }

  /** Puts a file on the list, or finds it there. Returns its id; `undefined`: it could not be read. */
  async openFile({ file, handle }: ChosenFile): Promise<string | undefined> {
    const { opened } = this.#host;
    const words = this.#host.words();
    const open = handle && (await this.#tabOf(handle));
    const data = await this.#bytes(file);
    if (data === undefined) this.#host.say(words.unreadable(file.name));
    if (data === undefined || open) return open?.id;
    return opened.add({ origin: 'file', reading: { data }, tree: this.#trees?.of(data), name: file.name, handle, file }).id;
  }

  /** Asks for files; those of the list that has no handle for it are replaced by what is chosen. */
  async choose(replaced?: string): Promise<void> {
    this.#replaced = replaced;
    if (canFollowFiles() && replaced === undefined) await this.openFiles(await pickFiles());
    else this.#host.askForFiles();
  }

  /** Files were chosen by `<input type=file>`. */
  async chosen(files: readonly File[]): Promise<void> {
    const replaced = this.#replaced;
    this.#replaced = undefined;
    const [file] = files;
    if (replaced === undefined || !file) await this.openFiles(files.map((each) => ({ file: each })));
    else await this.#replace(replaced, file);
  }

  async drop(transfer: DataTransfer): Promise<void> {
    await this.openFiles(await droppedFiles(transfer));
  }

  /** Files or text from the clipboard. Returns whether there was anything to open. */
  paste(clipboard: DataTransfer): boolean {
    const files = [...clipboard.files];
    if (files.length > 0) void this.openFiles(files.map((file) => ({ file }))).catch(reportError);
    return files.length > 0 || this.take(clipboard.getData('text/plain').trim());
  }

  /** What a document says about its name, where nothing else did. */
  named({ id, origin, reading }: TraceTab, trace: TraceDocument): void {
    if (origin === 'text' || (origin === 'page' && reading.src === undefined)) {
      this.#host.opened.change(id, { name: traceName(trace) ?? trace.root.name });
    }
  }

  /** Executions that are open already get their tree too. */
  async #keepTree(file: File): Promise<void> {
    const { opened } = this.#host;
    const words = this.#host.words();
    const bytes = await this.#bytes(file);
    if (bytes === undefined) return this.#host.say(words.unreadable(file.name));
    this.#trees?.add(file.name, bytes);
    for (const { id, reading } of opened.tabs) {
      const tree = this.#trees?.of(reading.data);
      if (tree) opened.change(id, { tree });
    }
  }

  async #tabOf(handle: FileSystemFileHandle): Promise<TraceTab | undefined> {
    for (const tab of this.#host.opened.tabs) if (tab.handle && (await handle.isSameEntry(tab.handle))) return tab;
    return undefined;
  }

  async #reread(file: File): Promise<void> {
    const { shown } = this.#host.opened;
    if (shown) await this.#replace(shown.id, file);
  }

  async #replace(id: string, file: File): Promise<void> {
    const data = await this.#bytes(file);
    if (data === undefined) this.#host.say(this.#host.words().unreadable(file.name));
    else this.#host.opened.change(id, { reading: { data }, file });
    this.#host.requestUpdate();
  }

  /** `undefined` where the browser cannot read it any more. */
  #bytes(file: File): Promise<Uint8Array | undefined> {
    return bytesOf(file).catch((error: unknown) => {
      if (error instanceof DOMException) return undefined;
      throw error;
    });
  }
}

const nameOf = ({ src, data }: TraceReading): string | undefined => (data === undefined && src !== undefined ? nameOfAddress(src) : undefined);
