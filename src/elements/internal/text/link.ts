/** Links in text from elsewhere: only where they lead is believed, never what they say. */
import { html, nothing, type TemplateResult } from 'lit';
import { showControls } from '../show-controls.js';

/** An address that may be followed. */
export interface SafeLink {
  /** Normalised, without user name and password. */
  readonly href: string;
  /** Where it leads: the host in ASCII (`xn--…`), or the mail address. */
  readonly host: string;
}

/** Written out in full: what a browser would complete or correct is no address. */
const FULL_ADDRESS = /^(?:https?:\/\/|mailto:)[^\\\p{Cc}\p{Cf}\p{Zs}]/iu;
/** What browsers drop from an address or read as something else. */
const MISREAD = /[\\\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

/** A name of ASCII letters or an IP address; some browsers let escaped characters pass. */
const HOST = /^(?:[\w.-]+|\[[\da-f:.]+\])$/;

/** Judges an address: `https:`, `http:` and `mailto:` may be followed; anything else is undefined. */
export function safeLink(address: string): SafeLink | undefined {
  if (!FULL_ADDRESS.test(address) || MISREAD.test(address)) return undefined;
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url) return undefined;
  if (url.protocol === 'mailto:') return { href: url.href, host: showControls(plain(url.pathname)) };
  if ((url.protocol !== 'https:' && url.protocol !== 'http:') || !HOST.test(url.hostname)) return undefined;
  url.username = '';
  url.password = '';
  return { href: url.href, host: url.host };
}

/** Whether a text that stands for an address already begins with the host it leads to. */
export function saysHost(text: string, { host }: SafeLink): boolean {
  const said = text.trim().toLowerCase().replace(/^(?:https?:\/\/|mailto:)/, '');
  if (!said.startsWith(host.toLowerCase())) return false;
  return /^(?:$|[/?#])/.test(said.slice(host.length));
}

/**
 * Shows `content` as a link to `address`, followed by the host where `text`, its plain text, does not say it. What may
 * not be followed is shown as text, with the address to be read beside it on hover.
 */
export function link(address: string, text: string, content: unknown): TemplateResult {
  const safe = safeLink(address);
  if (!safe) return html`<span class="no-link" title=${showControls(address)}>${content}</span>`;
  return html`<a
    class="text-link"
    href=${safe.href}
    target="_blank"
    rel="noopener noreferrer nofollow ugc"
    tabindex="-1"
    >${content}${saysHost(text, safe) ? nothing : html` <bdi class="link-host">${safe.host}</bdi>`}</a
  >`;
}

function plain(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // Not encoded after all: it stands as it is.
    return text;
  }
}
