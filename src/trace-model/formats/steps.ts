/** Reads what an action asks for. */
import { isObject, readerOf } from '../lenient.js';
import * as fields from '../trace-fields.js';
import type { TraceStep } from '../trace-document.js';
import { describe, quoted, type WarningLog } from '../warnings.js';

const readInstruct = readerOf(fields.treeStep.instruct);
const readEvaluate = readerOf(fields.treeStep.evaluate);
const NONE: readonly TraceStep[] = [];

/** Steps of a node; `at` is the node's place. What is not a step keeps its place in the list, with nothing in it. */
export function readSteps(list: readonly unknown[] | undefined, at: () => string, warnings: WarningLog): readonly TraceStep[] {
  if (list === undefined || list.length === 0) return NONE;
  return list.map((raw, i) => readStep(raw, () => `${at()}.steps[${i}]`, warnings));
}

function readStep(raw: unknown, at: () => string, warnings: WarningLog): TraceStep {
  if (!isObject(raw)) {
    warnings.add('odd_step', `${at()} is ${describe(raw)}, not a step.`, at());
    return { kind: 'unknown', text: '' };
  }
  switch (raw.kind) {
    case 'instruct':
      return { kind: 'instruct', text: readInstruct(raw, at, warnings).instruction ?? '' };
    case 'evaluate':
      return { kind: 'evaluate', text: readEvaluate(raw, at, warnings).expression ?? '' };
    default:
      return readOther(raw, at, warnings);
  }
}

/** As trees are written for the runtime, `{instruct: text}`; else of a kind this version does not know. */
function readOther(raw: Readonly<Record<string, unknown>>, at: () => string, warnings: WarningLog): TraceStep {
  if (typeof raw.instruct === 'string') return { kind: 'instruct', text: raw.instruct };
  if (typeof raw.evaluate === 'string') return { kind: 'evaluate', text: raw.evaluate };
  const text = [raw.text, raw.instruction, raw.expression].find((value) => typeof value === 'string');
  const kind = typeof raw.kind === 'string' ? raw.kind : describe(raw.kind);
  warnings.once('unknown_step', `This version does not know steps of the kind ${quoted(kind)}.`, at());
  return { kind: 'unknown', text: text ?? '' };
}
