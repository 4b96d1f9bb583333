/** A new action's id. `randomUUID` exists in secure contexts only; dashboards on plain http need ids too. */
export const newActionId = (): string =>
  isSecureContext ? crypto.randomUUID() : hex(crypto.getRandomValues(new Uint8Array(16)));

const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
