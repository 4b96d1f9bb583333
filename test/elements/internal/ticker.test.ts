import { expect } from '@open-wc/testing';
import { LitElement } from 'lit';
import { Ticker } from '../../../src/elements/internal/ticker.js';
import { until } from '../support/dom.js';

class TickingElement extends LitElement {
  updates = 0;
  /** Counts on for ever. */
  readonly ticker = new Ticker(this, () => 1);

  protected override updated(): void {
    this.updates++;
  }
}
customElements.define('ticking-element', TickingElement);

describe('a ticker', () => {
  it('renders its host again and again while that is in a document, and never after, though the host be updated once more', async () => {
    const element = new TickingElement();
    document.body.append(element);
    await until(() => element.updates >= 3, 'it ticks');
    element.remove();
    element.requestUpdate();
    await element.updateComplete;
    const before = element.updates;
    const other = new TickingElement();
    document.body.append(other);
    await until(() => other.updates >= 5, 'another ticks for longer');
    expect(element.updates).to.equal(before);
    document.body.append(element);
    await until(() => element.updates >= before + 3, 'it ticks again');
    element.remove();
    other.remove();
  });
});
