/** Reads what an action asks for. */
import { isObject, readBy, tableOf } from '../open/lenient.js';
import * as fields from '../trace-fields.js';
import type { TraceStep } from '../trace-document.js';
import { describe, quoted, type WarningLog } from '../warnings.js';

const INSTRUCT = tableOf(fields.treeStep.instruct);
const EVALUATE = tableOf(fields.treeStep.evaluate);

/** Steps of a node, whose place `nodeAt` gives. What is not a step keeps its place in the list, with nothing in it. */
export function readSteps(list: readonly unknown[], nodeAt: () => string, warnings: WarningLog): readonly TraceStep[] {
  // A list in hand may have holes, which `map` would leave.
  return [...list].map((raw, i): TraceStep => {
    if (isObject(raw)) {
      if (raw.kind === 'instruct' && INSTRUCT.accepts(raw)) return { kind: 'instruct', text: raw.instruction };
      if (raw.kind === 'evaluate' && EVALUATE.accepts(raw)) return { kind: 'evaluate', text: raw.expression };
    }
    return readOddStep(raw, `${nodeAt()}.steps[${i}]`, warnings);
  });
}

/** A step with a fault, as trees are written for the runtime (`{instruct: text}`), or of a kind this version does not know. */
function readOddStep(raw: unknown, at: string, warnings: WarningLog): TraceStep {
  if (!isObject(raw)) {
    warnings.add('odd_step', `${at} is ${describe(raw)}, not a step.`, at);
    return { kind: 'unknown', text: '' };
  }
  if (raw.kind === 'instruct') return { kind: 'instruct', text: readBy(INSTRUCT, raw, at, warnings).instruction ?? '' };
  if (raw.kind === 'evaluate') return { kind: 'evaluate', text: readBy(EVALUATE, raw, at, warnings).expression ?? '' };
  if (typeof raw.instruct === 'string') return { kind: 'instruct', text: raw.instruct };
  if (typeof raw.evaluate === 'string') return { kind: 'evaluate', text: raw.evaluate };
  const kind = typeof raw.kind === 'string' ? raw.kind : describe(raw.kind);
  warnings.once('unknown_step', `This version does not know steps of the kind ${quoted(kind)}.`, at);
  return { kind: 'unknown', text: [raw.text, raw.instruction, raw.expression].find((text) => typeof text === 'string') ?? '' };
}
