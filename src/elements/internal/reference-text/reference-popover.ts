/** What a badge says when it is hovered, focused or tapped: one popover for all badges of an element. */
import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { Reference } from '../../../trace-model/derive/references.js';
import { wholeLogOf } from '../../../trace-model/derive/whole-log.js';
import type { TraceDocument } from '../../../trace-model/trace-document.js';
import { activityWords, type ActivityWords } from '../../words/activity-words.js';
import { wordsOf } from '../../words/words-of.js';
import { iconCopy } from '../icons/later-icons.js';
import { showControls } from '../show-controls.js';
import { copyText } from '../text/copy.js';
import { placeBeside } from './place-beside.js';
import { nameOf, sigilOf, type ActivityStrings, type BadgeElement } from './reference-text.js';
import { referencedValue, slotIndexOf, type ReferencedValue } from './referenced-value.js';
import { copiedValue, valueText } from './value-text.js';

/** Characters of a value shown at first, and added by each "more". */
const FIRST = 220;
const STEP = 5000;
/** Ms the pointer rests on a badge before it opens, and may be away before it closes. */
const OPEN_MS = 120;
const CLOSE_MS = 250;

export interface ReferencePopoverOptions {
  trace(): TraceDocument | undefined;
  strings(): ActivityStrings;
}

