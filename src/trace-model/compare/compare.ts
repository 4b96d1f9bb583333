/** Executions side by side: which nodes became what in each, where they began to differ, and what they hold. */
import { align, isSameShape } from './align.js';
import { isMaterial, type ComparedNode, type ComparedSlot, type DifferenceKind, type RowOf, type TraceComparison } from './comparison.js';
import { divergenceOf } from './divergence.js';
import { differenceText } from './difference-text.js';
import { Lazy } from '../derive/lazy.js';
import { indexOfTrace } from '../ask/lookup.js';
import { isAnswer } from '../derive/loops.js';
import { deepEqual } from '../derive/share.js';
import type { Slot, TraceDocument, TraceEntry, TraceNode } from '../trace-document.js';

/** A row before it is known what differs. */
interface Row {
  readonly nodes: (TraceNode | undefined)[];
  /** Place of the row above; -1. */
  parent: number;
}

/** The last comparison with each first document. */
const comparisons = new WeakMap<TraceDocument, TraceComparison>();

/**
 * Compares two or more documents; the first is what the others are compared with. Costs a look at every node and every
 * entry; asked again for the same documents, it gives the same object. Throws a `RangeError` for less than two.
 */
export function compareTraces(documents: readonly TraceDocument[]): TraceComparison {
  const [base, ...others] = documents;
  if (base === undefined || others.length === 0) throw new RangeError('comparing takes two documents or more');
  const known = comparisons.get(base);
  if (known && isSameList(known.documents, documents, Object.is)) return known;
  const comparison = compare(base, others, [...documents]);
  comparisons.set(base, comparison);
  return comparison;
}

function compare(base: TraceDocument, others: readonly TraceDocument[], documents: readonly TraceDocument[]): TraceComparison {
  const { rows, rowOf } = rowsOf(base, others);
  const logs = documents.map(ownEntries);
  const judged = rows.map((row) => ({ ...row, kinds: kindsOf(row, rows, logs) }));
  const consequences = consequencesOf(judged);
  const nodes = judged.map((row, place): ComparedNode => {
    const owner = row.nodes.find((node) => node !== undefined) as TraceNode;
    return {
      path: owner.path,
      name: owner.name,
      nodes: row.nodes,
      kinds: row.kinds,
      isConsequence: consequences[place] === 1,
      get text() {
        return differenceText(row.nodes, row.kinds, row.nodes.map((node, document) => attemptsIn(logAt(node, logs[document]))));
      },
    };
  });
  const differences = nodes.filter(({ kinds }) => kinds.length > 0);
  const firstDivergence = divergenceOf(documents, nodes, rowOf);
  const slots = new Lazy(() => slotsOf(documents));
  return {
    documents,
    isSameTree: others.every((other) => isSameShape(base, other)),
    nodes,
    differences,
    ...(firstDivergence && { firstDivergence }),
    get slots() {
      return slots.value;
    },
    nodeAt: (document, path) => nodes[rowOf(document, path)],
  };
}

/** Every node once, in the order of the first tree; what only later ones have stands after what it follows there. */
function rowsOf(base: TraceDocument, others: readonly TraceDocument[]): { rows: Row[]; rowOf: RowOf } {
  const documents = [base, ...others];
  const sorted: Row[] = base.nodes.map((node) => ({ nodes: documents.map((_, place) => (place === 0 ? node : undefined)), parent: -1 }));
  const following = new Map<Row, Row[]>();
  const added = new Map<string, Row>();
  const owners: Row[][] = [sorted.slice()];
  others.forEach((other, i) => {
    const place = i + 1;
    const alignment = align(base, other);
    let before = sorted[0] as Row;
    owners[place] = other.nodes.map((node, index) => {
      const same = sorted[alignment[index] ?? -1];
      if (same !== undefined) {
        same.nodes[place] = node;
        return (before = same);
      }
      // Two later documents may both have it.
      const key = `${node.path}/${node.name}`;
      let row = added.get(key);
      if (row === undefined) {
        row = { nodes: documents.map(() => undefined), parent: -1 };
        added.set(key, row);
        const list = following.get(before);
        if (list === undefined) following.set(before, [row]);
        else list.push(row);
      }
      row.nodes[place] = node;
      return row;
    });
  });
  const rows = following.size === 0 ? sorted : sorted.flatMap((row) => [row, ...(following.get(row) ?? [])]);
  const places = new Map(rows.map((row, place) => [row, place]));
  const placeOf = (document: number, index: number): number => places.get(owners[document]?.[index] as Row) ?? -1;
  const trees = documents.map(indexOfTrace);
  // The first document that has a node says what it lies below.
  for (let document = documents.length - 1; document >= 0; document--) {
    owners[document]?.forEach((row, index) => (row.parent = placeOf(document, trees[document]?.parents[index] ?? -1)));
  }
  return { rows, rowOf: (document, path) => placeOf(document, trees[document]?.indexOf.get(path) ?? -1) };
}

type Entries = readonly TraceEntry[];
type Log = ReadonlyMap<string, Entries>;
const NO_ENTRIES: Entries = [];

