/** The events of one run as they stand in its file, from any position, and on as it grows. */
import { followLines, LineTail } from '../shared/line-tail.js';
import { terminalTypes } from '../shared/run-folder.js';
import { decodeLine } from './digest.js';

/** An event with its place: `text` is the JSON as the agent wrote it, one line. */
export interface PlacedEvent {
  readonly seq: number;
  readonly text: string;
  readonly terminal: boolean;
}

const place = (text: string, seq: number): PlacedEvent => ({ seq, text, terminal: terminalTypes.has(decodeLine(text).type) });

/** The events there are now, those behind `after`. */
export const readEvents = (file: string, after: number): PlacedEvent[] =>
  new LineTail(file)
    .readAll()
    .slice(after)
    .map((text, index) => place(text, after + index + 1));

/**
 * Batches of events behind `after`; an empty batch each time there is nothing more for now. Returns after the terminal
 * event or when the signal aborts.
 */
export async function* followEvents(
  file: string,
  after: number,
  signal: AbortSignal,
): AsyncGenerator<readonly PlacedEvent[]> {
  let seq = 0;
  for await (const lines of followLines(file, signal)) {
    const batch = lines.map((text) => place(text, ++seq));
    const end = batch.findIndex((event) => event.terminal);
    const events = (end < 0 ? batch : batch.slice(0, end + 1)).filter((event) => event.seq > after);
    // A batch that was skipped whole is not "nothing more for now".
    if (events.length > 0 || lines.length === 0) yield events;
    if (end >= 0) return;
  }
}

/**
 * The `seq` a client asks to resume behind, from an event's id, a bare `seq`, or nothing (0). `undefined` when the
 * run has no such position: it belongs to another run, or to a history that is gone.
 */
export function resumePosition(runId: string, asked: string | undefined, lastSeq: number): number | undefined {
  if (asked === undefined || asked === '') return 0;
  const digits = asked.startsWith(`${runId}.`) ? asked.slice(runId.length + 1) : asked;
  if (!/^\d{1,15}$/.test(digits)) return undefined;
  const seq = Number(digits);
  return seq <= lastSeq ? seq : undefined;
}
