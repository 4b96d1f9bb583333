import { LitElement, type CSSResultGroup } from 'lit';
import { property } from 'lit/decorators/property.js';
import { baseStyles } from './base.styles.js';

/** The one base of all our elements: tokens and host styles. Never extend `LitElement` directly. */
export abstract class BaseElement extends LitElement {
  static override styles: CSSResultGroup = baseStyles;
}

/** Base of the pieces that show a run: they stand inside a provider, or name one by id. */
export abstract class RunPiece extends BaseElement {
  /**
   * Id of the `<run-provider>` or `<live-run-viewer>` to show, looked up in the same document or shadow root, as
   * `<label for>` does. Without it the nearest one around the element is used.
   */
  @property({ attribute: 'for' }) htmlFor = '';
}
