import { expect } from '@open-wc/testing';
import { html, type TemplateResult } from 'lit';
import { Announcer } from '../../../src/elements/internal/announcer.js';
import { BaseElement } from '../../../src/elements/internal/base-element.js';
import { fold, runs } from '../../../stories/fixtures.js';
import { settle, until } from '../support/dom.js';
import { connections } from '../support/states.js';
import { TestScope } from '../support/test-scope.js';

/** Holds an announcer and remembers all that its live region said. */
class Speaker extends BaseElement {
  scope = new TestScope();
  readonly said: string[] = [];
  readonly #announcer = new Announcer(this, () => this.scope);

  protected override render(): TemplateResult {
    return html`<div role="status">${this.#announcer.message}</div>`;
  }

  protected override updated(): void {
    const text = this.renderRoot.querySelector('[role=status]')!.textContent;
    if (text !== '' && text !== this.said.at(-1)) this.said.push(text);
  }
}
customElements.define('test-speaker', Speaker);

async function speaker(setUp: (scope: TestScope) => void): Promise<Speaker> {
  const element = document.createElement('test-speaker') as Speaker;
  setUp(element.scope);
  document.body.append(element);
  await settle(element);
  return element;
}

const says = (element: Speaker, words: string | RegExp): Promise<void> =>
  until(() => element.said.some((text) => (typeof words === 'string' ? text.includes(words) : words.test(text))), `“${String(words)}” is said`);

describe('Announcer', () => {
  let element: Speaker;
  afterEach(() => element.remove());

  const live = (name: keyof typeof runs): Promise<Speaker> => speaker((scope) => scope.state$.next(fold(runs[name])));

  it('has an empty polite region from the start', async () => {
    element = await live('running');
    const regions = [...element.renderRoot.querySelectorAll('[role=status]')];
    expect(regions.map((region) => region.textContent)).to.deep.equal(['']);
  });

  it('does not read out what was there when the run was opened', async () => {
    element = await speaker((scope) => {
      scope.connection$.next(connections['catching-up']());
      scope.state$.next(fold(runs.running.slice(0, 2)));
    });
    element.scope.state$.next(fold(runs.running));
    element.scope.connection$.next(connections.live());
    element.scope.state$.next(fold(runs.waiting));
    await says(element, 'The run waits for you');
    expect(element.said).to.deep.equal(['The run waits for you']);
  });

  it('says that the run failed, and why', async () => {
    element = await live('running');
    element.scope.state$.next(fold(runs.failed));
    await says(element, 'Run failed: No tool named “bahs”');
  });

  it('counts new steps', async () => {
    element = await speaker((scope) => scope.state$.next(fold(runs.running.slice(0, 10))));
    element.scope.state$.next(fold(runs.running));
    await says(element, /^\d new steps, 1 failed$/);
  });

  it('says a lost connection, and that it is back', async () => {
    element = await live('running');
    element.scope.connection$.next(connections.reconnecting());
    await says(element, 'Connection lost');
    element.scope.connection$.next(connections.connecting());
    element.scope.connection$.next(connections['catching-up']());
    element.scope.connection$.next(connections.live());
    await says(element, 'Connected again');
  });

  it('says nothing of a loss that nobody could have heard of', async () => {
    element = await live('running');
    element.scope.connection$.next(connections.reconnecting());
    element.scope.connection$.next(connections.live());
    element.scope.state$.next(fold(runs.completed));
    await says(element, 'Run completed');
    expect(element.said.join()).to.not.contain('onnect');
  });

  it('says that the connection was given up, and why', async () => {
    element = await live('running');
    element.scope.connection$.next(connections.failed());
    await says(element, 'Connection failed: The server sent a web page, perhaps a sign-in page.');
  });

  it('says gaps, and that a stream broke off', async () => {
    element = await live('running');
    element.scope.gap$.next({ from: 3, to: 5, reason: 'trimmed' });
    await says(element, 'Some events were not received');
    element.scope.state$.next(fold(runs.running, true));
    await says(element, 'The stream ended before the run did');
  });

  it('is silent once it is taken out', async () => {
    element = await live('running');
    element.remove();
    expect(element.scope.state$.observed || element.scope.connection$.observed || element.scope.gap$.observed).to.be.false;
  });
});
