import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/elements/run-connection/run-connection.define.js';
import type { ConnectionStateName } from '../src/streams/index.js';
import { connections } from '../test/elements/support/states.js';
import { TestScope } from '../test/elements/support/test-scope.js';
import { story } from './story.js';

const meta: Meta = { title: 'Live run/Connection', component: 'run-connection' };
export default meta;

/** The word, and below it the strip, which is there only while something is wrong. */
const showing = (state: ConnectionStateName): StoryObj =>
  story(
    () => {
      const scope = new TestScope();
      scope.connection$.next(connections[state]());
      return scope;
    },
    () => html`<run-connection></run-connection><run-connection strip></run-connection>`,
  );

export const NotConnected = showing('idle');
export const Connecting = showing('connecting');
export const CatchingUp = showing('catching-up');
export const Connected = showing('live');
export const Reconnecting = showing('reconnecting');
export const Stalled = showing('stalled');
export const Offline = showing('offline');
export const Finished = showing('finished');
export const Failed = showing('failed');
