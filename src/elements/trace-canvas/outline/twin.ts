/**
 * The tree as screen readers meet it: every drawn item as a `treeitem`, in the order it is read, with its status and why
 * in its description. It holds the focus for the whole drawing, so focus is never lost when a node is not drawn, and it is
 * there before its items are. Of a huge tree only the neighbourhood of the active item is in the DOM; level and place are
 * said for each.
 */
import { html, nothing, type TemplateResult } from 'lit';
import type { Orientation } from '../../../layout/types.js';

export interface Twin {
  /** Its items; `undefined`: they are still to come. */
  readonly items: unknown;
  /** The item the keyboard is at. */
  readonly active: number;
  readonly orientation: Orientation;
  readonly label: string;
  /** What the keys do. */
  readonly hint: string;
  readonly onKey: (event: KeyboardEvent) => void;
  /** The focus came, or went; `isVisible`: by the keyboard. */
  readonly onFocus: (isVisible: boolean) => void;
  /** An assistive technology pressed an item. */
  readonly onPress: (item: number) => void;
}

export function twin({ items, active, orientation, label, hint, onKey, onFocus, onPress }: Twin): TemplateResult {
  return html`<div
      class="twin"
      role="tree"
      tabindex="0"
      aria-label=${label}
      aria-orientation=${orientation === 'vertical' ? 'horizontal' : 'vertical'}
      aria-activedescendant=${items ? `i${active}` : nothing}
      aria-busy=${items ? nothing : 'true'}
      aria-describedby="keys"
      @click=${(event: Event) => press(event, onPress)}
      @keydown=${onKey}
      @focus=${(event: FocusEvent) => onFocus((event.currentTarget as HTMLElement).matches(':focus-visible'))}
      @blur=${() => onFocus(false)}
    >
      ${items ?? nothing}
    </div>
    <span id="keys" hidden>${hint}</span>`;
}

/** Assistive technologies press items, which are in the page for them only. */
function press({ target }: Event, onPress: (item: number) => void): void {
  const id = target instanceof Element ? target.closest('[role=treeitem]')?.id : undefined;
  if (id !== undefined) onPress(Number(id.slice(1)));
}