/** Opens for every `.reference` in the host's shadow root. The host renders `render()` once, anywhere in it. */
export class ReferencePopover implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  readonly #options: ReferencePopoverOptions;
  #badge: BadgeElement | undefined;
  #reference: Reference | undefined;
  #limit = FIRST;
  /** Opened by a tap or by Enter: it stays until it is closed. */
  #isPinned = false;
  #copied: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #heard: ShadowRoot | undefined;

  constructor(host: ReactiveControllerHost & Element, options: ReferencePopoverOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostUpdated(): void {
    this.#listen();
    const element = this.#element;
    if (!element || !this.#badge) return;
    // The row a badge stands in may have become another entry's.
    if (!this.#badge.isConnected || this.#badge.reference?.text !== this.#reference?.text) return this.close();
    if (!element.matches(':popover-open')) element.showPopover();
    placeBeside(element, this.#badge);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#watch('removeEventListener');
    this.#badge = undefined;
  }

  /** Closes what is open. */
  close(): void {
    clearTimeout(this.#timer);
    this.#watch('removeEventListener');
    if (!this.#badge) return;
    this.#badge.removeAttribute('aria-expanded');
    this.#badge = undefined;
    this.#reference = undefined;
    const element = this.#element;
    if (element?.matches(':popover-open')) element.hidePopover();
    this.#host.requestUpdate();
  }

  render(): TemplateResult {
    const trace = this.#options.trace();
    const reference = this.#reference;
    return html`<div class="reference-popover" popover="manual" role="dialog" aria-label=${reference?.text.slice(0, 200) ?? nothing} tabindex="-1"
      >${reference && trace ? this.#content(reference, trace) : nothing}</div
    >`;
  }

  #content(reference: Reference, trace: TraceDocument): TemplateResult {
    const { activity, locale = 'en' } = this.#options.strings();
    const words = wordsOf(activityWords, activity);
    const index = slotIndexOf(trace);
    const found = referencedValue(reference, index);
    const namespace = index[reference.scope].get(reference.key)?.namespace;
    return html`<header data-kind=${reference.scope}
        ><span class="sigil">${sigilOf(reference)}</span> <bdi class="key">${showControls(nameOf(reference, index))}</bdi
        >${namespace === undefined ? nothing : html` <bdi class="in-node">${words.referenceIn(showControls(namespace))}</bdi>`}</header
      >
      ${found.kind === 'value' ? this.#value(found.value, trace, words, locale) : html`<p class="missing">${missingText(found, words)}</p>`}`;
  }

  #value(value: unknown, { entries }: TraceDocument, words: ActivityWords, locale: string): TemplateResult {
    const { text, cut } = valueText(value, this.#limit, words, locale);
    const label = this.#copied ?? words.copyValue;
    return html`<pre class="value" tabindex=${cut || this.#limit > FIRST ? '0' : nothing}>${showControls(text)}</pre>
      <footer
        ><span>${wholeLogOf(entries) === entries ? words.valueNow : words.valueAtMoment}</span><span role="status">${this.#copied ?? ''}</span>${cut
          ? html`<button class="link more-value" type="button" @click=${this.#more}>${words.more}</button>`
          : nothing}<button class="icon-button" type="button" aria-label=${label} title=${label} @click=${() => void this.#copy(value, words).catch(reportError)}
          >${iconCopy}</button
        ></footer
      >`;
  }

  readonly #more = (): void => {
    this.#limit += STEP;
    this.#isPinned = true;
    this.#host.requestUpdate();
    // With the last of it the button goes, and keys would be heard no longer.
    this.#host.updateComplete.then(() => this.#heard?.activeElement ?? this.#element?.querySelector<HTMLElement>('.value')?.focus()).catch(reportError);
  };

  async #copy(value: unknown, words: ActivityWords): Promise<void> {
    this.#copied = (await copyText(copiedValue(value))) === 'copied' ? words.copied : words.notCopied;
    this.#host.requestUpdate();
  }

  get #element(): HTMLElement | null | undefined {
    return this.#host.shadowRoot?.querySelector<HTMLElement>('.reference-popover');
  }

  #listen(): void {
    const root = this.#host.shadowRoot;
    if (!root || this.#heard === root) return;
    this.#heard = root;
    root.addEventListener('pointerover', (event) => this.#hovered(event as PointerEvent));
    root.addEventListener('pointerout', (event) => this.#left(event as PointerEvent));
    root.addEventListener('focusin', (event) => this.#focused(event.target as Element));
    root.addEventListener('focusout', (event) => this.#blurred((event as FocusEvent).relatedTarget));
    root.addEventListener('click', (event) => this.#clicked(event as MouseEvent));
    root.addEventListener('keydown', (event) => this.#keyDown(event as KeyboardEvent));
    // Scrolling is heard in the tree it happens in only.
    root.addEventListener('scroll', this.#scrolled, true);
  }

  #open(badge: BadgeElement, isPinned: boolean): void {
    clearTimeout(this.#timer);
    this.#isPinned = isPinned || (this.#isPinned && badge === this.#badge);
    if (badge === this.#badge) return;
    this.#badge?.removeAttribute('aria-expanded');
    this.#badge = badge;
    this.#reference = badge.reference;
    this.#limit = FIRST;
    this.#copied = undefined;
    badge.setAttribute('aria-expanded', 'true');
    this.#watch('addEventListener');
    this.#host.requestUpdate();
  }

  /** What happens in the page while it is open. */
  #watch(change: 'addEventListener' | 'removeEventListener'): void {
    document[change]('pointerdown', this.#pressed, true);
    document[change]('scroll', this.#scrolled, true);
  }

  #later(ms: number, act: () => void): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(act, ms);
  }

  #hovered({ target, pointerType }: PointerEvent): void {
    const badge = badgeOf(target);
    if (this.#holds(target)) clearTimeout(this.#timer);
    else if (badge && pointerType !== 'touch' && !this.#isPinned) this.#later(OPEN_MS, () => this.#open(badge, false));
  }

  #left({ target, relatedTarget }: PointerEvent): void {
    const isHere = badgeOf(target) !== undefined || this.#holds(target);
    if (!isHere || this.#isPinned || this.#holds(relatedTarget)) return;
    this.#later(CLOSE_MS, () => this.close());
  }

  #focused(target: Element): void {
    const badge = badgeOf(target);
    if (badge?.matches(':focus-visible')) this.#open(badge, false);
    // It may come from outside the page, where it had gone without a word.
    else if (badge !== this.#badge && !this.#holds(target)) this.close();
  }

  #blurred(to: EventTarget | null): void {
    // Without a target it went to nothing, as when text is clicked: a press elsewhere closes by itself.
    if (this.#badge && to !== null && to !== this.#badge && !this.#holds(to)) this.close();
  }

  #clicked(event: MouseEvent): void {
    const badge = badgeOf(event.target);
    if (!badge) return;
    const isOpen = badge === this.#badge;
    if (isOpen && this.#isPinned) return this.close();
    this.#open(badge, true);
    if (event.detail !== 0) return;
    // By keyboard: on to what can be done with it.
    const enter = (): void => this.#element?.querySelector<HTMLElement>('button')?.focus();
    this.#host.updateComplete.then(enter).catch(reportError);
  }

  #keyDown(event: KeyboardEvent): void {
    const pressed = event.key === 'Enter' || event.key === ' ' ? badgeOf(event.target) : undefined;
    if (pressed) {
      event.preventDefault();
      pressed.click();
    }
    if (event.key !== 'Escape' || !this.#badge) return;
    const badge = this.#badge;
    // Given back while it is open, the focus opens nothing.
    if (this.#holds(this.#heard?.activeElement ?? null)) badge.focus({ preventScroll: true });
    this.close();
    event.preventDefault();
    event.stopPropagation();
  }

  /** It goes with its badge, as long as that is in view. */
  readonly #scrolled = ({ target }: Event): void => {
    const element = this.#element;
    if (!element || !this.#badge || this.#holds(target)) return;
    const { top, bottom } = this.#badge.getBoundingClientRect();
    const view = target instanceof Element ? target.getBoundingClientRect() : { top: 0, bottom: innerHeight };
    if (bottom < view.top || top > view.bottom) this.close();
    else placeBeside(element, this.#badge);
  };

  readonly #pressed = (event: Event): void => {
    const way = event.composedPath();
    const element = this.#element;
    if (!(element && way.includes(element)) && !(this.#badge && way.includes(this.#badge))) this.close();
  };

  #holds(target: EventTarget | null): boolean {
    return target instanceof Node && (this.#element?.contains(target) ?? false);
  }
}

const badgeOf = (target: EventTarget | null): BadgeElement | undefined =>
  target instanceof Element ? (target.closest<BadgeElement>('.reference') ?? undefined) : undefined;

function missingText(found: Exclude<ReferencedValue, { kind: 'value' }>, words: ActivityWords): string {
  if (found.kind === 'no-field') return words.noField(showControls(found.field));
  return { unset: words.notSetHint, unknown: words.unknownKeyHint, unrecorded: words.valueThen }[found.kind];
}
