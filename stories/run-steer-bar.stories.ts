import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/elements/run-steer-bar/run-steer-bar.define.js';
import { scopes } from '../test/elements/support/states.js';
import { story } from './story.js';

const meta: Meta = { title: 'Live run/Steer bar', component: 'run-steer-bar' };
export default meta;

const showing = (name: string): StoryObj => story(scopes[name]!, () => html`<run-steer-bar></run-steer-bar>`);

export const Running = showing('running');
export const WithReceipts = showing('steered');
export const Approval = showing('waiting');
export const Options = showing('waiting with options');
export const HostileText = showing('hostile');
