import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { DirectiveResult } from 'lit/directive.js';
import { createRef, ref } from 'lit/directives/ref.js';
import { iconPlay } from '../icons/icons.js';
import { iconFastForward, iconPause, iconStepBack, iconStepForward } from '../icons/replay-icons.js';
import type { Playback } from './playback.js';

/** What a scrub bar says, and what its owner adds to it. */
export interface ScrubBarView {
  readonly words: Readonly<Record<'position' | 'play' | 'pause' | 'stepBack' | 'stepForward' | 'speed' | 'skipIdle', string>>;
  readonly speeds: readonly number[];
  /** Such as "2×". */
  readonly times: (speed: number) => string;
  /** Of the slider, as people count: least, now, most. */
  readonly range: readonly [least: number, now: number, most: number];
  /** The moment shown, for those who hear it. */
  readonly valueText: string;
  /** The same for those who see it. */
  readonly clock: TemplateResult;
  /** What lies on the rail. */
  readonly drawing: DirectiveResult | typeof nothing;
  /** What skipping does; absent where there is nothing to skip. */
  readonly skipIdleHint: string | undefined;
  /** Controls at the end of the bar. */
  readonly more?: TemplateResult;
}

/**
 * Step, play, track, clock, speed. Render `render()` within `class="scrub"` in a host whose styles hold `scrubBarStyles`.
 *
 * On the track: arrow keys step (with Shift: by one position), Page keys leap, Home and End go to the ends, Space plays.
 */
export class ScrubBar implements ReactiveController {
  readonly #playback: Playback;
  readonly #track = createRef<HTMLElement>();
  readonly #rail = createRef<HTMLElement>();
  readonly #thumb = createRef<HTMLElement>();

  constructor(host: ReactiveControllerHost, playback: Playback) {
    this.#playback = playback;
    host.addController(this);
  }

  /** The slider, while it is drawn. */
  get track(): HTMLElement | undefined {
    return this.#track.value;
  }

  hostUpdated(): void {
    // Not said on the track: the style of every mark on it would be worked out again.
    for (const part of [this.#rail, this.#thumb]) part.value?.style.setProperty('--_at', String(this.#playback.share));
  }

  render(view: ScrubBarView): TemplateResult {
    const { words } = view;
    const { position, first, moment, isPlaying } = this.#playback;
    return html`<div class="scrub-group">
        ${iconButton(words.stepBack, iconStepBack, this.#stepBack, position <= first)}
        ${iconButton(isPlaying ? words.pause : words.play, isPlaying ? iconPause : iconPlay, this.#togglePlay)}
        ${iconButton(words.stepForward, iconStepForward, this.#stepForward, moment === null)}
      </div>
      ${this.#slider(view)}
      <div class="scrub-clock">${view.clock}</div>
      <div class="scrub-group scrub-end">${this.#speed(view)} ${this.#idleButton(view)} ${view.more ?? nothing}</div>`;
  }

  /** `dir`: a factor reads the same way everywhere. */
  #speed({ words, speeds, times }: ScrubBarView): TemplateResult {
    return html`<select dir="ltr" aria-label=${words.speed} title=${words.speed} @change=${this.#onSpeed}>
      ${speeds.map((speed) => html`<option value=${speed} ?selected=${speed === this.#playback.speed}>${times(speed)}</option>`)}
    </select>`;
  }

  #idleButton({ words, skipIdleHint }: ScrubBarView): TemplateResult | typeof nothing {
    if (skipIdleHint === undefined) return nothing;
    return html`<button
      class="button quiet"
      type="button"
      aria-pressed=${this.#playback.skipsIdle ? 'true' : 'false'}
      title=${skipIdleHint}
      @click=${this.#toggleIdle}
      >${iconFastForward}<span>${words.skipIdle}</span></button
    >`;
  }

  #slider({ words, range: [least, now, most], valueText, drawing }: ScrubBarView): TemplateResult {
    return html`<div
      ${ref(this.#track)}
      class="scrub-track"
      role="slider"
      tabindex="0"
      aria-label=${words.position}
      aria-orientation="horizontal"
      aria-valuemin=${least}
      aria-valuemax=${most}
      aria-valuenow=${now}
      aria-valuetext=${valueText}
      @keydown=${this.#onKey}
      @pointerdown=${this.#onDown}
      @pointermove=${this.#onMove}
      @pointerup=${this.#onUp}
      @pointercancel=${this.#onUp}
    >
      <div ${ref(this.#rail)} class="scrub-rail"></div>
      ${drawing}
      <div ${ref(this.#thumb)} class="scrub-thumb"></div>
    </div>`;
  }

  readonly #stepBack = (): void => this.#playback.step(-1);
  readonly #stepForward = (): void => this.#playback.step(1);
  readonly #togglePlay = (): void => this.#playback.togglePlay();
  readonly #toggleIdle = (): void => {
    this.#playback.skipsIdle = !this.#playback.skipsIdle;
  };
  readonly #onSpeed = (event: Event): void => {
    this.#playback.speed = Number((event.currentTarget as HTMLSelectElement).value);
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const playback = this.#playback;
    const step = (direction: 1 | -1): void => (event.shiftKey ? playback.nudge(direction) : playback.step(direction));
    const onward = isRtl(event) ? -1 : 1;
    const keys = new Map<string, () => void>([
      ['ArrowRight', () => step(onward)],
      ['ArrowLeft', () => step(onward === 1 ? -1 : 1)],
      ['ArrowUp', () => step(1)],
      ['ArrowDown', () => step(-1)],
      ['PageUp', () => playback.leap(1)],
      ['PageDown', () => playback.leap(-1)],
      ['Home', () => playback.move(playback.first)],
      ['End', () => playback.toEnd()],
      [' ', this.#togglePlay],
    ]);
    const act = keys.get(event.key);
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };

  readonly #onDown = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    (event.currentTarget as Element).setPointerCapture(event.pointerId);
    this.#playback.isHeld = true;
    const mark = (event.target as Element).closest<SVGElement>('[data-position]');
    if (mark) this.#playback.move(Number(mark.dataset.position));
    else this.#onMove(event);
  };

  readonly #onMove = (event: PointerEvent): void => {
    if (!this.#playback.isHeld) return;
    const { left, width } = (event.currentTarget as Element).getBoundingClientRect();
    const fromLeft = Math.min(Math.max(0, (event.clientX - left) / width), 1);
    this.#playback.moveTo(isRtl(event) ? 1 - fromLeft : fromLeft);
  };

  readonly #onUp = (): void => {
    this.#playback.isHeld = false;
  };
}

const isRtl = (event: Event): boolean => getComputedStyle(event.currentTarget as Element).direction === 'rtl';

function iconButton(label: string, icon: TemplateResult, act: () => void, isOff = false): TemplateResult {
  return html`<button
    class="icon-button"
    type="button"
    aria-label=${label}
    title=${label}
    aria-disabled=${isOff ? 'true' : 'false'}
    @click=${isOff ? nothing : act}
    >${icon}</button
  >`;
}
