/** The line between two panes. */
import { html, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';

export interface SplitterOptions {
  /** What is resized, by the custom property `--_share`: per cent of the box both panes stand in. */
  readonly box: () => HTMLElement | null;
  /** Whether the pane is shown, and how that changes. */
  readonly isOpen: () => boolean;
  readonly setOpen: (open: boolean) => void;
}

/** Share of the second pane in per cent: least and most, one step of the arrow keys, and below what it closes. */
const LEAST = 20;
const MOST = 70;
const STEP = 4;
const CLOSES_BELOW = 12;
const FIRST = 36;

/**
 * The line between two panes, as the APG's window splitter: drag it, or move it by the arrow keys; Home and End go to the
 * ends, Enter closes the second pane and opens it again, as do a double click and dragging it shut. It remembers nothing.
 */
export class Splitter implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: SplitterOptions;
  #share = FIRST;
  #isHeld = false;

  constructor(host: ReactiveControllerHost, options: SplitterOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostUpdated(): void {
    this.#options.box()?.style.setProperty('--_share', `${this.#share}%`);
  }

  /** @param controls Id of the pane. @param isStacked Whether the panes stand one under the other. */
  render(controls: string, label: string, hint: string, isStacked: boolean): TemplateResult {
    const isOpen = this.#options.isOpen();
    return html`<div
      class="splitter ${this.#isHeld ? 'held' : ''}"
      role="separator"
      tabindex="0"
      aria-label=${label}
      title=${hint}
      aria-controls=${controls}
      aria-orientation=${isStacked ? 'horizontal' : 'vertical'}
      aria-valuemin="0"
      aria-valuemax=${MOST}
      aria-valuenow=${isOpen ? Math.round(this.#share) : 0}
      @keydown=${(event: KeyboardEvent) => this.#onKey(event, isStacked)}
      @pointerdown=${this.#onDown}
      @pointermove=${(event: PointerEvent) => this.#onMove(event, isStacked)}
      @pointerup=${this.#onUp}
      @pointercancel=${this.#onUp}
      @dblclick=${() => this.#options.setOpen(!this.#options.isOpen())}
    ></div>`;
  }

  #onKey(event: KeyboardEvent, isStacked: boolean): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { isOpen, setOpen } = this.#options;
    const [larger, smaller] = isStacked ? ['ArrowUp', 'ArrowDown'] : this.#isRtl ? ['ArrowRight', 'ArrowLeft'] : ['ArrowLeft', 'ArrowRight'];
    const keys = new Map([
      [larger, () => this.#resize(isOpen() ? this.#share + STEP : LEAST)],
      [smaller, () => this.#resize(this.#share - STEP)],
      ['Home', () => this.#resize(LEAST)],
      ['End', () => this.#resize(MOST)],
      ['Enter', () => setOpen(!isOpen())],
    ]);
    const act = keys.get(event.key);
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }

  readonly #onDown = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    (event.currentTarget as Element).setPointerCapture(event.pointerId);
    this.#isHeld = true;
    this.#host.requestUpdate();
  };

  #onMove({ clientX, clientY }: PointerEvent, isStacked: boolean): void {
    const rect = this.#isHeld ? this.#options.box()?.getBoundingClientRect() : undefined;
    if (!rect) return;
    const before = isStacked ? (clientY - rect.top) / rect.height : (clientX - rect.left) / rect.width;
    const share = 100 * (!isStacked && this.#isRtl ? before : 1 - before);
    if (share < CLOSES_BELOW) this.#options.setOpen(false);
    else this.#resize(share);
  }

  readonly #onUp = (): void => {
    this.#isHeld = false;
    this.#host.requestUpdate();
  };

  #resize(share: number): void {
    this.#share = Math.min(Math.max(LEAST, share), MOST);
    if (!this.#options.isOpen()) this.#options.setOpen(true);
    this.#host.requestUpdate();
  }

  get #isRtl(): boolean {
    const box = this.#options.box();
    return box !== null && getComputedStyle(box).direction === 'rtl';
  }
}
