/** Reading a behaviour tree that is written down, into the form an execution keeps of it. */
import { readFileSync } from 'node:fs';

/** One thing an action asks: to judge, or to do. */
export type ExecutionStep =
  | { readonly kind: 'evaluate'; readonly expression: string }
  | { readonly kind: 'instruct'; readonly instruction: string };

interface NodeBase {
  readonly name: string;
  /** How often it is tried again after it failed. */
  readonly retries?: number;
  /** Slots by key. Only the root's are loaded. */
  readonly state?: { readonly var?: Slots; readonly const?: Slots };
}

export type Slots = Readonly<Record<string, unknown>>;

export interface ExecutionAction extends NodeBase {
  readonly type: 'action';
  readonly steps: readonly ExecutionStep[];
}

/** parallel: for one agent its children come one after the other, each to its end; all must succeed. */
export interface ExecutionComposite extends NodeBase {
  readonly type: 'sequence' | 'selector' | 'parallel';
  readonly children: readonly ExecutionNode[];
}

export type ExecutionNode = ExecutionAction | ExecutionComposite;

type SourceStep = { readonly evaluate: string } | { readonly instruct: string };
type SourceNode =
  | (Omit<ExecutionAction, 'steps'> & { readonly steps: readonly SourceStep[] })
  | (Omit<ExecutionComposite, 'children'> & { readonly children: readonly SourceNode[] });

/** The tree in `file`. What the file says about itself (`version`, `description`) is left behind. */
export function readTree(file: URL): ExecutionNode {
  return normalize(JSON.parse(readFileSync(file, 'utf8')) as SourceNode);
}

function normalize(source: SourceNode): ExecutionNode {
  const { name, retries, state } = source;
  const common = { name, ...(retries !== undefined && { retries }), ...(state && { state }) };
  return source.type === 'action'
    ? { type: source.type, ...common, steps: source.steps.map(normalizeStep) }
    : { type: source.type, ...common, children: source.children.map(normalize) };
}

const normalizeStep = (step: SourceStep): ExecutionStep =>
  'evaluate' in step ? { kind: 'evaluate', expression: step.evaluate } : { kind: 'instruct', instruction: step.instruct };
