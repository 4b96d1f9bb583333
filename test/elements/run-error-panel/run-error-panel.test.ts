import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../../src/elements/run-error-panel/run-error-panel.define.js';
import type { RunErrorPanel } from '../../../src/elements/run-error-panel/run-error-panel.js';
import { fold, numbered, runs, type RunName } from '../../../stories/fixtures.js';
import { allByRole, byRole, click, inBothSchemes, mount, parts, settle, textOf } from '../support/dom.js';
import { connections, scopes } from '../support/states.js';
import { TestScope } from '../support/test-scope.js';

const open = (scope: TestScope): Promise<RunErrorPanel> => mount<RunErrorPanel>('run-error-panel', scope);
const showing = (name: RunName): TestScope => new TestScope(fold(runs[name]));

describe('<run-error-panel>', () => {
  for (const name of ['empty', 'running', 'waiting', 'completed', 'cancelled'] as const) {
    it(`is not there for a run that is ${name}`, async () => {
      const scope = showing(name);
      // A lost connection is no failed run.
      scope.connection$.next(connections.failed());
      expect(parts(await open(scope), 'error-panel')).to.be.empty;
    });
  }

  it('says what went wrong, in words, and where', async () => {
    const panel = await open(showing('failed'));
    const text = textOf(parts(panel, 'error-panel')[0]);
    expect(text).to.match(/^Tool not found No tool named “bahs”\. Known tools: bash, read_file, edit_file\./);
    expect(text).to.contain('Happened at bahs · 0:41 · the same error 3 times in this run');
  });

  it('gives the server’s advice first', async () => {
    const panel = await open(showing('failed'));
    const items = [...panel.renderRoot.querySelectorAll('li')].map((item) => item.textContent.trim());
    expect(items.slice(0, 3)).to.deep.equal([
      'Check the tool config of Mender: the name may be misspelt.',
      'Remove “bahs” from its instructions.',
      'Check tool config',
    ]);
  });

  it('shows machine text in a font for machines, sentences in the other', async () => {
    const fontOf = async (message: string): Promise<string> => {
      const events = numbered([{ type: 'run.failed', error: { type: 'model_error', message } }]);
      const panel = await open(new TestScope(fold(events)));
      return getComputedStyle(panel.renderRoot.querySelector('.message')!).fontFamily;
    };
    expect(await fontOf('TypeError: x is not a function\n  at main.ts:3')).to.contain('monospace');
    expect(await fontOf('The model refused to answer.')).to.not.contain('monospace');
  });

  it('folds a long message, and shows all of it when asked', async () => {
    const panel = await open(showing('failedAtLength'));
    const message = panel.renderRoot.querySelector('.message')!;
    expect(message.textContent.split('\n')).to.have.length(20);
    await click(byRole(panel, 'button', 'Show all'));
    await settle(panel);
    expect(message.textContent.split('\n')).to.have.length(61);
    await click(byRole(panel, 'button', 'Show less'));
    await settle(panel);
    expect(message.textContent.split('\n')).to.have.length(20);
  });

  it('folds to its title by mouse or keyboard, and is open again for the next run', async () => {
    const scope = showing('failed');
    const panel = await open(scope);
    const title = (): HTMLElement => byRole(panel, 'button', 'Tool not found');
    const text = (): string => textOf(parts(panel, 'error-panel')[0]);
    expect(title().ariaExpanded).to.equal('true');
    await click(title());
    await settle(panel);
    expect(text()).to.equal('Tool not found');
    expect(title().ariaExpanded).to.equal('false');
    title().focus();
    await sendKeys({ press: 'Enter' });
    await settle(panel);
    expect(text()).to.contain('What to try');
    await sendKeys({ press: 'Space' });
    await settle(panel);
    expect(text()).to.equal('Tool not found');
    scope.state$.next({ ...fold(runs.failed), id: 'another' });
    await settle(panel);
    expect(text()).to.contain('What to try');
  });

  it('has no markup of a hostile message', async () => {
    const panel = await open(showing('failedAtLength'));
    expect(panel.renderRoot.querySelector('img')).to.equal(null);
    expect(panel.renderRoot.textContent).to.contain('<img src=x onerror=alert(1)>').and.contain('[U+202E]');
    expect(panel.scrollWidth).to.be.at.most(panel.clientWidth);
  });

  it('says so when the server gave no reason', async () => {
    const panel = await open(new TestScope(fold(numbered([{ type: 'run.finished', outcome: 'max_turns' }]))));
    expect(textOf(parts(panel, 'error-panel')[0])).to.match(/^Turn limit reached/);
  });

  describe('ways on', () => {
    it('leads to the place of the failure', async () => {
      const scope = showing('failed');
      const panel = await open(scope);
      await click(byRole(panel, 'button', 'bahs · 0:41'));
      expect(scope.requests).to.deep.equal([{ type: 'reveal', entryId: 'tool:c5' }]);
    });

    it('retriggers after asking once', async () => {
      const scope = showing('failed');
      const panel = await open(scope);
      await click(byRole(panel, 'button', 'Retrigger run'));
      await settle(panel);
      await click(byRole(byRole(panel, 'alertdialog'), 'button', 'Retrigger run'));
      expect(scope.requests).to.deep.equal([{ type: 'retrigger' }]);
    });

    it('offers Retry stream while there is a stream to read', async () => {
      const scope = showing('failed');
      const panel = await open(scope);
      byRole(panel, 'button', 'Retry stream').focus();
      await sendKeys({ press: 'Enter' });
      expect(scope.requests).to.deep.equal([{ type: 'retry-stream' }]);
      scope.connection$.next(connections.finished());
      await settle(panel);
      expect(allByRole(panel, 'button', 'Retry stream')).to.be.empty;
    });

    it('opens the work item', async () => {
      const scope = showing('failed');
      await click(byRole(await open(scope), 'button', 'Open work item'));
      expect(scope.requests[0]).to.include({ type: 'navigate', target: 'work-item' });
    });

    it('offers nothing without a target', async () => {
      const scope = showing('failed');
      scope.actions = [];
      scope.links = {};
      scope.connection$.next(connections.finished());
      const panel = await open(scope);
      for (const name of ['Retrigger run', 'Retry stream', 'Open work item']) expect(allByRole(panel, 'button', name)).to.be.empty;
    });
  });

  it('shows the page’s own help, only when there is something to help with', async () => {
    const scope = showing('running');
    const panel = await mount<RunErrorPanel>('run-error-panel', scope, (element) => {
      const help = document.createElement('p');
      help.slot = 'error';
      help.textContent = 'Ask in #agents';
      element.append(help);
    });
    const help = panel.querySelector('p')!;
    expect(help.checkVisibility()).to.be.false;
    scope.state$.next(fold(runs.failed));
    await settle(panel);
    expect(help.checkVisibility()).to.be.true;
  });

  describe('accessibility', () => {
    for (const name of ['running', 'failed', 'failed at length']) {
      it(`has no violation: ${name}`, () =>
        inBothSchemes(async () => expect(await open(scopes[name]!())).to.be.accessible()));
    }

    it('needs no more than 320 px', async () => {
      const panel = await mount<RunErrorPanel>('run-error-panel', showing('failedAtLength'), (element) =>
        element.style.setProperty('inline-size', '320px'),
      );
      expect(panel.scrollWidth).to.be.at.most(320);
    });
  });
});
