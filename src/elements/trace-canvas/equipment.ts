/** What one works with: nodes in the DOM, minimap, pointers, paper. Made after the first picture, for as long as the element lives. */
import type { CSSResult } from 'lit';
import { adoptStyles } from '../internal/adopt-styles.js';
import type { Camera } from './camera.js';
import { nodeStyles } from './drawing/node.styles.js';
import type { Scene } from './drawing/scene.js';
import { Gestures, type GestureHandlers } from './gestures.js';
import { laterStyles } from './later.styles.js';
import { Overview } from './panels/overview.js';
import { Paper, paperStyles } from './picture/paper.js';
import { WorldLayer } from './world-layer.js';

const styles: readonly CSSResult[] = [laterStyles, nodeStyles, paperStyles].flat<unknown[], 9>(9) as CSSResult[];

/** Elements that are drawn on. */
export interface StageElements {
  readonly viewport: HTMLElement;
  readonly canvas: HTMLCanvasElement;
  /** Holds the nodes that are in the DOM. */
  readonly world: HTMLElement;
  readonly minimap: HTMLCanvasElement;
}

export interface Equipment {
  readonly world: WorldLayer;
  readonly overview: Overview;
  readonly paper: Paper;
}

export interface EquipmentOptions {
  readonly host: HTMLElement;
  readonly elements: StageElements;
  readonly camera: Camera;
  readonly gestures: GestureHandlers;
  /** What is drawn when the page is printed. */
  readonly scene: () => Scene | undefined;
}

export function equip({ host, elements, camera, gestures, scene }: EquipmentOptions): Equipment {
  for (const sheet of styles) adoptStyles(host.shadowRoot ?? undefined, sheet);
  new Gestures(elements.viewport, gestures);
  const paper = new Paper(host, scene);
  paper.listen();
  return { world: new WorldLayer(elements.world), overview: new Overview(elements.minimap, camera), paper };
}
