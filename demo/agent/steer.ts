/** What a steering message asks for, read from its words. */

export type SteerRequest =
  | { readonly kind: 'search'; readonly word: string }
  /** Without `step`: the one that is going on. */
  | { readonly kind: 'skip'; readonly step?: string }
  | { readonly kind: 'stop' }
  | { readonly kind: 'unknown' };

/** What can be said, for an answer to a message that was not understood. */
export const steerHelp = 'I understand “search for WORD”, “skip STEP” and “stop early”.';

const unquote = (text: string): string => text.replace(/^[“”"'‘’`]+|[“”"'‘’`.!]+$/g, '').trim();

/** Reads one message; never throws. */
export function readSteer(text: string): SteerRequest {
  const words = text.trim().replace(/^please\s+/i, '');
  const search = /^(?:search|look)\s+for\s+(.+)$/is.exec(words);
  if (search) {
    const word = unquote(search[1] ?? '');
    return word === '' ? { kind: 'unknown' } : { kind: 'search', word };
  }
  const skip = /^skip(?:\s+(?:the\s+)?(?:step\s+)?(.*))?$/is.exec(words);
  if (skip) {
    const step = unquote(skip[1] ?? '');
    return step === '' || /^(?:this|it)(?: step)?$/i.test(step) ? { kind: 'skip' } : { kind: 'skip', step };
  }
  if (/^(?:stop|finish|wrap up)(?:\s+(?:early|now))?[.!]*$/i.test(words)) return { kind: 'stop' };
  return { kind: 'unknown' };
}
