/**
 * The tree as screen readers meet it: every drawn item as a `treeitem`, in the order it is read, with its status and why
 * in its description. It holds the focus for the whole drawing, so focus is never lost when a node is not drawn. Of a
 * huge tree only the neighbourhood of the active item is in the DOM; level and place are said for each.
 */
import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { formatNumber } from '../../internal/format.js';
import type { TraceWords } from '../../words/trace-words.js';
import { kindWord } from '../drawing/node-names.js';
import { nodeName } from '../drawing/node-names.js';
import { nodeOfItem } from '../drawing/scene-access.js';
import type { Scene } from '../drawing/scene.js';
import { into, levelsOf, outOf, placeOf } from './tree-walk.js';

/** Up to so many items all are in the DOM. */
const ALL = 300;
/** Of more, so many before and after the active one. */
const AROUND = 60;

export interface Twin {
  readonly scene: Scene;
  /** The item the keyboard is at. */
  readonly active: number;
  /** The item that shows the selected node; -1 for none. */
  readonly selected: number;
  readonly label: string;
  readonly words: TraceWords;
  readonly locale: string;
  readonly onKey: (event: KeyboardEvent) => void;
  /** The focus came, or went; `isVisible`: by the keyboard. */
  readonly onFocus: (isVisible: boolean) => void;
  /** An assistive technology pressed an item. */
  readonly onPress: (item: number) => void;
}

/** Made anew only where something in it is another. */
export const twin = (props: Twin): unknown =>
  guard([props.scene, props.active, props.selected, props.label, props.words], () => tree(props));

function tree(props: Twin): TemplateResult {
  const { scene, active, label, words, onKey, onFocus, onPress } = props;
  const { count } = scene.folded;
  const first = count <= ALL ? 0 : Math.max(0, Math.min(active - AROUND, count - 2 * AROUND));
  const last = count <= ALL ? count - 1 : Math.min(count - 1, first + 2 * AROUND);
  const items = Array.from({ length: last - first + 1 }, (_, place) => first + place);
  return html`<div
      class="twin"
      role="tree"
      tabindex="0"
      aria-label=${label}
      aria-orientation=${scene.layout.orientation === 'vertical' ? 'horizontal' : 'vertical'}
      aria-activedescendant=${`i${active}`}
      aria-describedby="keys"
      @click=${(event: Event) => press(event, onPress)}
      @keydown=${onKey}
      @focus=${(event: FocusEvent) => onFocus((event.currentTarget as HTMLElement).matches(':focus-visible'))}
      @blur=${() => onFocus(false)}
    >
      ${items.map((item) => treeItem(props, item))}
    </div>
    <span id="keys" hidden>${words.keysHint}</span>`;
}

function treeItem({ scene, selected, words, locale }: Twin, item: number): TemplateResult {
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

/** Assistive technologies press items, which are in the page for them only. */
function press({ target }: Event, onPress: (item: number) => void): void {
  const id = target instanceof Element ? target.closest('[role=treeitem]')?.id : undefined;
  if (id !== undefined) onPress(Number(id.slice(1)));
}
