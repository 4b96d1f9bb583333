/** English words of the steer bar. Loaded with it. */
import type { ReceiptStatus } from '../../streams/index.js';

const receipt: Readonly<Record<ReceiptStatus, string>> = {
  queued: 'queued',
  sending: 'sending',
  accepted: 'accepted',
  applied: 'applied',
  failed: 'failed',
};

export const steeringWords = {
  receipt,
  steeringMessage: 'Steering message',
  placeholder: 'Guide the agent…',
  send: 'Send',
  sentMessages: 'Sent messages',
  earlierMessages: (count: number): string => (count === 1 ? '1 earlier message' : `${count} earlier messages`),
  retry: 'Retry',
  edit: 'Edit',
  remove: 'Remove',
  copy: 'Copy',
  copied: 'Copied',
  quoted: (text: string): string => `“${text}”`,
  showInLog: 'Show in the log',
  unsent: 'The run has ended. These messages did not reach it.',
  draft: 'not sent',
  waitingForYou: 'Waiting for you',
  approve: 'Approve',
  deny: 'Deny',
  answerSent: 'Answer sent',
  answerNotSent: 'The answer was not sent.',
};

export type SteeringWords = Readonly<typeof steeringWords>;
