import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { NEVER, concat, from } from 'rxjs';
import '../src/elements/live-run-viewer/live-run-viewer.define.js';
import type { ActionHandlers } from '../src/streams/index.js';
import { asOfNow, runs, type RunName } from './fixtures.js';

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
const recorded = (name: RunName): StoryObj => ({
  render: () => html`<live-run-viewer closable .actions=${actions} .source=${runs[name]}></live-run-viewer>`,
});

/** The same, with a source that has not ended. */
const live = (name: RunName): StoryObj => ({
  render: () => {
    const source = concat(from(asOfNow(runs[name])), NEVER);
    return html`<live-run-viewer closable .actions=${actions} .source=${source}></live-run-viewer>`;
  },
});

export const Running = live('running');
export const Waiting = live('waiting');
export const Completed = recorded('completed');
export const Failed = recorded('failed');
export const Cancelled = recorded('cancelled');
export const Incomplete = recorded('running');
export const Empty = live('empty');
export const HostileText = live('hostile');
