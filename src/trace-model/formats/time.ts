/** Reads points in time. */

/** Date.parse takes much for a date that is none (`"1"`); this is what the formats write. */
const ISO = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/;
/** Nothing ran before, nothing will have run after: beyond them it is a mistake, and would spoil every scale. */
const EARLIEST = Date.UTC(1990, 0);
const LATEST = Date.UTC(2200, 0);

/** Epoch ms of an ISO 8601 text; `undefined` where it is none, or of no sane year. */
export function readTime(text: string | undefined): number | undefined {
  if (text === undefined || !ISO.test(text)) return undefined;
  const time = Date.parse(text);
  return time >= EARLIEST && time <= LATEST ? time : undefined;
}
