/** Follows a file by its handle, for browsers do not tell of changes themselves. */

/** When to look, in ms: at most so often, and again before a file that has just changed counts as written. */
const LOOK_MS = 1000;
const SETTLE_MS = 100;

export interface FileWatchOptions {
  /** The file is another one than the one given to `watch`, or told of last. */
  readonly onChange: (file: File) => void;
  /** It cannot be read any more. Looking goes on: it may be put back. */
  readonly onLost: () => void;
}

export class FileWatch {
  readonly #options: FileWatchOptions;
  #handle: FileSystemFileHandle | undefined;
  #known = '';
  #isLost = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: FileWatchOptions) {
    this.#options = options;
  }

  /** Follows this file from now on, or none. */
  watch(handle: FileSystemFileHandle | undefined, file?: File): void {
    if (handle === this.#handle) return;
    clearTimeout(this.#timer);
    this.#handle = handle;
    this.#known = file ? stampOf(file) : '';
    this.#isLost = false;
    if (handle) this.#later(handle, LOOK_MS);
  }

  #later(handle: FileSystemFileHandle, ms: number, before = ''): void {
    this.#timer = setTimeout(() => void this.#look(handle, before).catch(reportError), ms);
  }

  /** @param before What was seen a moment ago, where that was a change. */
  async #look(handle: FileSystemFileHandle, before: string): Promise<void> {
    const file = document.hidden ? undefined : await this.#fileOf(handle);
    if (handle !== this.#handle) return;
    const stamp = file ? stampOf(file) : this.#known;
    if (file && stamp !== this.#known) {
      // It may be written just now: it is taken when it has been the same for a moment.
      if (stamp !== before) return this.#later(handle, SETTLE_MS, stamp);
      this.#known = stamp;
      this.#options.onChange(file);
    }
    this.#later(handle, LOOK_MS);
  }

  async #fileOf(handle: FileSystemFileHandle): Promise<File | undefined> {
    try {
      const file = await handle.getFile();
      this.#isLost = false;
      return file;
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
      if (!this.#isLost && handle === this.#handle) this.#options.onLost();
      this.#isLost = true;
      return undefined;
    }
  }
}

const stampOf = ({ lastModified, size }: File): string => `${lastModified} ${size}`;
