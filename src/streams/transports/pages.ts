/** JSON pages: read on from `nextSeq` until one is empty, then ask now and then whether there is more. */
import { open, type HttpOptions } from './http-request.js';
import { fetchDocument, signalsOf } from './json.js';
import type { ConnectionEnd, Signal } from './transport.js';

export { readJson } from './json.js';

const FIRST_PAUSE_MS = 2000;
const LONGEST_PAUSE_MS = 10_000;

/** Goes on where `place.nextSeq` says and moves it along; ends only on 204. */
export async function* readPages(
  options: HttpOptions,
  signal: AbortSignal,
  place: { nextSeq: number },
): AsyncGenerator<Signal, ConnectionEnd> {
  let pause = FIRST_PAUSE_MS;
  let opened = false;
  for (;;) {
    const response = await open(options, signal, { after: place.nextSeq - 1 });
    if (response.status === 204) return 'no-content';
    if (!opened) yield { type: 'open', polled: true };
    opened = true;
    const page = await fetchDocument(response, options);
    yield* signalsOf(page);
    // A page that leads nowhere new is the last for now, whatever it holds.
    const next = Math.max(place.nextSeq, page.nextSeq ?? 0);
    const leadsOn = next > place.nextSeq && page.events.length > 0;
    place.nextSeq = next;
    if (leadsOn) {
      pause = FIRST_PAUSE_MS;
      yield { type: 'bytes' };
      continue;
    }
    yield { type: 'caught-up' };
    await options.pause(pause, signal);
    pause = Math.min(pause * 1.5, LONGEST_PAUSE_MS);
  }
}
