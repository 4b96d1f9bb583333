/** Where executions began to differ: their logs, answer by answer, until one is another. */
import { isMaterial, type ComparedNode, type Divergence, type RowOf } from './comparison.js';
import { atAttempt, inEach, letterOf } from './difference-text.js';
import { isAnswer } from '../derive/loops.js';
import type { TraceDocument, TraceEntry } from '../trace-document.js';

/** The first answer that is not the same in all; without logs, the first node in tree order that came out otherwise. */
export function divergenceOf(documents: readonly TraceDocument[], nodes: readonly ComparedNode[], rowOf: RowOf): Divergence | undefined {
  const logs = documents.map(({ entries }) => entries.filter(isAnswer));
  const placeOf = (entry: TraceEntry | undefined, document: number): number => (entry ? rowOf(document, entry.path) : -1);
  const isSame = (entries: readonly (TraceEntry | undefined)[]): boolean =>
    entries.every(
      (entry, document) =>
        entry?.verdict === entries[0]?.verdict && isSameQuestion(entry, entries[0]) && placeOf(entry, document) === placeOf(entries[0], 0),
    );
  const shortest = Math.min(...logs.map(({ length }) => length));
  const longest = Math.max(...logs.map(({ length }) => length));
  const at = (index: number): readonly (TraceEntry | undefined)[] => logs.map((log) => log[index]);
  let index = 0;
  while (index < shortest && isSame(at(index))) index++;
  if (index >= longest) return settledOtherwise(nodes);
  const entries = at(index);
  const places = entries.map(placeOf);
  const first = entries.findIndex((entry) => entry !== undefined);
  const node = nodes[places[first] ?? -1];
  if (node === undefined) return undefined;
  const facts = { path: node.path, name: node.name, entries };
  if (entries.some((entry) => entry === undefined)) return { ...facts, kind: 'end', text: endText(entries, documents) };
  const isOneStep = entries.every((entry, document) => places[document] === places[0] && isSameQuestion(entry, entries[0]));
  return isOneStep ? { ...facts, kind: 'outcome', text: outcomeText(entries) } : { ...facts, kind: 'course', text: courseText(entries) };
}

const isSameQuestion = (a: TraceEntry | undefined, b: TraceEntry | undefined): boolean => a?.step === b?.step && a?.kind === b?.kind;

function settledOtherwise(nodes: readonly ComparedNode[]): Divergence | undefined {
  const node = nodes.find((each) => isMaterial(each) && !each.isConsequence && each.kinds.includes('outcome'));
  if (node === undefined) return undefined;
  return { path: node.path, name: node.name, kind: 'outcome', entries: node.nodes.map(() => undefined), text: `${node.name}: ${node.text.charAt(0).toLowerCase()}${node.text.slice(1)}` };
}

const verdictText = ({ verdict, kind }: TraceEntry): string =>
  kind === 'protocol' ? (verdict === 'success' ? 'accepted' : 'rejected') : verdict === 'success' ? 'passed' : 'failed';

const outcomeText = (entries: readonly (TraceEntry | undefined)[]): string =>
  `${entries[0]?.name ?? ''}: ${inEach(entries.map((entry) => (entry ? verdictText(entry) : '')))}${atAttempt(entries[0]?.attempt)}.`;

/** Names are not unique: nodes that have the same one are told apart by their paths. */
function courseText(entries: readonly (TraceEntry | undefined)[]): string {
  const steps = entries.map((entry) => (entry ? stepText(entry) : ''));
  const paths = entries.map((entry) => (new Set(steps).size < steps.length ? ` (${entry?.path === '' ? 'the root' : (entry?.path ?? '')})` : ''));
  return `${steps.map((step, place) => `${letterOf(place)} goes on with ${step}${paths[place] ?? ''}`).join(', ')}.`;
}

const stepText = ({ name, step, attempt }: TraceEntry): string =>
  `${name}${step !== undefined && step > 0 ? ` step ${step + 1}` : ''}${atAttempt(attempt)}`;

const endText = (entries: readonly (TraceEntry | undefined)[], documents: readonly TraceDocument[]): string =>
  `${entries
    .map((entry, place) => {
      const letter = letterOf(place);
      if (entry) return `${letter} goes on with ${stepText(entry)}`;
      return documents[place]?.status === 'running' ? `${letter} has no answer yet` : `${letter} has ended`;
    })
    .join(', ')}.`;
