import { expect } from '@open-wc/testing';
import { serve, type Reply, type Script } from './fault-server.js';
import { foldOf, plain, smallRun } from './runs.js';
import { watch } from './watch.js';

/** Runs served side by side; each has a script of its own, so that the order of its requests is known. */
const LANES = 4;

/**
 * Serves the small run once for each cut: the first answer ends there, the second brings the rest. Every time the
 * state must be that of the run received without a break. Gives the id each second request named.
 */
export async function cutEverywhere(
  format: Script['format'],
  end: Reply['end'],
  cuts: readonly number[],
): Promise<Map<number, string | undefined>> {
  const expected = plain(foldOf(smallRun));
  const ids = new Map<number, string | undefined>();
  const lane = async (own: readonly number[]): Promise<void> => {
    const replies = own.flatMap((cutAfterBytes): Reply[] => [{ cutAfterBytes, end }, {}]);
    const run = await serve({ format, events: smallRun, replies });
    for (const cut of own) {
      const seen = watch({ url: run.url });
      expect(plain(await seen.finished()), `cut after ${cut} bytes`).to.deep.equal(expected);
      seen.stop();
    }
    const reads = await run.reads();
    expect(reads).to.have.length(2 * own.length);
    for (const [i, cut] of own.entries()) ids.set(cut, reads[2 * i + 1]!.headers['last-event-id']);
  };
  await Promise.all(Array.from({ length: LANES }, (_, n) => lane(cuts.filter((__, i) => i % LANES === n))));
  return ids;
}

/** The lengths after which each event of the small run is whole. */
export const endsOf = (encode: (event: unknown) => string): number[] =>
  smallRun.map((_, i) => new TextEncoder().encode(smallRun.slice(0, i + 1).map(encode).join('')).length);

/** Ids of the events that are whole after so many bytes, and `undefined` for none. */
export const wholeAt = (cut: number, ends: readonly number[]): (string | undefined)[] => [
  undefined,
  ...smallRun.slice(0, ends.filter((end) => end <= cut).length).map(({ id }) => id),
];
