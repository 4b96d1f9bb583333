import type { Meta } from '@storybook/web-components-vite';
import { TransportError } from '../src/streams/errors.js';
import { runs } from './fixtures.js';
import { showcase } from './showcase.js';
import { broken, live, recorded } from './viewer.js';

const meta: Meta = { title: 'Live run/Live run viewer', component: 'live-run-viewer' };
export default meta;

export const Running = live(showcase.running);
export const Waiting = live(showcase.waiting);
export const Completed = recorded(showcase.completed);
export const Failed = recorded(showcase.failed);
export const Cancelled = recorded(runs.cancelled);
export const Incomplete = recorded(runs.running);
export const Empty = live(runs.empty);
export const Broken = broken(showcase.running);
export const Refused = broken(runs.empty, new TransportError('unauthorized', 'HTTP 401', { status: 401 }));
export const RefusedLater = broken(showcase.running, new TransportError('gone', 'HTTP 410', { status: 410 }));
export const HostileText = live(runs.hostile);
export const RightToLeft = live(showcase.running, { dir: 'rtl' });
export const RightToLeftFailed = recorded(showcase.failed, { dir: 'rtl' });
export const AsTree = live(showcase.running, { view: 'tree' });
export const Split = recorded(showcase.failed, { view: 'split' });
