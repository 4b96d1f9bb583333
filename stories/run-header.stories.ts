import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/elements/run-header/run-header.define.js';
import { scopes } from '../test/elements/support/states.js';
import { story } from './story.js';

const meta: Meta = { title: 'Live run/Header', component: 'run-header' };
export default meta;

const showing = (name: string): StoryObj => story(scopes[name]!, () => html`<run-header></run-header>`);

export const Running = showing('running');
export const Waiting = showing('waiting');
export const Completed = showing('completed');
export const Failed = showing('failed');
export const Cancelled = showing('cancelled');
export const Incomplete = showing('incomplete');
export const NothingKnown = showing('empty');
export const HostileText = showing('hostile');
