import type { TemplateResult } from 'lit';
import { adoptStyles } from '../internal/adopt-styles.js';
import { Announcer } from '../internal/speech/announcer.js';
import type { OwnedScope } from '../internal/run/run-scope.js';
import { laterStyles } from './later.styles.js';
import type { DrawnRun, RunDrawing } from './run-drawing.js';

/** What the viewer does besides showing the log: it tells screen readers, and draws the run as a tree. */
export class Later {
  readonly #host: DrawnRun;
  readonly #scope: OwnedScope;
  readonly #announcer: Announcer;
  #drawing: Promise<void> | RunDrawing | undefined;

  constructor(host: DrawnRun, scope: OwnedScope) {
    this.#host = host;
    this.#scope = scope;
    this.#announcer = new Announcer(host, () => scope);
    adoptStyles(host.renderRoot, laterStyles);
    host.requestUpdate();
  }

  /** What the live region says. */
  get message(): string {
    return this.#announcer.message;
  }

  /** The tree, where it is to be seen and what draws it is there. */
  get tree(): TemplateResult | undefined {
    const { view } = this.#host;
    if (view !== 'tree' && view !== 'split') return undefined;
    this.#drawing ??= this.#load().catch((error: unknown) => {
      // A failed load is tried again by the next render that needs it.
      this.#drawing = undefined;
      reportError(error);
    });
    return 'render' in this.#drawing ? this.#drawing.render(view) : undefined;
  }

  async #load(): Promise<void> {
    const { RunDrawing } = await import('./run-drawing.define.js');
    this.#drawing = new RunDrawing(this.#host, this.#scope);
    this.#host.requestUpdate();
  }
}
