/**
 * The way to what few documents need. A page that opens documents as they usually are does not pay for it: `openLater`
 * loads it when a document asks. `parseTrace`, which answers at once, brings it along.
 */
import type { FormatContext } from '../formats/format.js';
import type { GateResult, Opened, Series } from './opened.js';
import type { TraceWarning, WrittenTrace } from '../trace-document.js';

/** What `rare.ts` has; its modules say more. */
export interface RareParts {
  tooLarge(actual: number, limit: number): Error;
  notUtf8(bytes: Uint8Array, cause: unknown): Error;
  notATrace(value: unknown): Error;
  readDamaged(text: string, length: number): GateResult;
  odditiesIn(value: unknown): TraceWarning[];
  seriesOf(gate: GateResult, read: (opened: Opened) => WrittenTrace, hasTree: boolean): Series | undefined;
  readAbtree(raw: Readonly<Record<string, unknown>>, context: FormatContext): WrittenTrace;
  rootOfTree(context: FormatContext, hint: string, inside?: unknown): { readonly root: unknown };
  withBookkeeping(written: WrittenTrace): WrittenTrace;
  shareWritten(old: WrittenTrace, fresh: WrittenTrace): WrittenTrace;
}

/** Once loaded, for everything that opens documents. */
let parts: RareParts | undefined;

/** A document needs what is not loaded: to be opened again when it is. */
export class RareNeeded extends Error {}

/** From now on it is there. */
export const provideRare = (given: RareParts): void => {
  parts = given;
};

/** @throws RareNeeded while it is not there */
export function rarely(): RareParts {
  if (!parts) throw new RareNeeded('what few documents need is not loaded');
  return parts;
}
