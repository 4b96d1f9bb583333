import type { Meta } from '@storybook/web-components-vite';
import type { ActionHandlers } from '../src/streams/index.js';
import { showcase } from './showcase.js';
import { after, key, press, pressIn, search, withViewer, write } from './use.js';
import { actions, live, recorded } from './viewer.js';

const meta: Meta = { title: 'Live run/Live run viewer, in use', component: 'live-run-viewer' };
export default meta;

const completed = recorded(showcase.completed);
const running = live(showcase.running);
const count = showcase.completed.length;

export const EverythingOpen = after(completed, withViewer(count, (viewer) => viewer.expandAll()));
/** Among the tools: at the end of the log nothing is folded. */
export const Folded = after(
  completed,
  press('Collapse all'),
  withViewer(count, (viewer) => viewer.filter({ kinds: ['tool', 'agent'] })),
);
export const Search = after(completed, search('cookie'), press('Next'));
export const NothingFound = after(completed, search('zeppelin'));
export const FilterMenu = after(completed, press('Kinds|Filters'));
export const Filtered = after(completed, withViewer(count, (viewer) => viewer.filter({ kinds: ['tool'], statuses: ['error'] })));
export const NothingMatches = after(completed, withViewer(count, (viewer) => viewer.filter({ kinds: ['unknown'] })));
export const Keys = after(completed, key('?'));
export const UsageDetails = after(completed, press('Details'));
export const FindingsList = after(completed, press('3 findings'));
export const Menu = after(completed, press('Export|Actions'));
export const CancelDialog = after(running, pressIn('Actions', 'Cancel run'));
export const RetriggerDialog = after(completed, pressIn('Actions', 'Retrigger run'));
export const Replaying = after(completed, withViewer(count, (viewer) => viewer.seek(30)));
export const ReplayPlaying = after(completed, withViewer(count, (viewer) => viewer.seek(30)), press('Play'));
export const ReplayingLive = after(running, withViewer(showcase.running.length, (viewer) => viewer.seek(30)));
export const Redacted = after(
  recorded(showcase.completed, { redact: { patterns: [/cookie/g] } }),
  withViewer(count, (viewer) => viewer.revealEntry([...viewer.run.entries].find(({ summary }) => summary.includes('REDACTED'))?.id ?? '')),
);
export const Draft = after(running, write('Guide the agent…', 'Take the same helper for the cart test,\nand run all of them twenty times.'));

/** The first message arrives, the second does not, the third is still on its way. */
const steering: ActionHandlers = {
  ...actions,
  steer: ({ text }) => {
    if (text.startsWith('Try')) return Promise.resolve();
    return text.startsWith('Skip') ? Promise.reject(new Error('no route')) : new Promise(() => undefined);
  },
};
export const SteerQueue = after(
  live(showcase.running, { handlers: steering }),
  withViewer(showcase.running.length, (viewer) => {
    for (const text of ['Try the cookie first', 'Skip the slow test', 'And look at the cart']) viewer.steer(text).catch(reportError);
  }),
);
