/** Trees that executions of the older form keep in a second file: named by a hash, which the execution names too. */
import type { TraceInput } from '../../../trace-model/parse-trace.js';

const FILE_NAME = /^([0-9a-f]{64})\.json$/i;
const NAMED = /"snapshot"\s*:\s*"([0-9a-f]{64})"/i;

export const isTreeFile = ({ name }: File): boolean => FILE_NAME.test(name);

export class TreeFiles {
  readonly #trees = new Map<string, Uint8Array>();

  /** Keeps a tree for the executions that were made from it. */
  add(name: string, bytes: Uint8Array): void {
    const hash = FILE_NAME.exec(name)?.[1];
    if (hash !== undefined) this.#trees.set(hash.toLowerCase(), bytes);
  }

  /** The tree that an execution names, if it was added. */
  of(data: TraceInput | undefined): Uint8Array | undefined {
    if (this.#trees.size === 0) return undefined;
    const text = data instanceof Uint8Array ? new TextDecoder().decode(data) : data;
    const hash = typeof text === 'string' ? NAMED.exec(text)?.[1] : undefined;
    return hash === undefined ? undefined : this.#trees.get(hash.toLowerCase());
  }
}
