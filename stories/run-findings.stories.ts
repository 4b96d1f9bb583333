import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/elements/run-findings/run-findings.define.js';
import { TestScope } from '../test/elements/support/test-scope.js';
import { at, fold, numbered } from './fixtures.js';
import { story } from './story.js';

const meta: Meta = { title: 'Live run/Findings', component: 'run-findings' };
export default meta;

const call = (n: number, name: string, args: object, ms: number, end: object = { status: 'ok' }): object[] => [
  { type: 'tool.started', toolCallId: `c${n}`, name, args, time: at(n) },
  { type: 'tool.finished', toolCallId: `c${n}`, durationMs: ms, time: at(n + ms / 1000), ...end },
];
const started = { type: 'run.started', run: { id: 'run-1', title: 'Fix flaky login test' }, time: at(0) };
const same = [1, 2, 3, 4].flatMap((n) => call(n, 'read_file', { path: 'test/login.spec.ts' }, 300));
const slow = [10, 11, 12].flatMap((n) => call(n, 'bash', { command: `npm test ${n}` }, 900)).concat(call(13, 'bash', { command: 'npm ci' }, 5000));
const errors = [20, 21, 22].flatMap((n) =>
  call(n, 'edit_file', { path: `src/${n}.ts` }, 20, { status: 'error', error: { message: `No line ${n} in src/${n}.ts` } }),
);
const showing = (...events: object[]): StoryObj =>
  story(() => new TestScope(fold(numbered([started, ...events]))), () => html`<run-findings></run-findings>`);

export const One = showing(...same);
export const Two = showing(...same, ...slow);
export const Several = showing(...same, ...slow, ...errors);
