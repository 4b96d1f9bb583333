/** Documents caught between two writes of the runtime, or without their bookkeeping, as they will be or must have been. */
import { verdictOf } from './entries.js';
import { isWithin } from '../ask/lookup.js';
import { rarely } from '../open/rare-parts.js';
import type { WrittenTrace } from '../trace-document.js';

/** @param before the version before, against which a half-written retry is noticed */
export function repaired(written: WrittenTrace, before?: WrittenTrace): WrittenTrace {
  if (mayHaveLostBookkeeping(written)) return rarely().withBookkeeping(written);
  const isOpen = typeof written.cursor !== 'string';
  const retried = before === undefined || isOpen ? [] : beginningRetries(written, before);
  return retried.length === 0 ? written : { ...written, ...withoutSubtrees(written, retried) };
}

/** Answers were given, and of no node it is said what became of it: the maps are missing, or a reset has emptied them and not yet the log. */
const mayHaveLostBookkeeping = ({ nodeStatus, entries }: WrittenTrace): boolean =>
  ![...nodeStatus.values()].some(isAnswer) &&
  entries.some((entry) => entry.kind !== 'protocol' && entry.cursor !== undefined && isAnswer(verdictOf(entry)));

const isAnswer = (verdict: string): boolean => verdict === 'success' || verdict === 'failure';

/** A retry is counted in one write, and what is tried again forgotten in the next; both come before the cursor. */
const beginningRetries = ({ retryCount, nodeStatus }: WrittenTrace, before: WrittenTrace): readonly string[] =>
  [...retryCount]
    .filter(([path, used]) => used === (before.retryCount.get(path) ?? 0) + 1 && [...nodeStatus].some(([key, status]) => failsWithin(key, status, path, before)))
    .map(([path]) => path);

const failsWithin = (key: string, status: string, path: string, before: WrittenTrace): boolean =>
  status === 'failure' && isWithin(key, path) && before.nodeStatus.get(key) === 'failure';

function withoutSubtrees({ nodeStatus, stepIndex }: WrittenTrace, paths: readonly string[]): Pick<WrittenTrace, 'nodeStatus' | 'stepIndex'> {
  const isForgotten = (key: string): boolean => paths.some((path) => isWithin(key, path));
  const kept = <T>(map: ReadonlyMap<string, T>): ReadonlyMap<string, T> => new Map([...map].filter(([key]) => !isForgotten(key)));
  return { nodeStatus: kept(nodeStatus), stepIndex: kept(stepIndex) };
}
