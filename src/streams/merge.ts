/** Putting records that came late where they belong: by `seq` where they have one, else after the one they followed. */
import { identityOf } from './reduce/reducer.js';
import type { RunRecord } from './run-record.js';

export interface LateRecord {
  readonly record: RunRecord;
  readonly identity: string;
  /** Identity of the record before it, as the second reading told it. */
  readonly after: string | undefined;
}

/**
 * All records in order. With `overlapped` (a second reading met everything that was known) gap marks whose events are
 * now here, or that name no range, are gone.
 */
export function mergeLate(records: readonly RunRecord[], late: readonly LateRecord[], overlapped: boolean): RunRecord[] {
  const bySeq = late.filter(({ record }) => record.event.seq !== undefined).sort((a, b) => seqOf(a.record) - seqOf(b.record));
  const byPlace = new Map<string | undefined, LateRecord[]>();
  for (const one of late) {
    if (one.record.event.seq !== undefined) continue;
    byPlace.set(one.after, [...(byPlace.get(one.after) ?? []), one]);
  }
  const merged: RunRecord[] = [];
  let epoch: string | number | undefined;
  let next = 0;
  const put = (record: RunRecord): void => {
    merged.push(record);
    const identity = identityOf(record.event);
    const followers = identity === undefined ? undefined : byPlace.get(identity);
    if (!followers) return;
    byPlace.delete(identity);
    for (const one of followers) put(one.record);
  };
  for (const record of records) {
    const { event } = record;
    if (event.epoch !== undefined) epoch = event.epoch;
    for (; event.seq !== undefined && next < bySeq.length; next++) {
      const candidate = bySeq[next] as LateRecord;
      const sameEpoch = (candidate.record.event.epoch ?? epoch) === epoch;
      if (!sameEpoch || seqOf(candidate.record) > event.seq) break;
      put(candidate.record);
    }
    put(record);
  }
  for (; next < bySeq.length; next++) put((bySeq[next] as LateRecord).record);
  for (const rest of byPlace.values()) for (const one of rest) put(one.record);
  return overlapped ? withoutFilledGaps(merged) : merged;
}

const seqOf = (record: RunRecord): number => record.event.seq ?? Infinity;

function withoutFilledGaps(records: RunRecord[]): RunRecord[] {
  const present = new Set(records.map(({ event }) => event.seq));
  return records.filter(({ event }) => {
    if (event.type !== 'gap') return true;
    if (event.from === undefined || event.to === undefined) return false;
    for (let seq = event.from; seq <= event.to; seq++) if (!present.has(seq)) return true;
    return false;
  });
}
