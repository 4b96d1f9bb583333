/** The button on the selected node that opens or closes its subtree. The keyboard has Space. */
import { html, nothing, type TemplateResult } from 'lit';
import { iconMinus, iconPlus } from '../../internal/icons/trace-icons.js';
import type { TraceWords } from '../../words/trace-words.js';
import { nodeName } from '../drawing/node-names.js';
import { nodeAtPath } from '../drawing/scene-access.js';
import type { Explorer } from '../explorer.js';
import type { Stage } from '../stage.js';

export interface FoldButton {
  readonly stage: Pick<Stage, 'scene' | 'collapsed'>;
  readonly explorer: Pick<Explorer, 'folding'>;
  readonly selected: string | undefined;
  readonly words: TraceWords;
}

export function foldButton({ stage: { scene, collapsed }, explorer, selected, words }: FoldButton): TemplateResult | typeof nothing {
  const node = scene && selected !== undefined ? nodeAtPath(scene, selected) : undefined;
  if (!node || node.childPaths.length === 0) return nothing;
  const isClosed = collapsed.has(node.path);
  const label = (isClosed ? words.expandNode : words.collapseNode)(nodeName(node));
  return html`<button
    class="fold icon-button"
    type="button"
    tabindex="-1"
    aria-label=${label}
    title=${label}
    @click=${() => explorer.folding.toggle(node.path)}
    >${isClosed ? iconPlus : iconMinus}</button
  >`;
}

/** Puts it over the side of the selected node that the children are on. */
export function placeFoldButton(root: ParentNode, stage: Pick<Stage, 'scene' | 'screenRect'>, selected: string | undefined): void {
  const button = root.querySelector<HTMLElement>('.fold');
  const rect = selected === undefined ? undefined : stage.screenRect(selected);
  if (!button || !rect) return;
  const isVertical = stage.scene?.orientation === 'vertical';
  const [x, y] = isVertical ? [rect.x + rect.width / 2, rect.y + rect.height] : [rect.x + rect.width, rect.y + rect.height / 2];
  button.style.setProperty('translate', `calc(${x}px - 50%) calc(${y}px - 50%)`);
}
