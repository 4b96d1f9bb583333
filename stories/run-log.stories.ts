import { html, render, type TemplateResult } from 'lit';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import '../src/elements/run-log/run-log.define.js';
import type { RunDisplay } from '../src/elements/contexts.js';
import type { RunState } from '../src/streams/index.js';
import { connectionIn, defaultDisplay, TestScope } from '../test/elements/support/test-scope.js';
import { everyKind, failedRun, longRun, stateOf, streamOf } from './run-log.fixtures.js';

interface Args extends Pick<RunDisplay, 'timestamps' | 'expanded' | 'follow'> {
  /** Made when the story is shown. */
  state: () => RunState;
  /** Given the scope once the story is shown: what goes on after that. */
  live?: (scope: TestScope) => void;
  selected?: string;
}

function log({ state, live, timestamps, expanded, follow, selected }: Args): TemplateResult {
  const scope = new TestScope(state());
  scope.display$.next({ ...defaultDisplay, timestamps, expanded, follow, selectedEntry: selected });
  live?.(scope);
  return html`<scope-provider .scope=${scope}><run-log></run-log></scope-provider>`;
}

const meta: Meta<Args> = {
  title: 'Live view/Log',
  component: 'run-log',
  render: log,
  args: { state: () => stateOf(everyKind), timestamps: 'elapsed', expanded: 'errors', follow: true },
  argTypes: {
    timestamps: { control: 'select', options: ['elapsed', 'relative', 'absolute', 'none'] },
    expanded: { control: 'select', options: ['errors', 'none', 'all'] },
    state: { table: { disable: true } },
    live: { table: { disable: true } },
  },
};
export default meta;

type Story = StoryObj<Args>;

/** A message and a tool's output grow in place; their newest three lines are seen. */
export const Streaming: Story = {
  args: {
    live: (scope) => {
      const run = streamOf(everyKind);
      const words = 'so the cookie is awaited instead of the address and the test is run again until it holds '.split(' ');
      let next = 0;
      const timer = setInterval(() => {
        const text = ` ${words[next++ % words.length] ?? ''}`;
        scope.state$.next(run.add({ type: 'message.delta', messageId: 'm3', text }));
        if (next === 400) clearInterval(timer);
      }, 60);
    },
  },
};

/** From the beginning, not following. */
export const FromTheBeginning: Story = { args: { follow: false } };

/** A failed call is open at first: arguments, error, and the clamped output. */
export const FailedTool: Story = { args: { state: () => stateOf(failedRun), follow: false, selected: 'tool:c2' } };

/** What sub-agents did stands under them. */
export const SubAgents: Story = { args: { expanded: 'none' } };

export const EverythingOpen: Story = { args: { expanded: 'all', follow: false } };

export const ExactTimes: Story = { args: { timestamps: 'absolute', follow: false } };

/** Nothing has come yet. */
export const Waiting: Story = {
  args: { state: () => stateOf([]), live: (scope) => scope.connection$.next(connectionIn('connecting')) },
};

/** The run ended without an event. */
export const NothingReceived: Story = { args: { state: () => ({ ...stateOf([]), incomplete: true }) } };

export const HundredThousandEntries: Story = { args: { state: () => longRun(100_000).state() } };

/** About 10,000 entries a second onto 100,000; scroll up, and nothing moves. */
export const Flood: Story = {
  args: {
    state: () => longRun(1).state(),
    live: (scope) => {
      const run = longRun(100_000);
      let frames = 0;
      const add = (): void => {
        scope.state$.next(run.add(167));
        if (++frames < 1200) requestAnimationFrame(add);
      };
      requestAnimationFrame(add);
    },
  },
};

/** Two lines an entry in a narrow column. */
export const Narrow: Story = {
  args: { follow: false },
  decorators: [
    (story): HTMLElement => {
      const column = document.createElement('div');
      column.style.setProperty('inline-size', '340px');
      render(story(), column);
      return column;
    },
  ],
};
