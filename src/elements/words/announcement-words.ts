/** English words of the live region. Loaded with the announcer. */
import type { RunStatus } from '../../streams/index.js';

const status: Readonly<Record<RunStatus | 'incomplete', string>> = {
  pending: 'Run pending',
  running: 'Run started',
  waiting: 'The run waits for you',
  completed: 'Run completed',
  failed: 'Run failed',
  cancelled: 'Run cancelled',
  incomplete: 'The stream ended before the run did',
};

export const announcementWords = {
  status,
  steps: (added: number, failed: number): string => {
    const steps = added === 1 ? '1 new step' : `${added} new steps`;
    return failed === 0 ? steps : `${steps}, ${failed} failed`;
  },
  said: (name: string, text: string): string => `${name}: ${text}`,
  gap: 'Some events were not received',
  connectionLost: 'Connection lost, reconnecting',
  connectionBack: 'Connected again',
};

export type AnnouncementWords = Readonly<typeof announcementWords>;
