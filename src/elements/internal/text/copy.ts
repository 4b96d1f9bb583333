import { wellFormed } from './excerpt.js';

export type CopyResult = 'copied' | 'failed';

/** Copies a text as it came. Never rejects: whether the browser allowed it is the result. */
export async function copyText(text: string): Promise<CopyResult> {
  // On pages served over plain HTTP there is no clipboard, whatever the types say.
  const clipboard = navigator.clipboard as Clipboard | undefined;
  if (!clipboard) return 'failed';
  return clipboard.writeText(wellFormed(text)).then(
    () => 'copied',
    () => 'failed',
  );
}
