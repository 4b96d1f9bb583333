import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/elements/run-error-panel/run-error-panel.define.js';
import { scopes } from '../test/elements/support/states.js';
import { story } from './story.js';

const meta: Meta = { title: 'Live run/Error panel', component: 'run-error-panel' };
export default meta;

const showing = (name: string): StoryObj => story(scopes[name]!, () => html`<run-error-panel></run-error-panel>`);

export const Failed = showing('failed');
export const LongMessage = showing('failed at length');
