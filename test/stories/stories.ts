/** The stories as Storybook would show them, for tests: every state of every element. */
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import * as connection from '../../stories/run-connection.stories.js';
import * as errorPanel from '../../stories/run-error-panel.stories.js';
import * as findings from '../../stories/run-findings.stories.js';
import * as header from '../../stories/run-header.stories.js';
import * as log from '../../stories/run-log.stories.js';
import * as logDetails from '../../stories/run-log-details.stories.js';
import * as metrics from '../../stories/run-metrics.stories.js';
import * as scrubber from '../../stories/run-scrubber.stories.js';
import * as steerBar from '../../stories/run-steer-bar.stories.js';
import * as traceCanvas from '../../stories/trace-canvas.stories.js';
import * as traceInspector from '../../stories/trace-inspector.stories.js';
import * as traceViewer from '../../stories/trace-viewer.stories.js';
import * as viewer from '../../stories/live-run-viewer.stories.js';
import * as viewerConnection from '../../stories/live-run-viewer-connection.stories.js';
import * as viewerUsed from '../../stories/live-run-viewer-used.stories.js';
import type { Play } from '../../stories/use.js';

export interface Story {
  readonly name: string;
  render(): unknown;
  /** What is done with it once it is drawn. */
  readonly play: Play | undefined;
}

type Module = Readonly<Record<string, Meta | StoryObj>> & { readonly default: Meta };
type Render = (args: object) => unknown;

function storiesOf(module: object): Story[] {
  const { default: meta, ...all } = module as Module;
  return Object.entries(all as Record<string, StoryObj>).map(([name, story]) => {
    const render = (story.render ?? meta.render) as Render | undefined;
    if (!render) throw new Error(`${meta.title}: ${name} has no render function.`);
    const decorators = (story.decorators ?? []) as unknown as readonly ((show: () => unknown) => unknown)[];
    const shown = (): unknown => render({ ...meta.args, ...story.args });
    const decorated = decorators.reduce<() => unknown>((inner, decorate) => () => decorate(inner), shown);
    return { name: `${meta.title}: ${name}`, render: decorated, play: story.play as Play | undefined };
  });
}

const modules = [viewer, viewerConnection, viewerUsed, header, metrics, connection, findings, log, logDetails, errorPanel, scrubber, steerBar, traceCanvas, traceInspector, traceViewer];

export const stories: readonly Story[] = modules.flatMap(storiesOf);
