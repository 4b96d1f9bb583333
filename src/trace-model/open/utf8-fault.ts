/** Where bytes are not UTF-8. */
import { TraceError } from '../errors.js';

/** A global of the Web platform, which compiles without the DOM's types. */
declare class TextDecoder {
  constructor(label: string, options?: { fatal: boolean });
  decode(input?: Uint8Array, options?: { stream: boolean }): string;
}

const UTF16_MARKS: readonly (readonly [number, number])[] = [
  [0xff, 0xfe],
  [0xfe, 0xff],
];

/** Says which byte is the first that is wrong. */
export function notUtf8(bytes: Uint8Array, cause: unknown): TraceError {
  if (UTF16_MARKS.some(([first, second]) => bytes[0] === first && bytes[1] === second)) {
    return new TraceError('not_utf8', 'The document is UTF-16; trace documents are UTF-8.', { byteOffset: 0, cause });
  }
  const byteOffset = firstWrongByte(bytes);
  return new TraceError('not_utf8', `The document is not UTF-8: byte ${byteOffset.toLocaleString('en')} is wrong.`, { byteOffset, cause });
}

/** A strict decoder takes any beginning that ends before the fault, so the fault is found by halving. */
function firstWrongByte(bytes: Uint8Array): number {
  let right = 0;
  let wrong = bytes.length;
  while (wrong - right > 1) {
    const middle = (right + wrong) >>> 1;
    if (isUtf8Beginning(bytes.subarray(0, middle))) right = middle;
    else wrong = middle;
  }
  return right;
}

function isUtf8Beginning(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    // The answer to the question, not a fault.
    return false;
  }
}
