/** Which images may be shown, and which of them without asking. */

/** Longest `data:` address shown, in characters: about 3.7 MB of image. */
export const MAX_DATA_CHARACTERS = 5_000_000;

/** What an image's address is: loaded from a host, part of the text itself, or nothing that is shown. */
export type ImageSource =
  | { readonly kind: 'remote'; readonly url: URL }
  | { readonly kind: 'inline'; readonly href: string }
  | { readonly kind: 'refused' }
  | { readonly kind: 'too-large' };

const INLINE = /^data:image\/(?:png|jpeg|gif|webp);base64,[a-z\d+/=\s]*$/i;
const REMOTE = /^https?:\/\/[^\\\p{Cc}\p{Cf}]*$/iu;

/** Judges an image's address. SVG, which is a document, is refused like anything that is not listed. */
export function imageSource(address: string): ImageSource {
  if (/^data:/i.test(address)) {
    if (address.length > MAX_DATA_CHARACTERS) return { kind: 'too-large' };
    return INLINE.test(address) ? { kind: 'inline', href: address } : { kind: 'refused' };
  }
  const url = REMOTE.test(address) && URL.canParse(address) ? new URL(address) : undefined;
  if (!url) return { kind: 'refused' };
  url.username = '';
  url.password = '';
  return { kind: 'remote', url };
}

/** Slashes in disguise: a server may take them for the real ones, and leave the folder that was allowed. */
const HIDDEN_SLASH = /%(?:2f|5c|25)/i;

/**
 * Whether `url` is on one of `hosts`: full origins, with or without the beginning of a path
 * (`https://img.example`, `https://img.example/avatars`). A server that redirects can still lead elsewhere.
 */
export function isAllowedImage(url: URL, hosts: readonly string[]): boolean {
  return hosts.some((host) => {
    const allowed = URL.canParse(host) ? new URL(host) : undefined;
    if (!allowed || allowed.origin === 'null' || allowed.origin !== url.origin) return false;
    if (allowed.pathname === '/') return true;
    if (HIDDEN_SLASH.test(url.pathname)) return false;
    const folder = allowed.pathname.endsWith('/') ? allowed.pathname : `${allowed.pathname}/`;
    return url.pathname === allowed.pathname || url.pathname.startsWith(folder);
  });
}
