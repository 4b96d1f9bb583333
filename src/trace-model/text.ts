/** Bytes to text, strictly: what is not UTF-8 is said with its place, not replaced in silence. */
import { TraceError } from './errors.js';

/** The one global of the Web platform used in this folder, which compiles without the DOM's types. */
declare class TextDecoder {
  constructor(label: string, options?: { fatal: boolean });
  decode(input?: Uint8Array, options?: { stream: boolean }): string;
}

/** Text of a document, and whether its bytes end within a character. */
export interface DecodedText {
  readonly text: string;
  readonly endsWithinCharacter: boolean;
}

const UTF16_MARKS: readonly (readonly [number, number])[] = [
  [0xff, 0xfe],
  [0xfe, 0xff],
];

/**
 * Decodes UTF-8; a byte order mark is left out. With `lossy`, what is not UTF-8 becomes replacement marks.
 *
 * @throws TraceError `not_utf8`, with the offset of the first byte that is wrong
 */
export function decodeUtf8(bytes: Uint8Array, lossy = false): DecodedText {
  if (lossy) return { text: new TextDecoder('utf-8').decode(bytes), endsWithinCharacter: false };
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    const text = decoder.decode(bytes, { stream: true });
    return { text, endsWithinCharacter: !ends(decoder) };
  } catch (cause) {
    throw notUtf8(bytes, cause);
  }
}

/** Whether nothing is left over in a decoder. */
function ends(decoder: TextDecoder): boolean {
  try {
    decoder.decode();
    return true;
  } catch {
    // The last bytes are the beginning of a character: the text was cut off.
    return false;
  }
}

function notUtf8(bytes: Uint8Array, cause: unknown): TraceError {
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
