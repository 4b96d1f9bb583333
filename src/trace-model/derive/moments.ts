/** The moments of a tree, worked out one after another in the same two places, by turns: a seek makes little that is thrown away. */
import { treeIndexOf } from '../ask/lookup.js';
import type { Work } from './derive.js';
import type { DerivedEntries } from './entries.js';
import { momentAfter } from './keyframes.js';
import { momentNodes, type KnownMoment, type Untouched } from './moment-nodes.js';
import { noTimes, timesOf } from './nodes.js';
import { Replay, runtimeAt } from './replay.js';
import type { RuntimeState } from './runtime.js';
import { judge, roomFor } from './status.js';
import type { TraceNode, WrittenNode, WrittenTrace } from '../trace-document.js';

/** Where a moment is worked out; it lasts until the next but one. */
const placeFor = (nodes: readonly WrittenNode[]) => ({
  replay: new Replay(nodes),
  outcomes: new Uint8Array(nodes.length),
  room: roomFor(nodes.length),
  times: noTimes(nodes.length),
});

interface Desk {
  readonly places: readonly ReturnType<typeof placeFor>[];
  readonly marks: readonly Uint8Array[];
  readonly untouched: Untouched;
  turn: number;
  /** Where only the bookkeeping of a moment is worked out. */
  readonly spare: Pick<ReturnType<typeof placeFor>, 'replay' | 'outcomes'>;
  /** The moment that was worked out last. */
  latest?: KnownMoment;
}

const desks = new WeakMap<readonly WrittenNode[], Desk>();

function deskOf(nodes: readonly WrittenNode[]): Desk {
  let desk = desks.get(nodes);
  if (desk === undefined) {
    const marks = [new Uint8Array(nodes.length), new Uint8Array(nodes.length)];
    const spare = { replay: new Replay(nodes), outcomes: new Uint8Array(nodes.length) };
    desk = { places: [placeFor(nodes), placeFor(nodes)], marks, untouched: new Map(), turn: 0, spare };
    desks.set(nodes, desk);
  }
  return desk;
}

/**
 * What a document comes to after the first `count` entries of its log.
 * @param past What it says there. @param near Nodes of another of its moments or versions: those that are as they were then stay the same objects.
 */
export function workAfter(written: WrittenTrace, count: number, past: WrittenTrace, whole: Work, near: readonly TraceNode[] = whole.nodes): Work {
  const desk = deskOf(written.nodes);
  const { replay, outcomes, room, times } = desk.places[desk.turn++ % 2] as Desk['places'][number];
  const { latest } = desk;
  const moment = momentAfter(written, count, replay);
  const log = beginningOf(whole.log, written, count);
  const facts = judge(past, treeIndexOf(written.nodes), runtimeAt(past, moment, outcomes), moment.attempts, room);
  const made = { facts, times: timesOf(facts, log, times) };
  const moments = whole.made ? [{ ...whole.made, nodes: whole.nodes }] : [];
  if (latest?.nodes === near) moments.unshift(latest);
  const nodes = momentNodes(made, moments, near, desk.untouched, desk.marks);
  desk.latest = { ...made, nodes };
  return { log, nodes };
}

/** The runtime's bookkeeping after the first `count` entries. It lasts until another is asked for. */
export function runtimeAfter(written: Pick<WrittenTrace, 'nodes' | 'entries'>, count: number): RuntimeState {
  const { replay, outcomes } = deskOf(written.nodes).spare;
  return runtimeAt(written, momentAfter(written, count, replay), outcomes);
}

/** What the first `count` entries of a log were joined to. */
const beginningOf = ({ entries, owners, times, lost }: DerivedEntries, written: WrittenTrace, count: number): DerivedEntries => ({
  entries: entries.slice(0, count),
  owners: owners.subarray(0, count),
  times: times.subarray(0, count),
  lost: lost.filter((index) => index < count),
  get attempts() {
    return momentAfter(written, count).attempts;
  },
});