function ownEntries({ entries }: TraceDocument): Log {
  const log = new Map<string, TraceEntry[]>();
  for (const entry of entries) {
    const own = log.get(entry.path);
    if (own === undefined) log.set(entry.path, [entry]);
    else own.push(entry);
  }
  return log;
}

const logAt = (node: TraceNode | undefined, log: Log | undefined): Entries => (node && log?.get(node.path)) ?? NO_ENTRIES;

const attemptsIn = (entries: Entries): number => entries.reduce((most, { attempt = 0 }) => Math.max(most, attempt), 0);

function kindsOf(row: Row, rows: readonly Row[], logs: readonly Log[]): readonly DifferenceKind[] {
  const [first, ...rest] = row.nodes;
  if (first === undefined || rest.some((node) => node === undefined)) return ['missing'];
  const kinds: DifferenceKind[] = [];
  const isOther = (isSame: (a: TraceNode, b: TraceNode) => boolean): boolean => rest.some((node) => !isSame(first, node as TraceNode));
  if (rest.some((node, i) => !isBelowSame(row, rows, node as TraceNode, i + 1))) kinds.push('moved');
  if (isOther(isSameDefinition)) kinds.push('definition');
  if (isOther((a, b) => a.status === b.status && a.recovered === b.recovered)) kinds.push('outcome');
  const own = row.nodes.map((node, document) => logAt(node, logs[document]));
  const silent = own.filter(({ length }) => length === 0).length;
  if (silent === own.length) return kinds;
  // Where one was not asked at all, its status says so.
  if (silent > 0) return kinds.includes('outcome') ? kinds : [...kinds, 'answer'];
  const isOtherLog = (isSame: (a: Entries, b: Entries) => boolean): boolean => own.some((log) => !isSame(own[0] as Entries, log));
  if (isOtherLog((a, b) => attemptsIn(a) === attemptsIn(b))) kinds.push('attempts');
  if (isOtherLog((a, b) => isSameList(a.filter(isAnswer), b.filter(isAnswer), isSameAnswer))) kinds.push('answer');
  if (isOtherLog((a, b) => isSameList(a, b, isSameSaying))) kinds.push('reasoning');
  return kinds;
}

/** Whether a node's parent in a document is the same as in the first. */
const isBelowSame = ({ parent }: Row, rows: readonly Row[], { parentPath }: TraceNode, document: number): boolean =>
  rows[parent]?.nodes[document]?.path === parentPath;

const isSameList = <T>(a: readonly T[], b: readonly T[], isSame: (a: T, b: T) => boolean): boolean =>
  a.length === b.length && a.every((item, i) => isSame(item, b[i] as T));

const isSameDefinition = (a: TraceNode, b: TraceNode): boolean =>
  a.name === b.name &&
  a.kind === b.kind &&
  a.kindText === b.kindText &&
  a.retries?.allowed === b.retries?.allowed &&
  isSameList(a.steps, b.steps, (one, other) => one.kind === other.kind && one.text === other.text);

const isSameAnswer = (a: TraceEntry, b: TraceEntry): boolean => a.step === b.step && a.verdict === b.verdict;
const isSameSaying = (a: TraceEntry, b: TraceEntry): boolean => a.note === b.note && a.submitted === b.submitted;

/** From the leaves up: 1 for a row whose status alone differs, and below which something differs too. */
function consequencesOf(rows: readonly (Row & { readonly kinds: readonly DifferenceKind[] })[]): Uint8Array {
  const consequences = new Uint8Array(rows.length);
  const isAbove = new Uint8Array(rows.length);
  for (let place = rows.length - 1; place >= 0; place--) {
    const { kinds, parent } = rows[place] as (typeof rows)[number];
    const differs = isMaterial({ kinds });
    if (parent >= 0 && (differs || isAbove[place] === 1)) isAbove[parent] = 1;
    if (isAbove[place] === 1 && kinds.length === 1 && kinds[0] === 'outcome') consequences[place] = 1;
  }
  return consequences;
}

function slotsOf(documents: readonly TraceDocument[]): readonly ComparedSlot[] {
  const scopes = [['variable', 'variables'], ['constant', 'constants']] as const;
  return scopes.flatMap(([scope, list]) => {
    const byKey = documents.map((trace) => new Map(trace.scopes[list].map((slot) => [slot.key, slot])));
    const keys = new Set(byKey.flatMap((slots) => [...slots.keys()]));
    return Array.from(keys, (key): ComparedSlot => ({ scope, key, slots: byKey.map((slots) => slots.get(key)) })).filter(({ slots }) => {
      const [first, ...rest] = slots;
      return rest.some((slot) => !isSameValue(slot, first));
    });
  });
}

/** Declared and empty is as absent. */
function isSameValue(a: Slot | undefined, b: Slot | undefined): boolean {
  const [isSetHere, isSetThere] = [a?.isSet === true, b?.isSet === true];
  return isSetHere === isSetThere && (!isSetHere || deepEqual(a?.value, b?.value));
}
