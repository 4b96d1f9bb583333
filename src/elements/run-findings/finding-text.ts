import type { Finding } from '../../streams/findings/index.js';
import { formatDuration, formatNumber, formatRough } from '../internal/format.js';
import { showControls } from '../internal/show-controls.js';
import type { FindingsWords } from '../words/findings-words.js';

/** A finding in words: what it is, what it is about, and the numbers behind it. */
export interface FindingText {
  readonly title: string;
  readonly subject: string;
  readonly detail: string;
}

/** `now` is epoch ms on the server's clock. */
export function findingText(finding: Finding, words: FindingsWords, locale: string, now: number): FindingText {
  const { kind, count, name, durationMs, usualMs, wasted, since } = finding;
  const subject = name === undefined ? '' : showControls(Object.hasOwn(words.kinds, name) ? (words.kinds[name] ?? name) : name);
  const times = formatNumber(count, locale);
  const time = (ms: number): string => formatDuration(ms, locale);
  switch (kind) {
    case 'silence':
      return { title: words.silence(formatRough(now - (since ?? now))), subject, detail: '' };
    case 'slow': {
      const title = count === 1 ? words.slowOne : words.slow(times);
      const detail = durationMs === undefined || usualMs === undefined ? '' : words.took(time(durationMs), time(usualMs));
      return { title, subject, detail };
    }
    default:
      return {
        title: words[kind](times),
        subject,
        detail: wasted?.durationMs ? words.wasted(time(wasted.durationMs)) : '',
      };
  }
}
