/** The items of the tree for screen readers. */
import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { formatNumber } from '../../internal/format.js';
import type { TraceWords } from '../../words/trace-words.js';
import { kindWord, nodeName } from '../drawing/node-names.js';
import { nodeOfItem } from '../drawing/scene-access.js';
import type { Scene } from '../drawing/scene.js';
import { into, levelsOf, outOf, placeOf } from './tree-walk.js';

/** Up to so many items all are in the DOM. */
const ALL = 300;
/** Of more, so many before and after the active one. */
const AROUND = 60;

export interface TwinItems {
  readonly scene: Scene;
  /** The item the keyboard is at. */
  readonly active: number;
  /** The item that shows the selected node; -1 for none. */
  readonly selected: number;
  readonly words: TraceWords;
  /** BCP 47, for numbers. */
  readonly locale: string;
}

/** Made anew only where something in them is another. */
export const twinItems = (props: TwinItems): unknown =>
  guard([props.scene, props.active, props.selected, props.words], () => treeItems(props));

function treeItems(props: TwinItems): readonly TemplateResult[] {
  const { count } = props.scene.folded;
  const first = count <= ALL ? 0 : Math.max(0, Math.min(props.active - AROUND, count - 2 * AROUND));
  const last = count <= ALL ? count - 1 : Math.min(count - 1, first + 2 * AROUND);
  return Array.from({ length: last - first + 1 }, (_, place) => treeItem(props, first + place));
}

function treeItem({ scene, selected, words, locale }: TwinItems, item: number): TemplateResult {
  const { folded } = scene;
  const node = nodeOfItem(scene, item);
  const stacked = folded.stacked[item] ?? 0;
  const isClosed = (folded.hidden[item] ?? 0) > 0 || stacked > 0;
  const isParent = isClosed || into(folded, item) !== item;
  const { place, of } = placeOf(folded, item);
  const name = stacked > 0 ? stackName(scene, item, words, locale) : nodeName(node);
  const status = node.recovered ? words.statusRecovered : words.statuses[node.status];
  const why = stacked > 0 ? words.stackHint : words.described(kindWord(node, words), status, node.why);
  return html`<div
    role="treeitem"
    id=${`i${item}`}
    data-path=${node.path}
    data-kind=${node.kind}
    data-status=${node.status}
    aria-label=${name}
    aria-describedby=${`w${item}`}
    aria-level=${(levelsOf(folded)[item] ?? 0) + 1}
    aria-posinset=${place}
    aria-setsize=${of}
    aria-selected=${item === selected}
    aria-expanded=${isParent ? !isClosed : nothing}
    ><span id=${`w${item}`}>${why}</span></div
  >`;
}

const stackName = (scene: Scene, item: number, words: TraceWords, locale: string): string =>
  words.stackName(formatNumber(scene.folded.stacked[item] ?? 0, locale), nodeName(nodeOfItem(scene, outOf(scene.folded, item))));
