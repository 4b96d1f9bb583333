/** Bytes to text, strictly: what is not UTF-8 is said with its place, not replaced in silence. */
import { rarely } from './rare-parts.js';

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
    throw rarely().notUtf8(bytes, cause);
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
