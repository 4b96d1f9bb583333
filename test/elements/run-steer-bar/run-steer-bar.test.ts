import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../../src/elements/run-steer-bar/run-steer-bar.define.js';
import type { RunSteerBar } from '../../../src/elements/run-steer-bar/run-steer-bar.js';
import { ActionError } from '../../../src/streams/errors.js';
import type { ActionReceipt } from '../../../src/streams/index.js';
import { fold, numbered, runs, type RunName } from '../../../stories/fixtures.js';
import { allByRole, byRole, click, inBothSchemes, mount, parts, settle, textOf, until } from '../support/dom.js';
import { receipt, receipts, scopes } from '../support/states.js';
import { TestScope } from '../support/test-scope.js';

const open = (scope: TestScope): Promise<RunSteerBar> => mount<RunSteerBar>('run-steer-bar', scope);
let shown = 0;
/** A scope of an address of its own: drafts are kept by address. */
function showing(name: RunName, isOver = false): TestScope {
  const scope = new TestScope(fold(runs[name], isOver));
  scope.runUrl = `https://board.example/runs/${++shown}/events`;
  return scope;
}
const box = (bar: RunSteerBar): HTMLTextAreaElement => byRole(bar, 'textbox', 'Steering message') as HTMLTextAreaElement;
const sent = (scope: TestScope): string[] =>
  scope.requests.flatMap((request) => (request.type === 'steer' ? [request.text] : []));

