/** The real viewer, reading the events from the page itself. */
import { html } from 'lit';
import type { StoryObj } from '@storybook/web-components-vite';
import { NEVER, concat, from, throwError, type Observable } from 'rxjs';
import '../src/elements/live-run-viewer/live-run-viewer.define.js';
import type { RedactOption } from '../src/streams/index.js';
import type { ActionHandlers } from '../src/streams/index.js';
import type { RunEvent } from '../src/trace-model/index.js';
import { asOfNow } from './fixtures.js';

/** Takes every action, as a server would that has nothing behind it. */
export const actions: ActionHandlers = {
  steer: () => Promise.resolve(),
  cancel: () => Promise.resolve(),
  answer: () => Promise.resolve(),
  retrigger: () => Promise.reject(new Error('There is no server behind a story.')),
};

interface More {
  readonly handlers?: ActionHandlers;
  readonly redact?: RedactOption;
  readonly dir?: 'rtl';
  readonly view?: 'log' | 'tree' | 'split';
}

/** A run that is over. */
export const recorded = (events: readonly RunEvent[], { redact, dir, view = 'log', handlers = actions }: More = {}): StoryObj => ({
  render: () =>
    html`<live-run-viewer dir=${dir ?? 'ltr'} view=${view} closable .actions=${handlers} .redact=${redact} .source=${events}></live-run-viewer>`,
});

/** The same, with a source that has not ended. */
export const live = (events: readonly RunEvent[], { handlers = actions, dir, view = 'log' }: More = {}): StoryObj => ({
  render: () => {
    const source = concat(from(asOfNow(events)), NEVER);
    return html`<live-run-viewer dir=${dir ?? 'ltr'} view=${view} closable .actions=${handlers} .source=${source}></live-run-viewer>`;
  },
});

/** A source that goes on with what comes while it is shown, and does not end. */
export const fed = (events: () => readonly RunEvent[], more: Observable<RunEvent>): StoryObj => ({
  render: () => html`<live-run-viewer closable .actions=${actions} .source=${concat(from(events()), more, NEVER)}></live-run-viewer>`,
});

/** A source that breaks off; how the viewer goes on depends on what it broke with. */
export const broken = (events: readonly RunEvent[], error = new Error('The socket was closed.')): StoryObj => ({
  render: () => {
    const source = concat(
      from(asOfNow(events)),
      throwError(() => error),
    );
    return html`<live-run-viewer closable .actions=${actions} .source=${source}></live-run-viewer>`;
  },
});
