/** How a node of each status and kind looks, as data. */
import type { NodeKind, NodeStatus, TraceNode } from '../../../trace-model/trace-document.js';
import type { ThemeColor } from './palette.js';

/** The look of a status. Lengths are CSS pixels at zoom 1. */
export interface StatusLook {
  /** The outline. */
  readonly line: ThemeColor;
  readonly width: number;
  readonly dashed: boolean;
  /** Lines behind the text. */
  readonly hatched: boolean;
  /** Of the third line and the mark. */
  readonly text: ThemeColor;
  /** Of the name. */
  readonly name: ThemeColor;
  /** Whether a dot says that the execution was here. */
  readonly dot: boolean;
  /** Filling, where no text can be read. */
  readonly block: ThemeColor;
  /** The edge that leads here. */
  readonly edge: ThemeColor;
  readonly edgeWidth: number;
  readonly edgeDashed: boolean;
}

const failed: StatusLook = {
  line: 'failure',
  width: 2,
  dashed: false,
  hatched: false,
  text: 'failure-text',
  name: 'text',
  dot: true,
  block: 'failure-block',
  edge: 'failure',
  edgeWidth: 2,
  edgeDashed: false,
};
const active: StatusLook = { ...failed, line: 'active', text: 'active-text', block: 'active-block', edge: 'active' };
const underWay: StatusLook = { ...failed, line: 'strong', width: 1.5, text: 'muted', block: 'strong-block', edge: 'edge' };
const passed: StatusLook = {
  line: 'passed',
  width: 1,
  dashed: true,
  hatched: false,
  text: 'muted',
  name: 'muted',
  dot: false,
  block: 'passed-block',
  edge: 'edge-faint',
  edgeWidth: 1,
  edgeDashed: true,
};

/** A status as it is drawn: a failure that was recovered is one of its own, and what ran in an attempt before this one. */
export type LookName = NodeStatus | 'recovered' | 'ran';

/** Least worth seeing first. */
const looks: Readonly<Record<LookName, StatusLook>> = {
  'not-reached': { ...passed, line: 'faint', dashed: false, block: 'faint-block', edgeDashed: false },
  'cut-off': passed,
  skipped: passed,
  ran: { ...passed, dashed: false, name: 'text', dot: true, edgeDashed: false },
  success: { ...failed, line: 'success', width: 1, text: 'success-text', block: 'success-block', edge: 'success' },
  partial: underWay,
  'on-path': underWay,
  recovered: { ...failed, width: 1.5, hatched: true },
  waiting: { ...active, width: 1.5 },
  failure: failed,
  retrying: active,
  active,
};

/** By code: the higher, the more worth seeing where many share one spot. */
export const lookNames = Object.keys(looks) as readonly LookName[];
const lookList = lookNames.map((name) => looks[name]);
const codes = new Map(lookNames.map((name, code) => [name, code]));

/** The code of a node's look, an index of `lookNames`. */
export const lookCode = (node: TraceNode): number => codes.get(lookName(node)) ?? 0;

function lookName(node: TraceNode): LookName {
  if (node.status === 'failure' && node.recovered === true) return 'recovered';
  return node.status === 'not-reached' && ranBefore(node) ? 'ran' : node.status;
}

/** Whether anything was written about it. What is written about the root may be the gate's alone. */
export const ranBefore = ({ depth, startedAt }: TraceNode): boolean => depth > 0 && startedAt !== undefined;

export const lookOf = (code: number): StatusLook => lookList[code] ?? looks['not-reached'];

/** The status a look stands for. */
export const statusOfLook = (code: number): NodeStatus => {
  const name = lookNames[code] ?? 'not-reached';
  if (name === 'recovered') return 'failure';
  return name === 'ran' ? 'not-reached' : name;
};

/** Codes of the statuses whose node is being worked on. */
export const isActive = (code: number): boolean => {
  const name = lookNames[code];
  return name === 'active' || name === 'retrying';
};

/** `chamfer`: pointed left and right. */
export type NodeShape = 'box' | 'chamfer';

const composites: ReadonlySet<NodeKind> = new Set(['sequence', 'selector', 'parallel', 'run', 'turn', 'agent']);

/** Composites are chamfered; so is whatever else has children. */
export const shapeOf = (node: TraceNode): NodeShape =>
  composites.has(node.kind) || node.childPaths.length > 0 ? 'chamfer' : 'box';
