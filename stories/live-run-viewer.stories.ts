import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { NEVER, concat, from } from 'rxjs';
import '../src/elements/live-run-viewer/live-run-viewer.define.js';
import type { ActionHandlers } from '../src/streams/index.js';
import { asOfNow, runs } from './fixtures.js';
import { showcase } from './showcase.js';
import type { RunEvent } from '../src/trace-model/index.js';

const meta: Meta = { title: 'Live run/Live run viewer', component: 'live-run-viewer' };
export default meta;

/** Takes every action, as a server would that has nothing behind it. */
const actions: ActionHandlers = {
  steer: () => Promise.resolve(),
  cancel: () => Promise.resolve(),
  answer: () => Promise.resolve(),
  retrigger: () => Promise.reject(new Error('There is no server behind a story.')),
};

/** The real viewer, reading the events from the page itself. */
const recorded = (events: readonly RunEvent[]): StoryObj => ({
  render: () => html`<live-run-viewer closable .actions=${actions} .source=${events}></live-run-viewer>`,
});

/** The same, with a source that has not ended. */
const live = (events: readonly RunEvent[]): StoryObj => ({
  render: () => {
    const source = concat(from(asOfNow(events)), NEVER);
    return html`<live-run-viewer closable .actions=${actions} .source=${source}></live-run-viewer>`;
  },
});

export const Running = live(showcase.running);
export const Waiting = live(showcase.waiting);
export const Completed = recorded(showcase.completed);
export const Failed = recorded(showcase.failed);
export const Cancelled = recorded(runs.cancelled);
export const Incomplete = recorded(runs.running);
export const Empty = live(runs.empty);
export const HostileText = live(runs.hostile);
