/** Reading a file of lines while somebody else appends to it. */
import { closeSync, fstatSync, openSync, readSync, watch } from 'node:fs';
import { dirname } from 'node:path';

const newline = 10;
const chunkBytes = 256 * 1024;
/** Some file systems report no changes at all, so the file is looked at this often in any case. */
const lookAgainMs = 250;

/** Whether `error` is Node's way of saying that the file or folder does not exist. */
export const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');

/**
 * Reads whole lines, each once. What stands after the last line break is never handed out: it is read again when it is
 * complete, so a half-written line is harmless, also when it is later cut off and replaced.
 */
export class LineTail {
  readonly file: string;
  #offset = 0;

  constructor(file: string) {
    this.file = file;
  }

  /** Byte offset behind the last line handed out. */
  get offset(): number {
    return this.#offset;
  }

  /** The next whole lines, without their line breaks; `[]` when there are none yet or the file does not exist. */
  read(): string[] {
    let handle: number;
    try {
      handle = openSync(this.file, 'r');
    } catch (error) {
      if (isMissing(error)) return [];
      throw error;
    }
    try {
      return this.#readFrom(handle);
    } finally {
      closeSync(handle);
    }
  }

  /** All whole lines that are there now. */
  readAll(): string[] {
    const lines: string[] = [];
    for (let batch = this.read(); batch.length > 0; batch = this.read()) lines.push(...batch);
    return lines;
  }

  #readFrom(handle: number): string[] {
    const available = fstatSync(handle).size - this.#offset;
    if (available <= 0) return [];
    // A line longer than one chunk: read more at once until its end is in sight.
    for (let length = Math.min(available, chunkBytes); ; length = Math.min(available, length * 2)) {
      const buffer = Buffer.alloc(length);
      const bytes = buffer.subarray(0, readSync(handle, buffer, 0, length, this.#offset));
      const end = bytes.lastIndexOf(newline);
      if (end >= 0) {
        this.#offset += end + 1;
        return bytes.toString('utf8', 0, end).split('\n');
      }
      if (length === available) return [];
    }
  }
}

/** Calls `onChange` when something in the folder of `file` changed, and now and then anyway, until the signal aborts. */
export function watchFile(file: string, signal: AbortSignal, onChange: () => void): void {
  const timer = setInterval(onChange, lookAgainMs);
  const watcher = watch(dirname(file), onChange);
  // A watcher may break (too many of them, folder removed); the timer goes on without it.
  watcher.on('error', () => watcher.close());
  signal.addEventListener(
    'abort',
    () => {
      clearInterval(timer);
      watcher.close();
    },
    { once: true },
  );
}

/** Wakes who waits; a ring that nobody waited for wakes the next one at once. */
class Bell {
  #isRung = false;
  #wake: (() => void) | undefined;

  ring(): void {
    this.#isRung = true;
    this.#wake?.();
  }

  async rung(): Promise<void> {
    if (!this.#isRung) await new Promise<void>((resolve) => (this.#wake = resolve));
    this.#isRung = false;
  }
}

/**
 * Lines as they are appended, in batches. An empty batch says "that is all for now"; it comes each time the reader
 * has caught up. Ends when the signal aborts.
 */
export async function* followLines(file: string, signal: AbortSignal): AsyncGenerator<readonly string[]> {
  const tail = new LineTail(file);
  const bell = new Bell();
  watchFile(file, signal, () => bell.ring());
  signal.addEventListener('abort', () => bell.ring(), { once: true });
  while (!signal.aborted) {
    const lines = tail.read();
    yield lines;
    if (lines.length === 0) await bell.rung();
  }
}
