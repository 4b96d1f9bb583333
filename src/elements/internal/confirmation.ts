import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { adoptStyles } from './adopt-styles.js';
import { confirmationStyles } from './confirmation.styles.js';
import { onUser } from './user-event.js';

/** One question with a deed behind it. */
export interface Question {
  readonly title: string;
  readonly text: string;
  readonly confirm: string;
  readonly dismiss: string;
  /** The deed undoes work: its button is drawn as such. */
  readonly danger?: boolean;
  readonly onConfirm: () => void;
}

/**
 * Asks once before a deed, in a modal `alertdialog`. The browser's own `<dialog>` keeps the focus inside, closes on
 * Esc and gives the focus back. Call `ask`, and put `render()` into the host's template.
 */
export class Confirmation implements ReactiveController {
  readonly #host: ReactiveControllerHost & { readonly renderRoot: ParentNode & Node };
  #question: Question | undefined;

  constructor(host: ReactiveControllerHost & { readonly renderRoot: ParentNode & Node }) {
    this.#host = host;
    host.addController(this);
  }

  ask(question: Question): void {
    adoptStyles(this.#host.renderRoot, confirmationStyles);
    this.#question = question;
    this.#host.requestUpdate();
  }

  hostUpdated(): void {
    const dialog = this.#host.renderRoot.querySelector<HTMLDialogElement>('dialog.confirmation');
    if (dialog?.isConnected && !dialog.open) dialog.showModal();
  }

  /** A question whose element is taken out or moved is not asked any more. */
  hostDisconnected(): void {
    this.#question = undefined;
  }

  render(): TemplateResult | typeof nothing {
    const question = this.#question;
    if (!question) return nothing;
    return html`<dialog
      class="confirmation"
      role="alertdialog"
      aria-labelledby="confirmation-title"
      aria-describedby="confirmation-text"
      @close=${this.#close}
    >
      <h3 id="confirmation-title">${question.title}</h3>
      <p id="confirmation-text">${question.text}</p>
      <div class="confirmation-buttons">
        <button class="button" type="button" autofocus @click=${onUser(this.#dismiss)}>${question.dismiss}</button>
        <button
          class="button ${question.danger ? 'danger' : 'primary'}"
          type="button"
          @click=${onUser((event: MouseEvent) => {
            this.#dismiss(event);
            question.onConfirm();
          })}
          >${question.confirm}</button
        >
      </div>
    </dialog>`;
  }

  // Closing first gives the focus back; the element goes once its `close` event has come.
  readonly #dismiss = (event: MouseEvent): void => (event.currentTarget as Element).closest('dialog')?.close();

  readonly #close = (): void => {
    this.#question = undefined;
    this.#host.requestUpdate();
  };
}
