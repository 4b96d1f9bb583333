/** A long execution, as its runtime would write it: choices, tests that fail and are tried again, thoughts, values. */
import { randomFrom } from './tree.js';

type Outcome = 'success' | 'failure';

interface Step {
  readonly kind: 'instruct' | 'evaluate';
  readonly instruction?: string;
  readonly expression?: string;
}

interface Written {
  readonly type: 'sequence' | 'selector' | 'action';
  readonly name: string;
  readonly retries?: number;
  readonly steps?: readonly Step[];
  readonly children?: readonly Written[];
  readonly state?: object;
}

const TIME = Date.UTC(2026, 4, 22, 9);
/** Packages of work in an area. */
const PACKAGES = 20;
/** How often a judgement is true. */
const PASSES = 0.15;

const instruct = (instruction: string): Step => ({ kind: 'instruct', instruction });
const evaluate = (expression: string): Step => ({ kind: 'evaluate', expression });
const action = (name: string, ...steps: Step[]): Written => ({ type: 'action', name, steps });

/** One fault to be found and mended. */
function packageOf(at: number): Written {
  const name = `Mend_Fault_${at}`;
  const fault = `$VAR.${name}__cause`;
  return {
    type: 'sequence',
    name,
    retries: 200,
    state: { var: { [`${name}__cause`]: null, [`${name}__report`]: null } },
    children: [
      action(`Read_Report_${at}`, instruct(`Read report ${at} of $CONST.Mend_Faults__project and write what is claimed to $VAR.${name}__report.`)),
      {
        type: 'selector',
        name: `Find_Cause_${at}`,
        children: [
          action(`Known_Cause_${at}`, evaluate(`${fault} is one of $CONST.Mend_Faults__known_causes`)),
          action(`Reproduce_${at}`, instruct(`Write a test that shows $VAR.${name}__report. Keep it as small as you can.`), evaluate('The test fails when it is run alone.')),
          action(`Ask_Owner_${at}`, instruct(`Ask the owner of the part what may lead to $VAR.${name}__report, and write it to ${fault}.`)),
        ],
      },
      {
        type: 'sequence',
        name: `Mend_${at}`,
        retries: 4,
        children: [
          action(`Write_Patch_${at}`, instruct(`Write the smallest patch for ${fault}. Store its summary.`)),
          action(`Run_Tests_${at}`, instruct('Run the whole suite and keep the report.'), evaluate('No test failed.')),
        ],
      },
    ],
  };
}

function treeOf(packages: number): Written {
  const areas = Array.from({ length: Math.ceil(packages / PACKAGES) }, (_, area): Written => {
    const count = Math.min(PACKAGES, packages - area * PACKAGES);
    return { type: 'sequence', name: `Area_${area}`, children: Array.from({ length: count }, (_, at) => packageOf(area * PACKAGES + at)) };
  });
  const constants = { Mend_Faults__project: 'bench', Mend_Faults__known_causes: ['a wrong default', 'a race', 'an off-by-one'] };
  return { type: 'sequence', name: 'Mend_Faults', state: { const: constants }, children: areas };
}

/** Runs the tree by the rules of the runtime until `wanted` entries are written; the question after that stays open. */
class Runtime {
  readonly status = new Map<string, Outcome>();
  readonly step = new Map<string, number>();
  readonly retry = new Map<string, number>();
  readonly entries: object[] = [];
  cursor = 'null';
  readonly #wanted: number;
  readonly #random: () => number;
  #time = TIME;

  constructor(wanted: number, seed: number) {
    this.#wanted = wanted;
    this.#random = randomFrom(seed);
  }

  get time(): string {
    return new Date(this.#time).toISOString();
  }

  /** What a node came to; `undefined`: a question is open. */
  run(node: Written, path: readonly number[]): Outcome | undefined {
    const key = path.join('.');
    for (;;) {
      const outcome = node.type === 'action' ? this.#ask(node, path) : this.#runChildren(node, path);
      if (outcome === undefined) return undefined;
      if (path.length > 0) this.status.set(key, outcome);
      const used = this.retry.get(key) ?? 0;
      if (outcome === 'success' || used >= (node.retries ?? 0)) return outcome;
      this.retry.set(key, used + 1);
      this.#forget(node, path);
    }
  }

  #runChildren({ type, children = [] }: Written, path: readonly number[]): Outcome | undefined {
    for (const [index, child] of children.entries()) {
      const outcome = this.run(child, [...path, index]);
      if (outcome === undefined) return undefined;
      if ((outcome === 'success') === (type === 'selector')) return outcome;
    }
    return type === 'selector' ? 'failure' : 'success';
  }