describe('<run-steer-bar>', () => {
  describe('when it is there', () => {
    for (const name of ['running', 'waiting'] as const) {
      it(name, async () => expect(box(await open(showing(name)))).to.have.attribute('placeholder', 'Guide the agent…'));
    }
    for (const name of ['empty', 'completed', 'failed', 'cancelled'] as const) {
      it(`not: ${name}`, async () => expect(parts(await open(showing(name)), 'steer-bar')).to.be.empty);
    }
    it('not: the stream broke off', async () =>
      expect(parts(await open(showing('running', true)), 'steer-bar')).to.be.empty);
    it('not: no target', async () => {
      const scope = showing('running');
      scope.actions = ['cancel'];
      expect(parts(await open(scope), 'steer-bar')).to.be.empty;
    });
  });

  describe('typing', () => {
    it('sends with Enter, begins a line with Shift+Enter', async () => {
      const scope = showing('running');
      const bar = await open(scope);
      box(bar).focus();
      await sendKeys({ type: 'Try the cookie' });
      await sendKeys({ down: 'Shift' });
      await sendKeys({ press: 'Enter' });
      await sendKeys({ up: 'Shift' });
      await sendKeys({ type: 'first' });
      await settle(bar);
      expect(sent(scope)).to.be.empty;
      expect(box(bar).offsetHeight, 'it grows').to.be.above(40);
      await sendKeys({ press: 'Enter' });
      expect(sent(scope)).to.deep.equal(['Try the cookie\nfirst']);
    });

    it('grows to six lines, then scrolls', async () => {
      const bar = await open(showing('running'));
      box(bar).focus();
      await sendKeys({ type: 'word '.repeat(2) });
      const one = box(bar).offsetHeight;
      box(bar).value = 'line\n'.repeat(30);
      box(bar).dispatchEvent(new InputEvent('input'));
      await settle(bar);
      expect(box(bar).offsetHeight).to.be.above(one * 3).and.below(one * 6);
    });

    it('sends with the button, trimmed, and sends nothing of nothing', async () => {
      const scope = showing('running');
      const bar = await open(scope);
      await click(byRole(bar, 'button', 'Send'));
      expect(bar.shadowRoot!.activeElement, 'an empty message puts you into the box').to.equal(box(bar));
      await sendKeys({ type: '  Check the log ' });
      await click(byRole(bar, 'button', 'Send'));
      expect(sent(scope)).to.deep.equal(['Check the log']);
    });

    it('does not send while an input method composes', async () => {
      const scope = showing('running');
      const bar = await open(scope);
      box(bar).focus();
      await sendKeys({ type: 'にほn' });
      // A real composition cannot be driven from here; what can be is that a script's Enter does nothing either.
      box(bar).dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, isComposing: true }));
      box(bar).dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
      expect(sent(scope)).to.be.empty;
      expect(box(bar).value).to.equal('にほn');
    });
  });

  describe('the draft', () => {
    it('stays while the run goes on', async () => {
      const scope = showing('running');
      const bar = await open(scope);
      box(bar).focus();
      await sendKeys({ type: 'half a tho' });
      scope.state$.next(fold(runs.waiting));
      await settle(bar);
      expect(box(bar).value).to.equal('half a tho');
    });

    it('is empty once the receipt has the text', async () => {
      const scope = showing('running');
      scope.answer = () => Promise.resolve(receipt('a1', 'accepted', 'go'));
      const bar = await open(scope);
      box(bar).focus();
      await sendKeys({ type: 'go' });
      await sendKeys({ press: 'Enter' });
      await settle(bar);
      expect(box(bar).value).to.equal('');
    });

    it('comes back when the page prevented the message', async () => {
      const scope = showing('running');
      const bar = await open(scope);
      box(bar).focus();
      await sendKeys({ type: 'never mind' });
      await sendKeys({ press: 'Enter' });
      await until(() => box(bar).value === 'never mind', 'the text is back');
    });

    it('survives being moved in the page', async () => {
      const scope = showing('running');
      const bar = await open(scope);
      box(bar).focus();
      await sendKeys({ type: 'carry me' });
      bar.parentElement!.append(bar);
      await settle(bar);
      expect(box(bar).value).to.equal('carry me');
    });
  });

  it('finds its draft again in another element of the same run, and no other run’s', async () => {
    const scope = showing('running');
    const bar = await open(scope);
    box(bar).focus();
    await sendKeys({ type: 'still here' });
    bar.remove();
    const other = showing('running');
    expect(box(await open(other)).value).to.equal('');
    other.runUrl = scope.runUrl;
    expect(box(await open(other)).value).to.equal('still here');
  });

  describe('the queue', () => {
    const queued = [receipt('a1', 'sending', 'First'), receipt('a2', 'queued', 'Then stop')];

    it('takes a waiting message back into the box, before what is being typed', async () => {
      const scope = showing('running');
      scope.receipts$.next(queued);
      scope.answer = ({ type }) => Promise.resolve(type === 'withdraw' ? queued[1] : undefined);
      const bar = await open(scope);
      box(bar).focus();
      await sendKeys({ type: 'and rest' });
      await click(byRole(bar, 'button', 'Edit'));
      await until(() => box(bar).value === 'Then stop\nand rest', 'the text is in the box');
      expect(scope.requests).to.deep.equal([{ type: 'withdraw', id: 'a2' }]);
      expect(bar.shadowRoot!.activeElement).to.equal(box(bar));
    });

    it('leaves the box alone when the message was already on its way', async () => {
      const scope = showing('running');
      scope.receipts$.next(queued);
      const bar = await open(scope);
      await click(byRole(bar, 'button', 'Edit'));
      await settle(bar);
      expect(box(bar).value).to.equal('');
    });

    it('removes a waiting message', async () => {
      const scope = showing('running');
      scope.receipts$.next(queued);
      await click(byRole(await open(scope), 'button', 'Remove'));
      expect(scope.requests).to.deep.equal([{ type: 'withdraw', id: 'a2' }]);
    });
  });

  describe('once the run has ended', () => {
    it('keeps what did not reach it, to be copied', async () => {
      const scope = showing('running');
      const bar = await open(scope);
      scope.receipts$.next(receipts().slice(0, 3));
      box(bar).focus();
      await sendKeys({ type: 'half a thought' });
      scope.state$.next(fold(runs.completed));
      await settle(bar);
      expect(parts(bar, 'steer-bar')).to.be.empty;
      expect(allByRole(bar, 'textbox')).to.be.empty;
      const rows = parts(bar, 'receipt').map(textOf);
      expect(rows.map((text) => text.replace(/ (Copy|Remove)/g, ''))).to.deep.equal([
        '“Skip the slow test” failed',
        '“half a thought” not sent',
      ]);
      expect(allByRole(bar, 'button', 'Copy')).to.have.length(2);
      await click(allByRole(bar, 'button', 'Remove')[1]!);
      await settle(bar);
      expect(parts(bar, 'receipt')).to.have.length(1);
      await click(byRole(bar, 'button', 'Remove'));
      expect(scope.requests).to.deep.equal([{ type: 'withdraw', id: 'a3' }]);
    });

    it('is gone when everything arrived', async () => {
      const scope = showing('completed');
      scope.receipts$.next(receipts().slice(0, 2));
      expect(parts(await open(scope), 'base')).to.be.empty;
    });
  });

  describe('receipts', () => {
    it('says what became of each message, the newest last', async () => {
      const scope = showing('running');
      const bar = await open(scope);
      scope.receipts$.next(receipts());
      await settle(bar);
      await click(byRole(bar, 'button', '2 earlier messages'));
      await settle(bar);
      const rows = parts(bar, 'receipt').map((row) => [row.dataset.status, textOf(row)] as const);
      expect(rows.map(([status]) => status)).to.deep.equal(['applied', 'accepted', 'failed', 'sending', 'queued']);
      for (const [status, text] of rows) expect(text).to.contain(status!);
      expect(rows[0]![1]).to.match(/^“Try the cookie first” applied \d+:\d\d$/);
      expect(rows[2]![1]).to.contain('The server could not be reached. Retry; it is not done twice.');
    });

    it('never calls accepted applied', async () => {
      const scope = showing('running');
      scope.receipts$.next([receipt('a1', 'accepted', 'x')]);
      const [row] = parts(await open(scope), 'receipt');
      expect(textOf(row)).to.contain('accepted').and.not.contain('applied');
    });

    it('leads from an applied message to its entry', async () => {
      const scope = showing('running');
      scope.receipts$.next(receipts().slice(0, 1));
      await click(byRole(await open(scope), 'button', 'applied'));
      expect(scope.requests).to.deep.equal([{ type: 'reveal', entryId: 'e3' }]);
    });

    it('sends a failed message again under the same id', async () => {
      const scope = showing('running');
      scope.receipts$.next(receipts().slice(2, 3));
      await click(byRole(await open(scope), 'button', 'Retry'));
      expect(scope.requests).to.deep.equal([{ type: 'resend', id: 'a3' }]);
    });

    it('announces the newest change', async () => {
      const scope = showing('running');
      const bar = await open(scope);
      scope.receipts$.next([receipt('a1', 'applied', 'Try the cookie first', { entryId: 'e3' })]);
      await settle(bar);
      expect(byRole(bar, 'status').textContent).to.equal('“Try the cookie first”: applied');
    });
  });

  describe('questions of the run', () => {
    const answers = (scope: TestScope): object[] => scope.requests.filter((request) => request.type === 'answer');

    it('asks for approval', async () => {
      const scope = showing('waiting');
      const bar = await open(scope);
      expect(textOf(parts(bar, 'approval')[0])).to.contain('Waiting for you May I run “git push origin fix/login”?');
      await click(byRole(bar, 'button', 'Deny'));
      await click(byRole(bar, 'button', 'Approve'));
      expect(answers(scope)).to.deep.equal([
        { type: 'answer', requestId: 'q1', status: 'denied' },
        { type: 'answer', requestId: 'q1', status: 'approved' },
      ]);
    });

    it('has a button for each option', async () => {
      const scope = showing('waitingWithOptions');
      const bar = await open(scope);
      for (const name of ['main', 'Release branch', 'Nowhere yet']) await click(byRole(bar, 'button', name));
      expect(answers(scope)).to.deep.equal([
        { type: 'answer', requestId: 'q2', status: 'main' },
        { type: 'answer', requestId: 'q2', status: 'release', payload: { id: 'release', label: 'Release branch' } },
        { type: 'answer', requestId: 'q2', status: 'none', payload: { id: 'none', label: 'Nowhere yet' } },
      ]);
    });

    const answered = (status: ActionReceipt['status'], error?: ActionError): ActionReceipt => ({
      id: 'x1',
      request: { action: 'answer', id: 'x1', requestId: 'q1', status: 'approved' },
      status,
      at: Date.now(),
      ...(error && { error }),
    });

    it('offers no second answer while one is on its way, and says why it failed', async () => {
      const scope = showing('waiting');
      const bar = await open(scope);
      scope.receipts$.next([answered('accepted')]);
      await settle(bar);
      expect(allByRole(bar, 'button', 'Approve')).to.be.empty;
      expect(textOf(parts(bar, 'approval')[0])).to.contain('Answer sent');
      const error = new ActionError('action_conflict', '409', { status: 409, detail: 'Someone else has answered.' });
      scope.receipts$.next([answered('failed', error)]);
      await settle(bar);
      expect(textOf(byRole(bar, 'alert'))).to.contain('The answer was not sent. Someone else has answered.');
      expect(allByRole(bar, 'button', 'Approve')).to.have.length(1);
    });

    it('goes away once answered, by whomever', async () => {
      const scope = showing('waiting');
      const bar = await open(scope);
      const events = [...runs.waiting, { type: 'input.resolved', requestId: 'q1', status: 'approved', by: 'Ann' }];
      scope.state$.next(fold(numbered(events)));
      await settle(bar);
      expect(parts(bar, 'approval')).to.be.empty;
    });

    it('is not asked without a target for the answer', async () => {
      const scope = showing('waiting');
      scope.actions = ['steer'];
      expect(parts(await open(scope), 'approval')).to.be.empty;
    });

    it('keeps hostile text and ids out of the markup', async () => {
      const bar = await open(showing('hostile'));
      expect(bar.renderRoot.querySelector('img')).to.equal(null);
      expect([...bar.renderRoot.querySelectorAll('[id]')].map((element) => element.id)).to.deep.equal(['question-0']);
      expect(bar.scrollWidth).to.be.at.most(bar.clientWidth);
    });
  });

  describe('accessibility', () => {
    for (const name of ['running', 'steered', 'waiting', 'waiting with options', 'completed', 'hostile']) {
      it(`has no violation: ${name}`, () =>
        inBothSchemes(async () => expect(await open(scopes[name]!())).to.be.accessible()));
    }

    it('needs no more than 320 px', async () => {
      const scope = showing('waitingWithOptions');
      scope.receipts$.next(receipts());
      const bar = await mount<RunSteerBar>('run-steer-bar', scope, (element) =>
        element.style.setProperty('inline-size', '320px'),
      );
      expect(bar.scrollWidth).to.be.at.most(320);
    });
  });
});
