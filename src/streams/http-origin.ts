/** Origin of an address as `http(s):`, `ws(s):` included; `undefined` for what is no address. */
export const httpOrigin = (url: string, base: string | undefined): string | undefined =>
  URL.canParse(url, base) ? new URL(url, base).origin.replace(/^ws/, 'http') : undefined;
