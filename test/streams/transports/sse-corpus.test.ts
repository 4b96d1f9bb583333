/**
 * The public corpus of SSE cases against `SseDecoder`, whole and however it is cut (R1).
 *
 * Compared: the data of every event, their order, the last event id each has (the id of its block or of one before),
 * the id a reconnect would send, and the reconnection time. Not compared: event names. Ours is a format of one kind of
 * event whose type stands in the data, so `event:` is parsed and dropped.
 */
import { expect } from '@open-wc/testing';
import type { Signal } from '../../../src/streams/index.js';
import { SseDecoder } from '../../../src/streams/transports/sse.js';
import { sharedJson } from '../support/shared.js';

interface Case {
  readonly id: string;
  readonly chunks_base64: readonly string[];
  readonly expected_events: readonly { readonly data: string; readonly lastEventId: string }[];
  readonly expected_retry_ms?: number | null;
  readonly expected_reconnect_last_event_id?: string;
}

interface Outcome {
  readonly events: { data: string; lastEventId: string }[];
  readonly lastEventId: string;
  readonly retryMs: number | undefined;
}

const LIMIT = 16 * 1024 * 1024;

/** Decodes, and keeps the last event id as a reader of the signals does. */
function decode(chunks: Iterable<Uint8Array>): Outcome {
  const decoder = new SseDecoder(LIMIT);
  const events: Outcome['events'] = [];
  let lastEventId = '';
  let retryMs: number | undefined;
  const take = (signal: Signal): void => {
    if (signal.type === 'retry') retryMs = signal.delayMs;
    if (signal.type === 'position') lastEventId = signal.id;
    if (signal.type !== 'records') return;
    for (const record of signal.records) {
      lastEventId = record.id ?? lastEventId;
      events.push({ data: record.text ?? '', lastEventId });
    }
  };
  for (const chunk of chunks) for (const signal of decoder.feed(chunk)) take(signal);
  return { events, lastEventId, retryMs };
}

const bytesOf = (base64: string): Uint8Array => Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));

function whole(chunks: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

function check(one: Case, outcome: Outcome, how: string): void {
  const expected = one.expected_events.map(({ data, lastEventId }) => ({ data, lastEventId }));
  expect(outcome.events, `${one.id}, ${how}`).to.deep.equal(expected);
  if (one.expected_retry_ms !== undefined) expect(outcome.retryMs ?? null, `${one.id}, ${how}: retry`).to.equal(one.expected_retry_ms);
  if (one.expected_reconnect_last_event_id !== undefined) {
    expect(outcome.lastEventId, `${one.id}, ${how}: id to resume with`).to.equal(one.expected_reconnect_last_event_id);
  }
}

/** Cut places: all of them, and for long cases every place near the ends and a thousand between. */
function cutsOf(length: number): number[] {
  const all = Array.from({ length: length + 1 }, (_, i) => i);
  if (length <= 1500) return all;
  return all.filter((i) => i < 200 || i > length - 200 || i % Math.ceil(length / 1000) === 0);
}

describe('SSE corpus (R1)', () => {
  let cases: Case[] = [];
  before(async function () {
    cases = await sharedJson<Case[]>(this, 'corpora/sse/cases.json');
  });

  it('has its 120 cases', () => {
    expect(cases).to.have.length.at.least(120);
  });

  it('comes out right in the chunks it is given in, and whole', () => {
    for (const one of cases) {
      const chunks = one.chunks_base64.map(bytesOf);
      check(one, decode(chunks), 'as given');
      check(one, decode([whole(chunks)]), 'whole');
    }
  });

  it('comes out right byte by byte', () => {
    for (const one of cases) {
      const bytes = whole(one.chunks_base64.map(bytesOf));
      check(one, decode(Array.from(bytes, (byte) => Uint8Array.of(byte))), 'byte by byte');
    }
  });

  it('comes out right at every two-way split', function () {
    this.timeout(60_000);
    for (const one of cases) {
      const bytes = whole(one.chunks_base64.map(bytesOf));
      for (const cut of cutsOf(bytes.length)) {
        check(one, decode([bytes.subarray(0, cut), bytes.subarray(cut)]), `cut at ${cut}`);
      }
    }
  });

  it('comes out right at 1,000 random cuts, the same every time', () => {
    let seed = 7;
    const random = (below: number): number => (seed = (seed * 48271) % 2147483647) % below;
    for (let i = 0; i < 1000; i++) {
      const one = cases[random(cases.length)]!;
      const bytes = whole(one.chunks_base64.map(bytesOf));
      const cuts = Array.from({ length: 1 + random(6) }, () => random(bytes.length + 1)).sort((a, b) => a - b);
      const chunks = [...cuts, bytes.length].map((cut, at) => bytes.subarray(cuts[at - 1] ?? 0, cut));
      check(one, decode(chunks), `cut at ${cuts.join()}`);
    }
  });
});
