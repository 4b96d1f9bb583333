/** What opens below a button of the toolbar: in the top layer, so that no short log cuts it off. */
import { html, type TemplateResult } from 'lit';

/** Space in px to the edges of the window. */
const MARGIN = 8;
const GAP = 4;

export interface Panel {
  /** Unique in the log, ours. */
  readonly id: string;
  readonly role: 'group' | 'dialog';
  readonly label: string;
  /** What the button shows; its name is the text of it unless `buttonLabel` gives one. */
  readonly button: TemplateResult;
  readonly buttonLabel?: string;
  readonly className?: string;
  readonly content: () => TemplateResult;
  readonly isOpen: boolean;
  readonly onToggle: (open: boolean) => void;
}

/** A button and the panel it opens. Escape, a click elsewhere and the button close it; the focus goes back. */
export function panel({ id, role, label, button, buttonLabel, className = '', content, isOpen, onToggle }: Panel): TemplateResult {
  // What is in it is drawn between the two events.
  const toggles = (event: Event): void => {
    const open = isOpening(event);
    if (open) remember(event.target as HTMLElement);
    onToggle(open);
  };
  const toggled = (event: Event): void => {
    const element = event.target as HTMLElement;
    if (!isOpening(event)) return giveBack(element);
    place(element);
    if (role === 'dialog') element.querySelector<HTMLElement>('button')?.focus();
  };
  return html`<div class="menu ${className}"
    ><button
      class="button quiet"
      type="button"
      popovertarget=${id}
      aria-expanded=${isOpen ? 'true' : 'false'}
      aria-label=${buttonLabel ?? label}
      title=${buttonLabel ?? label}
      >${button}</button
    ><div id=${id} class="panel" popover role=${role} aria-label=${label} @beforetoggle=${toggles} @toggle=${toggled}>${isOpen ? content() : ''}</div></div
  >`;
}

const isOpening = (event: Event): boolean => (event as ToggleEvent).newState === 'open';

/** What had the focus when a panel opened. Browsers give it back only within one tree. */
const before = new WeakMap<HTMLElement, HTMLElement>();

const focusOf = (element: HTMLElement): Element | null => (element.getRootNode() as ShadowRoot).activeElement;

function remember(element: HTMLElement): void {
  const focused = focusOf(element);
  if (focused instanceof HTMLElement) before.set(element, focused);
}

function giveBack(element: HTMLElement): void {
  const focused = focusOf(element);
  // A click elsewhere may have taken the focus on purpose.
  if (!focused || element.contains(focused)) before.get(element)?.focus({ preventScroll: true });
}

/** Puts a panel under its button, within the window. */
function place(element: HTMLElement): void {
  const button = element.previousElementSibling?.getBoundingClientRect();
  if (!button) return;
  const { innerWidth, innerHeight } = window;
  const { width } = element.getBoundingClientRect();
  const rtl = getComputedStyle(element).direction === 'rtl';
  // Its start or its end under that of the button, whichever has the room.
  const starts = rtl ? [button.right - width, button.left] : [button.left, button.right - width];
  const latest = innerWidth - width - MARGIN;
  const left = starts.find((start) => start >= MARGIN && start <= latest) ?? Math.max(MARGIN, latest);
  const below = innerHeight - button.bottom - GAP - MARGIN;
  const above = button.top - GAP - MARGIN;
  const up = below < 200 && above > below;
  element.style.setProperty('left', `${left}px`);
  element.style.setProperty('top', up ? 'auto' : `${button.bottom + GAP}px`);
  element.style.setProperty('bottom', up ? `${innerHeight - button.top + GAP}px` : 'auto');
  element.style.setProperty('max-height', `${Math.max(up ? above : below, 120)}px`);
}
