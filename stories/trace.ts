/** The real canvas over a document, as a page would place it. */
import type { StoryObj } from '@storybook/web-components-vite';
import '../src/elements/trace-canvas/trace-canvas.define.js';
import type { TraceCanvas } from '../src/elements/trace-canvas/trace-canvas.js';
import { found, type Play } from './use.js';

/** Address of a recorded document, e.g. `behaviors/ship-fix-success.json`; where tests and Storybook both serve it. */
export const recording = (name: string): string => `test/fixtures/traces/${name}`;

export interface Placed {
  readonly attributes?: Readonly<Record<string, string>>;
  readonly data?: () => object | string;
  readonly width?: string;
  readonly height?: string;
  readonly dir?: 'rtl';
}

/** A canvas of the size a page gives it. */
export const placed = ({ attributes = {}, data, width = '100%', height = '520px', dir }: Placed): StoryObj => ({
  render: () => {
    const canvas = document.createElement('trace-canvas');
    for (const [name, value] of Object.entries({ label: 'Execution', ...attributes })) canvas.setAttribute(name, value);
    if (data) canvas.data = data();
    if (dir) canvas.dir = dir;
    canvas.style.width = width;
    canvas.style.height = height;
    return canvas;
  },
  // Without anything to read, what it shows is there at once.
  ...((data ?? attributes.src) && { play: withCanvas(() => undefined) }),
});

/** A recorded document, read from its file. */
export const drawn = (name: string, more: Omit<Placed, 'data'> = {}): StoryObj =>
  placed({ ...more, attributes: { src: recording(name), ...more.attributes } });

/** Calls methods of the canvas once it has drawn its document, or said why it cannot. */
export function withCanvas(use: (canvas: TraceCanvas) => unknown): Play {
  return async ({ canvasElement }) => {
    const isReady = (element: HTMLElement): boolean =>
      element.matches('trace-canvas') && Boolean((element).trace ?? element.shadowRoot?.querySelector('[part~=error]'));
    const canvas = (await found(canvasElement, 'a document', isReady)) as TraceCanvas;
    await canvas.updateComplete;
    await use(canvas);
    await canvas.updateComplete;
  };
}
