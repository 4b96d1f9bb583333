/** A clipboard that notes what is written to it, in place of the browser's. */
export interface TestClipboard {
  readonly written: string[];
  /** Whether writing is not allowed. */
  refuse: boolean;
  restore(): void;
}

export function grantClipboard(): TestClipboard {
  const clipboard: TestClipboard = {
    written: [],
    refuse: false,
    restore: () => void Reflect.deleteProperty(navigator, 'clipboard'),
  };
  const writeText = async (text: string): Promise<void> => {
    if (clipboard.refuse) return Promise.reject(new DOMException('no', 'NotAllowedError'));
    clipboard.written.push(text);
  };
  Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true });
  return clipboard;
}
