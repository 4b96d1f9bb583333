import { expect } from '@open-wc/testing';
import { emulateMedia, resetMouse, sendKeys } from '@web/test-runner-commands';
import { ActionError } from '../../../src/streams/errors.js';
import { fold, hostileText, numbered, runs, START, type RunName } from '../../../stories/fixtures.js';
import { allByRole, byRole, click, inBothSchemes, isShown, parts, settle, textOf, until } from '../support/dom.js';
import { scopes } from '../support/states.js';
import { defaultDisplay, TestScope } from '../support/test-scope.js';
import { openHeader } from './open-header.js';

const open = openHeader;
const showing = (name: RunName, isOver = false): TestScope => new TestScope(fold(runs[name], isOver));

describe('<run-header>', () => {
  describe('what it says', () => {
    const words: readonly (readonly [RunName, boolean, string, string])[] = [
      ['empty', false, 'Pending', 'pending'],
      ['running', false, 'Running', 'running'],
      ['waiting', false, 'Waiting', 'waiting'],
      ['completed', false, 'Completed', 'completed'],
      ['failed', false, 'Failed', 'failed'],
      ['cancelled', false, 'Cancelled', 'cancelled'],
      ['running', true, 'Incomplete', 'running'],
    ];
    for (const [name, isOver, word, status] of words) {
      it(`calls a ${isOver ? 'broken off' : name} run ${word}`, async () => {
        const [pill] = parts(await open(showing(name, isOver)), 'status');
        expect(textOf(pill)).to.equal(word);
        expect(pill).to.have.attribute('data-status', status);
      });
    }

    it('names the run, its agent, model and start', async () => {
      const scope = showing('running');
      scope.now = START + 1000;
      const header = await open(scope);
      expect(textOf(parts(header, 'title')[0])).to.equal('Fix flaky login test');
      const time = header.renderRoot.querySelector('time')!;
      expect(time).to.have.attribute('datetime', '2025-11-21T09:00:12.000Z');
      expect(time.title).to.contain('November 21, 2025');
      expect(textOf(parts(header, 'base')[0])).to.match(/Mender 2\.1.*sonnet-x.*started \d\d:00:12/);
    });

    it('names the day of a run that is not of today', async () => {
      const scope = showing('completed');
      scope.now = START + 5 * 86_400_000;
      expect(textOf((await open(scope)).renderRoot.querySelector('time')!)).to.match(/started Nov \d\d, \d\d:00:12/);
    });

    it('keeps hostile text as text, and within its own box', async () => {
      const header = await open(showing('hostile'));
      const title = parts(header, 'title')[0]!;
      expect(header.renderRoot.querySelector('img')).to.equal(null);
      expect(title.textContent).to.contain('<img src=x onerror=alert(1)>').and.contain('[U+202E]');
      expect(hostileText).to.contain('\u202E');
      expect(header.scrollWidth).to.be.at.most(header.clientWidth);
    });

    it('pulses while running, not under reduced motion', async () => {
      const header = await open(showing('running'));
      const dot = header.renderRoot.querySelector('.pill .dot')!;
      expect(getComputedStyle(dot).animationName).to.equal('pulse');
      await emulateMedia({ reducedMotion: 'reduce' });
      expect(getComputedStyle(dot).animationName).to.equal('none');
      await emulateMedia({ reducedMotion: 'no-preference' });
    });
  });

  describe('where it leads', () => {
    it('asks its owner to follow each link', async () => {
      const scope = showing('running');
      const header = await open(scope);
      const targets: [HTMLElement, string][] = [
        [byRole(header, 'link', 'Portal'), 'project'],
        [byRole(header, 'link', 'PORT-12'), 'work-item'],
        [byRole(header, 'button', 'Open work item'), 'work-item'],
        [byRole(header, 'link', 'Runs'), 'history'],
        [byRole(header, 'button', 'Back to board'), 'board'],
        [byRole(header, 'link', 'Mender 2.1'), 'agent'],
        [byRole(header, 'link', 'Costs'), 'costs'],
      ];
      for (const [control, target] of targets) {
        await click(control);
        const request = scope.requests.at(-1)!;
        expect(request).to.include({ type: 'navigate', target, href: control.getAttribute('href') });
      }
    });

    it('presses Back to board with Space and Enter', async () => {
      const scope = showing('running');
      const header = await open(scope);
      byRole(header, 'button', 'Back to board').focus();
      await sendKeys({ press: 'Space' });
      await sendKeys({ press: 'Enter' });
      expect(scope.requests.map((request) => request.type)).to.deep.equal(['navigate', 'navigate']);
    });

    it('shows plain text where there is no page', async () => {
      const scope = showing('running');
      scope.links = {};
      const header = await open(scope);
      expect(allByRole(header, 'link')).to.be.empty;
      expect(allByRole(header, 'button', 'Back to board')).to.be.empty;
      expect(textOf(parts(header, 'base')[0])).to.contain('Portal').and.contain('PORT-12').and.not.contain('Runs');
    });

    it('has a Close button only when closable', async () => {
      const scope = showing('running');
      const header = await open(scope);
      expect(allByRole(header, 'button', 'Close')).to.be.empty;
      scope.display$.next({ ...defaultDisplay, closable: true });
      await settle(header);
      await click(byRole(header, 'button', 'Close'));
      expect(scope.requests).to.deep.equal([{ type: 'close' }]);
    });
  });

  describe('cancel', () => {
    it('asks once, and can be declined with Esc', async () => {
      const scope = showing('running');
      const header = await open(scope);
      const button = byRole(header, 'button', 'Cancel run');
      button.focus();
      await sendKeys({ press: 'Enter' });
      await settle(header);
      expect(byRole(header, 'alertdialog')).to.have.attribute('aria-labelledby');
      await sendKeys({ press: 'Escape' });
      await until(() => allByRole(header, 'alertdialog').length === 0, 'the dialog is closed');
      expect(scope.requests).to.be.empty;
      expect(header.shadowRoot!.activeElement).to.equal(button);
    });

    it('is not asked any more once the header is moved', async () => {
      const header = await open(showing('running'));
      await click(byRole(header, 'button', 'Cancel run'));
      await settle(header);
      header.parentElement!.append(header);
      await settle(header);
      expect(allByRole(header, 'alertdialog')).to.be.empty;
    });

    it('is requested when confirmed', async () => {
      const scope = showing('running');
      const header = await open(scope);
      await click(byRole(header, 'button', 'Cancel run'));
      await settle(header);
      await click(byRole(byRole(header, 'alertdialog'), 'button', 'Cancel run'));
      expect(scope.requests).to.deep.equal([{ type: 'cancel' }]);
    });

    it('shows that it was asked, until the run has ended', async () => {
      const scope = showing('running');
      const header = await open(scope);
      scope.receipts$.next([{ id: 'c1', request: { action: 'cancel', id: 'c1' }, status: 'accepted', at: Date.now() }]);
      await settle(header);
      expect(textOf(byRole(header, 'status'))).to.equal('The server was asked to stop the run.');
      scope.state$.next(fold(runs.cancelled));
      await settle(header);
      expect(textOf(byRole(header, 'status'))).to.equal('');
    });

    it('hands the focus to the menu beside it once the run has ended, never to another deed', async () => {
      const scope = showing('running');
      const header = await open(scope);
      byRole(header, 'button', 'Cancel run').focus();
      scope.state$.next(fold(runs.cancelled));
      await settle(header);
      expect(allByRole(header, 'button', 'Cancel run')).to.be.empty;
      expect(header.shadowRoot!.activeElement?.id).to.equal('menu-button');
    });

    it('names the server asked, where it is not the page’s', async () => {
      const scope = showing('running');
      scope.actionHost = 'runs.example';
      const header = await open(scope);
      await click(byRole(header, 'button', 'Cancel run'));
      await settle(header);
      expect(textOf(byRole(header, 'alertdialog'))).to.contain('The request goes to runs.example');
    });

    it('is absent without a target and once the run has ended', async () => {
      const scope = showing('running');
      scope.actions = ['steer', 'retrigger'];
      expect(allByRole(await open(scope), 'button', 'Cancel run')).to.be.empty;
      expect(allByRole(await open(showing('completed')), 'button', 'Cancel run')).to.be.empty;
      expect(allByRole(await open(showing('running', true)), 'button', 'Cancel run')).to.be.empty;
    });

    it('says that it is under way, and that it failed', async () => {
      const scope = showing('running');
      const header = await open(scope);
      const request = { action: 'cancel', id: 'c1' } as const;
      scope.receipts$.next([{ id: 'c1', request, status: 'accepted', at: Date.now() }]);
      await settle(header);
      expect(byRole(header, 'button', 'Cancelling…')).to.have.attribute('aria-disabled', 'true');
      const error = new ActionError('action_conflict', '409', { status: 409, detail: 'The run has just ended.' });
      scope.receipts$.next([{ id: 'c1', request, status: 'failed', at: Date.now(), error }]);
      await settle(header);
      expect(textOf(byRole(header, 'status'))).to.contain('The run was not cancelled. The run has just ended.');
      await click(byRole(header, 'button', 'Try again'));
      expect(scope.requests).to.deep.equal([{ type: 'resend', id: 'c1' }]);
    });
  });

  describe('retrigger', () => {
    it('is disabled with the reason until the run has ended', async () => {
      const scope = showing('running');
      const header = await open(scope);
      const button = byRole(header, 'button', 'Retrigger run');
      expect(button).to.have.attribute('aria-disabled', 'true');
      const reason = header.shadowRoot!.getElementById(button.getAttribute('aria-describedby')!)!;
      expect(reason.textContent).to.equal('Available once the run has ended');
      await click(button);
      await settle(header);
      expect(allByRole(header, 'alertdialog')).to.be.empty;
      expect(textOf(byRole(header, 'status'))).to.equal('Available once the run has ended');
    });

    it('is absent without a target', async () => {
      const scope = showing('completed');
      scope.actions = [];
      expect(allByRole(await open(scope), 'button', 'Retrigger run')).to.be.empty;
    });

    for (const name of ['completed', 'failed', 'cancelled'] as const) {
      it(`asks once after a ${name} run, by keyboard alone`, async () => {
        const scope = showing(name);
        const header = await open(scope);
        byRole(header, 'button', 'Retrigger run').focus();
        await sendKeys({ press: 'Enter' });
        await settle(header);
        const dialog = byRole(header, 'alertdialog');
        expect(textOf(dialog)).to.contain('Runs the same card again with the agent’s current config.');
        expect(header.shadowRoot!.activeElement).to.equal(byRole(dialog, 'button', 'Go back'));
        await sendKeys({ press: 'Tab' });
        await sendKeys({ press: 'Enter' });
        expect(scope.requests).to.deep.equal([{ type: 'retrigger' }]);
      });
    }

    it('shows the reason while it has the focus', async () => {
      const header = await open(showing('running'));
      await resetMouse();
      const reason = header.renderRoot.querySelector<HTMLElement>('.reason')!;
      expect(isShown(reason)).to.be.false;
      byRole(header, 'button', 'Cancel run').focus();
      await sendKeys({ press: 'Tab' });
      expect(isShown(reason)).to.be.true;
      expect(textOf(reason)).to.equal('Available once the run has ended');
    });

    it('names the server asked, where it is not the page’s', async () => {
      const scope = showing('failed');
      scope.actionHost = 'runs.example:8443';
      const header = await open(scope);
      await click(byRole(header, 'button', 'Retrigger run'));
      await settle(header);
      expect(textOf(byRole(header, 'alertdialog'))).to.contain('The request goes to runs.example:8443');
    });

    it('says that the view has moved to the new run, whose receipts know nothing of it', async () => {
      const scope = showing('failed');
      const header = await open(scope);
      const runUrl = 'https://board.example/runs/2/events';
      const request = { action: 'retrigger', id: 'r1' } as const;
      scope.receipts$.next([{ id: 'r1', request, status: 'accepted', at: Date.now(), runId: 'run-2', runUrl }]);
      await settle(header);
      expect(textOf(byRole(header, 'status'))).to.equal('A new run was started.');
      scope.runUrl = runUrl;
      scope.receipts$.next([]);
      scope.state$.next(fold(runs.running));
      await settle(header);
      expect(textOf(byRole(header, 'status'))).to.equal('A new run was started, and this is it.');
    });

    it('does nothing for a click made by a script', async () => {
      const scope = showing('completed');
      const header = await open(scope);
      byRole(header, 'button', 'Retrigger run').click();
      await settle(header);
      expect(allByRole(header, 'alertdialog')).to.be.empty;
    });
  });

  describe('slots', () => {
    it('shows what the page puts at both ends', async () => {
      const header = await open(showing('running'), (element) => {
        for (const slot of ['header-start', 'header-end']) {
          const span = document.createElement('span');
          span.slot = slot;
          span.textContent = slot;
          element.append(span);
        }
      });
      for (const span of header.querySelectorAll('span')) expect(span.getBoundingClientRect().width).to.be.above(0);
    });
  });

  describe('accessibility', () => {
    for (const [name, make] of Object.entries(scopes)) {
      it(`has no violation: ${name}`, () => inBothSchemes(async () => expect(await open(make())).to.be.accessible()));
    }

    it('needs no more than 320 px', async () => {
      const header = await open(showing('hostile'), (element) =>
        element.style.setProperty('inline-size', '320px'),
      );
      expect(header.scrollWidth).to.be.at.most(320);
      for (const button of allByRole(header, 'button')) {
        expect(button.getBoundingClientRect().right).to.be.at.most(header.getBoundingClientRect().right);
      }
    });
  });

  it('shows a run without any of its facts', async () => {
    const header = await open(new TestScope(fold(numbered([{ type: 'notice', level: 'info', text: 'x' }]))));
    expect(textOf(parts(header, 'title')[0])).to.equal('Run');
  });
});
