import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/elements/run-metrics/run-metrics.define.js';
import { scopes } from '../test/elements/support/states.js';
import { story } from './story.js';

const meta: Meta = { title: 'Live run/Metrics', component: 'run-metrics' };
export default meta;

const showing = (name: string): StoryObj => story(scopes[name]!, () => html`<run-metrics></run-metrics>`);

export const Running = showing('running');
export const Completed = showing('completed');
export const NotReported = showing('unreported');
export const NothingKnown = showing('empty');
