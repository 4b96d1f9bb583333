import { expect } from '@open-wc/testing';
import { html, type TemplateResult } from 'lit';
import { Subject } from 'rxjs';
import { Announcer } from '../../../../src/elements/internal/speech/announcer.js';
import { BaseElement } from '../../../../src/elements/internal/base-element.js';
import { recordOf } from '../../../../src/streams/run-record.js';
import { RunReducer } from '../../../../src/streams/reduce/reducer.js';
import { at, fold, numbered, runs } from '../../../../stories/fixtures.js';
import { FakeEnvironment } from '../../../streams/support/fake-environment.js';
import { settle, until } from '../../support/dom.js';
import { connections } from '../../support/states.js';
import { TestScope } from '../../support/test-scope.js';

/** Holds an announcer and remembers all that its live region said. */
class Speaker extends BaseElement {
  scope = new TestScope();
  readonly said: string[] = [];
  readonly env = new FakeEnvironment();
  readonly announcer = new Announcer(this, () => this.scope, this.env);

  protected override render(): TemplateResult {
    return html`<div role="status">${this.announcer.message}</div>`;
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

/** Lets the pause between two messages pass, and waits until it is said. */
const says = (element: Speaker, words: string | RegExp): Promise<void> =>
  until(() => (element.env.advance(element.env.nextIn ?? 0), element.said.some((text) => (typeof words === 'string' ? text.includes(words) : words.test(text)))), `“${String(words)}” is said`);

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

  it('reads a streaming message once, whole, and never its parts', async () => {
    element = await speaker((scope) => scope.state$.next(fold(runs.running.slice(0, 2))));
    const begun = [...runs.running.slice(0, 2), { type: 'message.started', messageId: 'm9', role: 'assistant', time: at(4) }];
    const words = ['I ', 'will ', 'read ', 'the ', 'test.'];
    for (let n = 1; n <= words.length; n++) {
      const deltas = words.slice(0, n).map((text) => ({ type: 'message.delta', messageId: 'm9', text, time: at(4) }));
      element.scope.state$.next(fold(numbered([...begun, ...deltas])));
      element.env.advance(6000);
      await settle(element);
    }
    expect(element.said.join()).to.not.contain('will');
    const deltas = words.map((text) => ({ type: 'message.delta', messageId: 'm9', text, time: at(4) }));
    const whole = [...begun, ...deltas, { type: 'message.finished', messageId: 'm9', time: at(5) }];
    element.scope.state$.next(fold(numbered(whole)));
    await says(element, 'Model response: I will read the test.');
    element.scope.state$.next(fold(numbered([...whole, { type: 'notice', level: 'info', text: 'x', time: at(6) }])));
    await says(element, '1 new step');
    expect(element.said.filter((text) => text.includes('I will read'))).to.have.length(1);
  });

  it('says what pieces tell, and of each only the newest', async () => {
    element = await speaker((scope) => {
      scope.state$.next(fold(runs.running));
      scope.polite = new Subject();
    });
    const { polite } = element.scope;
    const tell = (text: string, instead: string): void => polite?.next({ text, instead });
    tell('“Stop”: sending', '');
    await says(element, '“Stop”: sending');
    tell('“Stop”: accepted', '“Stop”: sending');
    tell('41 found', '');
    tell('“Stop”: applied', '“Stop”: accepted');
    tell('', '41 found');
    element.scope.state$.next(fold(runs.failed));
    await says(element, '“Stop”: applied');
    expect(element.said).to.have.length(2);
    expect(element.said[1]).to.match(/^“Stop”: applied. Run failed/);
  });

  it('says nothing while the tab is hidden, and afterwards only what matters', async () => {
    element = await speaker((scope) => scope.state$.next(fold(runs.running.slice(0, 10))));
    element.env.tell('hidden');
    element.scope.state$.next(fold(runs.running));
    element.scope.state$.next(fold(runs.failed));
    element.env.advance(60_000);
    await settle(element);
    expect(element.said).to.be.empty;
    element.env.tell('visible');
    await says(element, 'Run failed');
    expect(element.said.join()).to.not.contain('new step');
  });

  it('says at most twelve things a minute over 10,000 events, its errors and its end among them', async () => {
    element = await speaker((scope) => scope.state$.next(fold(runs.running.slice(0, 1))));
    const log: { at: number; text: string }[] = [];
    const reducer = new RunReducer();
    const apply = (event: object): void => void reducer.apply(recordOf(event));
    for (const event of runs.running.slice(0, 1)) apply(event);
    let last = '';
    const tick = (ms: number): void => {
      element.scope.state$.next(reducer.snapshot());
      element.env.advance(ms);
      const text = element.announcer.message;
      if (text !== last) log.push({ at: element.env.now(), text });
      last = text;
    };
    for (let n = 0; n < 10_000; n++) {
      apply({ id: `x${n}`, seq: n + 2, type: 'notice', level: 'info', text: `step ${n}`, time: at(n / 50) });
      if (n % 10 === 9) tick(150 + (n % 97));
      if (n === 5000) element.scope.gap$.next({ reason: 'trimmed' });
    }
    apply({ id: 'end', seq: 10_002, type: 'run.failed', error: { type: 'timeout', message: 'Timeout after 60000ms' }, time: at(201) });
    for (let n = 0; n < 40; n++) tick(200);
    // Where the count happens to be the same twice, the region does not change.
    expect(log.length).to.be.within(10, 45);
    for (let i = 12; i < log.length; i++) expect(log[i]!.at - log[i - 12]!.at).to.be.at.least(60_000);
    expect(log.filter(({ text }) => text.includes('Some events were not received'))).to.have.length(1);
    expect(log.at(-1)!.text).to.contain('Run failed: Timeout after 60000ms');
  });

  it('is silent once it is taken out', async () => {
    element = await live('running');
    element.remove();
    const { state$, connection$, gap$, polite } = element.scope;
    expect([state$, connection$, gap$, polite].some((each) => each?.observed)).to.equal(false);
  });
});
