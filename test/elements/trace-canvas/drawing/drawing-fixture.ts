/** A host with the styles and layers of the canvas element, and scenes of real documents and made ones. */
import { fixture, html } from '@open-wc/testing';
import { LitElement, css, type TemplateResult } from 'lit';
import { BaseElement } from '../../../../src/elements/internal/base-element.js';
import { nodeStyles } from '../../../../src/elements/trace-canvas/drawing/node.styles.js';
import { paletteStyles } from '../../../../src/elements/trace-canvas/drawing/palette.js';
import { createScene, type Scene, type SceneOptions } from '../../../../src/elements/trace-canvas/drawing/scene.js';
import { readTheme, type CanvasTheme } from '../../../../src/elements/trace-canvas/drawing/theme.js';
import { nodeWords } from '../../../../src/elements/words/node-words.js';
import { parseTrace } from '../../../../src/trace-model/parse-trace.js';
import type { TraceDocument } from '../../../../src/trace-model/trace-document.js';

class DrawingHost extends LitElement {
  static override styles = [
    BaseElement.styles,
    paletteStyles,
    nodeStyles,
    css`
      :host {
        position: relative;
        inline-size: 800px;
        block-size: 600px;
        overflow: hidden;
        background: var(--_color-surface);
      }

      canvas {
        position: absolute;
        inset: 0;
        inline-size: 100%;
        block-size: 100%;
      }
    `,
  ];

  override render(): TemplateResult {
    return html`<canvas></canvas><div class="world"></div>`;
  }
}
customElements.define('test-drawing-host', DrawingHost);

export interface Drawing {
  readonly host: HTMLElement;
  readonly canvas: HTMLCanvasElement;
  readonly world: HTMLElement;
  readonly theme: CanvasTheme;
}

/** An empty drawing on the page; `scheme` is the page's. */
export async function openDrawing(scheme: 'light' | 'dark' = 'light'): Promise<Drawing> {
  const around = await fixture<HTMLElement>(html`<div><test-drawing-host></test-drawing-host></div>`);
  around.style.setProperty('color-scheme', scheme);
  const host = around.firstElementChild as HTMLElement;
  const root = host.shadowRoot as ShadowRoot;
  return {
    host,
    canvas: root.querySelector('canvas') as HTMLCanvasElement,
    world: root.querySelector('.world') as HTMLElement,
    theme: readTheme(host),
  };
}

export const plainOptions = (theme: CanvasTheme): SceneOptions => ({
  orientation: 'horizontal',
  collapsed: new Set(),
  openStacks: new Set(),
  metrics: theme.metrics,
  words: nodeWords,
  locale: 'en',
});

export const sceneOf = (trace: TraceDocument, theme: CanvasTheme, options: Partial<SceneOptions> = {}): Scene =>
  createScene(trace, { ...plainOptions(theme), ...options });

/** A real document of the fixtures. */
export async function realTrace(name: string): Promise<TraceDocument> {
  const response = await fetch(`/test/fixtures/traces/behaviors/${name}.json`);
  if (!response.ok) throw new Error(`no fixture ${name}`);
  return parseTrace(new Uint8Array(await response.arrayBuffer())).document;
}

/** A node of a made document. */
export interface MadeNode {
  readonly name?: string;
  readonly type?: string;
  readonly children?: readonly MadeNode[];
}

/** A made document; `status` is `runtime.node_status`. */
export function madeTrace(tree: MadeNode, status: Readonly<Record<string, string>> = {}, more: object = {}): TraceDocument {
  const write = (node: MadeNode): object =>
    node.children
      ? { type: node.type ?? 'sequence', name: node.name ?? 'All', children: node.children.map(write) }
      : { type: 'action', name: node.name ?? 'One', steps: [{ kind: 'instruct', instruction: 'Do it.' }] };
  const times = { created_at: '2026-01-01T00:00:00.000Z', updated_at: '2026-01-01T00:00:00.000Z' };
  const state = { status: 'running', phase: 'idle', cursor: 'null', protocol_accepted: true };
  const rest = { schema_version: 1, var: {}, const: {}, runtime: { node_status: status, step_index: {}, retry_count: {} }, trace: [] };
  return parseTrace({ uri: 'memory://made', tree_uri: 'memory://tree', tree: write(tree), ...state, ...times, ...rest, ...more }).document;
}

/** The colour of a CSS pixel of the canvas, `[r, g, b, a]`. */
export function pixelAt({ canvas, theme }: Pick<Drawing, 'canvas' | 'theme'>, x: number, y: number): readonly number[] {
  const context = canvas.getContext('2d') as CanvasRenderingContext2D;
  return [...context.getImageData(Math.floor(x * theme.pixelRatio), Math.floor(y * theme.pixelRatio), 1, 1).data];
}

/** `rgb(…)` as `[r, g, b, 255]`. */
export const rgbOf = (color: string): readonly number[] => {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d') as CanvasRenderingContext2D;
  context.fillStyle = color;
  context.fillRect(0, 0, 1, 1);
  return [...context.getImageData(0, 0, 1, 1).data];
};
