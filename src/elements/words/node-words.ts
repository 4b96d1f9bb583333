/** What is written in the nodes of a drawn tree. Numbers come formatted. */
import type { NodeKind, NodeStatus } from '../../trace-model/trace-document.js';

const kind: Readonly<Record<NodeKind, string>> = {
  sequence: 'sequence',
  selector: 'selector',
  parallel: 'parallel',
  action: 'action',
  reference: 'reference',
  run: 'run',
  turn: 'turn',
  message: 'message',
  tool: 'tool',
  agent: 'agent',
  step: 'step',
  unknown: 'unknown kind',
};

const status: Readonly<Record<NodeStatus, string>> = {
  success: 'done',
  failure: 'failed',
  active: 'in progress',
  retrying: 'trying again',
  'on-path': 'in progress',
  waiting: 'waiting',
  partial: 'partly done',
  skipped: 'skipped',
  'cut-off': 'cut off',
  'not-reached': 'not reached',
};

export const nodeWords = {
  kind,
  status,
  recovered: 'failed, recovered',
  ranBefore: 'ran before',
  step: (index: string, count: string): string => `step ${index} of ${count}`,
  child: (index: string, count: string): string => `child ${index} of ${count}`,
  attempt: (number: string): string => `attempt ${number}`,
  attempts: (count: string): string => `${count} attempts`,
  retry: (used: string, allowed: string): string => `retry ${used} of ${allowed}`,
  wonBy: (name: string): string => `won by ${name}`,
  failedAt: (name: string): string => `failed at ${name}`,
  refersTo: (name: string): string => `back to ${name}`,
  stack: (count: string): string => `${count} more`,
};

export type NodeWords = Readonly<typeof nodeWords>;
