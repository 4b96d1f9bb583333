/** Tells screen readers what became of the execution: little, and everything that matters. Loaded when idle. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { TraceDocument } from '../../../trace-model/trace-document.js';
import { AnnouncementQueue } from '../../internal/speech/announcements.js';
import { showControls } from '../../internal/show-controls.js';

/** No sentence longer than this is read out. */
const MOST_READ = 500;

/**
 * Says the diagnosis when it becomes another: at most one message every few seconds, none about what was there when the
 * document was opened, none while the tab is hidden.
 */
export class TraceAnnouncer implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #queue = new AnnouncementQueue();
  #before: TraceDocument | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** What the live region says now. */
  message = '';

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#before = undefined;
  }

  /** Another document, or a newer version of the one before. */
  notice(trace: TraceDocument | undefined, isOther: boolean): void {
    const before = isOther ? undefined : this.#before;
    this.#before = trace;
    if (!before || !trace || trace.diagnosis.text === before.diagnosis.text) return;
    // Only the newest is worth saying.
    this.#queue.unsay(said(before));
    this.#queue.say(said(trace));
    this.#schedule();
  }

  #schedule(): void {
    const delay = document.hidden ? undefined : this.#queue.delay(Date.now());
    if (delay === undefined || this.#timer !== undefined) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.message = this.#queue.take(Date.now(), () => '') ?? this.message;
      this.#host.requestUpdate();
    }, delay);
  }
}

const said = ({ diagnosis }: TraceDocument): string => showControls(diagnosis.text.slice(0, MOST_READ));
