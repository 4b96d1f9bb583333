import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/elements/run-log/run-log.define.js';
import { defaultDisplay, TestScope } from '../test/elements/support/test-scope.js';
import { at } from './fixtures.js';
import { stateOf } from './run-log.fixtures.js';
import { showcase } from './showcase.js';

const meta: Meta = { title: 'Live view/Opened entries', component: 'run-log' };
export default meta;

const start = { type: 'run.started', time: at(0), run: { id: 'run-1', agent: { name: 'Mender' }, model: 'sonnet-x' } };
/** Events that were taken out of a run are no gap. */
const unnumbered = (event: object): object => ({ ...event, id: undefined, seq: undefined });

/** A log of a few events, opened. */
const opened = (events: readonly object[]): StoryObj => ({
  render: () => {
    const scope = new TestScope(stateOf([start, ...events.map(unnumbered)]));
    scope.display$.next({ ...defaultDisplay, expanded: 'all', follow: false });
    scope.entryLink = (id) => `#${encodeURIComponent(id)}`;
    return html`<scope-provider .scope=${scope}><run-log></run-log></scope-provider>`;
  },
});

/** The events of one call or message of the showcase. */
const of = (key: 'toolCallId' | 'messageId' | 'requestId', id: string): readonly object[] =>
  showcase.completed.filter((event) => (event as unknown as Record<string, unknown>)[key] === id);
const typed = (...types: readonly string[]): readonly object[] => showcase.completed.filter(({ type }) => types.includes(type));

/** A circle in the accent colour. */
const picture =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAPAAAABaAQMAAAC8HElZAAAABlBMVEUkV9bu8v8YopppAAAAp0lEQVR42u3WOw6AIBAE0DEUlhzBo3g0PZpH4QiWFMbPuhXFMgkUYgIdeQ0J7Ay4sgudG+cVOY6Az3AAXIZXADafj2I2+RCeTI7C3uQg7EzehAeT5eDp0dPNu5YyPpVngw/lyeCo7Mt4Vx7LOCi7Mt6Uhy9Y7zO50c5/5i8fU90Y1I1g3fiTbCHJVBd7LFNJIpM8J21AuoQ0Eekx1oKkQ0kD939LA3wD1Qj8N7DYav8AAAAASUVORK5CYII=';
const seen = (result: object): readonly object[] => [
  { type: 'tool.started', toolCallId: 'p1', name: 'screenshot', kind: 'read', args: { page: '/login' }, time: at(1) },
  { type: 'tool.finished', toolCallId: 'p1', status: 'ok', durationMs: 300, result: [result], time: at(1.3) },
];

export const MarkdownMessage = opened(of('messageId', 'm4'));
export const Prompts = opened(typed('prompt'));
export const Code = opened(of('toolCallId', 'c1'));
export const TerminalOutput = opened(of('toolCallId', 'c2'));
export const JsonTree = opened(of('toolCallId', 'c7'));
export const Diff = opened(of('toolCallId', 'c8'));
export const Image = opened(seen({ type: 'image', url: picture, alt: 'The login page' }));
export const ImageElsewhere = opened(seen({ type: 'image', url: 'https://pictures.example/login.png', alt: 'The login page' }));
export const File = opened(seen({ type: 'file', name: 'report.pdf', mimeType: 'application/pdf', size: 48_213 }));
export const Answered = opened(of('requestId', 'q1'));
export const Approval = opened(of('requestId', 'q1').slice(0, 1));
export const Gap = opened(typed('gap'));
export const Notices = opened(typed('retry', 'compaction'));