  #ask(node: Written, path: readonly number[]): Outcome | undefined {
    for (const [index, { kind }] of (node.steps ?? []).entries()) {
      const cursor = JSON.stringify({ path, step: index });
      const log = (entry: object, note?: string): void => {
        this.#time += 500 + Math.floor(this.#random() * 40_000);
        this.entries.push({ ts: this.time, kind, cursor, name: node.name, ...entry, ...(note !== undefined && { note }) });
      };
      if (this.entries.length >= this.#wanted) {
        this.cursor = cursor;
        return undefined;
      }
      if (this.#random() < 0.15) log({ kind: 'think', submitted: 'thought', outcome: 'recorded' }, 'What was changed last is the most likely cause, so I look there first.');
      if (this.#random() < 0.1) log({ submitted: 'running', outcome: 'running' }, 'The suite takes some minutes.');
      const isGood = kind === 'instruct' || this.#random() < PASSES;
      const isLast = index + 1 === node.steps?.length;
      const submitted = kind === 'evaluate' ? String(isGood) : isGood ? 'success' : 'failure';
      const outcome = kind === 'evaluate' ? `evaluation_${isGood ? 'passed' : 'failed'}` : !isGood ? 'action_failed' : isLast ? 'action_complete' : 'step_complete';
      log({ submitted, outcome }, noteOn(node.name, isGood, this.#random()));
      if (!isGood) return 'failure';
      // The answer to a last instruction settles the action at once; its step stays where it was.
      if (kind === 'evaluate' || !isLast) this.step.set(path.join('.'), index + 1);
    }
    return 'success';
  }

  /** A retry begins anew but for the retries that were used below. */
  #forget({ children = [] }: Written, path: readonly number[]): void {
    this.status.delete(path.join('.'));
    this.step.delete(path.join('.'));
    for (const [index, child] of children.entries()) this.#forget(child, [...path, index]);
  }
}

/** Every other time the same is said, as agents in a loop do. */
function noteOn(name: string, isGood: boolean, chance: number): string {
  if (isGood) return `Done: ${name} came out as it should, after ${Math.floor(chance * 90)} seconds.`;
  return chance < 0.5 ? 'The same test fails as before: expected 200, got 500.' : `Failed at line ${Math.floor(chance * 900)} of the suite.`;
}

export interface Execution {
  /** Packages of work in the tree; nine nodes each. */
  readonly packages: number;
  /** Entries at most; the question after them is open. */
  readonly entries?: number;
  /** Another number is another execution of the same tree. */
  readonly seed?: number;
}

/** The text of a document of version 1, indented as runtimes write it. */
export function executionText({ packages, entries = Infinity, seed = 1 }: Execution): string {
  const tree = treeOf(packages);
  const runtime = new Runtime(entries, seed);
  const outcome = runtime.run(tree, []);
  if (outcome === 'failure') throw new Error('the execution ended before its time');
  const isOpen = outcome === undefined;
  const values = Array.from({ length: packages }, (_, at) => at).flatMap((at): [string, unknown][] => [
    [`Mend_Fault_${at}__cause`, at % 3 === 0 ? null : `The default of option ${at} is read before it is set.`],
    [`Mend_Fault_${at}__report`, { id: at, title: `Option ${at} is ignored`, steps: ['Set it.', 'Start.', 'Look.'], isOpen: at % 2 === 0 }],
  ]);
  const document = {
    uri: `file:///bench/faults-${packages}.json`,
    tree_uri: 'file:///bench/mend-faults.json',
    tree,
    status: isOpen ? 'running' : 'complete',
    phase: isOpen ? 'performing' : 'idle',
    cursor: runtime.cursor,
    protocol_accepted: true,
    created_at: new Date(TIME).toISOString(),
    updated_at: runtime.time,
    schema_version: 1,
    var: Object.fromEntries(values),
    const: tree.state && 'const' in tree.state ? tree.state.const : {},
    runtime: {
      node_status: Object.fromEntries(runtime.status),
      step_index: Object.fromEntries(runtime.step),
      retry_count: Object.fromEntries(runtime.retry),
    },
    trace: runtime.entries,
  };
  return JSON.stringify(document, undefined, 2);
}
