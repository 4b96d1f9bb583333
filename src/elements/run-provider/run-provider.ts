import { css, html, type CSSResultGroup, type TemplateResult } from 'lit';
import { BaseElement } from '../internal/base-element.js';
import { RunOwner } from '../internal/run/run-owner.js';

/**
 * Reads one run and gives it to the pieces inside it, or to those that name it with `for`. It shows nothing itself,
 * so a page can lay the pieces out as it likes.
 *
 * @summary Owns one run for the elements inside it.
 * @tag run-provider
 * @slot - The page's own layout of `<run-header>`, `<run-log>` and the other pieces.
 * @fires {RunStatusChangeEvent} run-status-change - The run's status changed.
 * @fires {RunConnectionChangeEvent} run-connection-change - The connection's state changed.
 * @fires {RunUpdateEvent} run-update - Entries came or changed; at most one a frame.
 * @fires {RunGapEvent} run-gap - Events are known to be missing.
 * @fires {RunErrorEvent} run-error - Something failed between here and the server.
 * @fires {RunEntrySelectEvent} run-entry-select - An entry is about to be selected; cancelable.
 * @fires {RunSteerEvent} run-steer - A steering message is about to be sent; cancelable.
 * @fires {RunCancelEvent} run-cancel - The run is about to be asked to stop; cancelable.
 * @fires {RunAnswerEvent} run-answer - An answer is about to be sent; cancelable.
 * @fires {RunRetriggerEvent} run-retrigger - The card is about to be run again; cancelable.
 * @fires {RunRetriggeredEvent} run-retriggered - A new run exists; cancelable, else `run-url` moves to it.
 * @fires {RunNavigateEvent} run-navigate - A page link was used; cancelable.
 * @fires {RunCloseEvent} run-close - The Close button was used.
 */
export class RunProvider extends RunOwner {
  static override styles: CSSResultGroup = [
    BaseElement.styles,
    // The page lays out what is inside as if the provider were not there.
    css`
      :host {
        display: contents;
      }
    `,
  ];

  override render(): TemplateResult {
    return html`<slot></slot>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'run-provider': RunProvider;
  }
}
