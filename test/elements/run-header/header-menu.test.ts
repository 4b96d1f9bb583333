import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { RunHeader } from '../../../src/elements/run-header/run-header.js';
import { fold, runs, type RunName } from '../../../stories/fixtures.js';
import { allByRole, byRole, click, inBothSchemes, isShown, settle, textOf, until } from '../support/dom.js';
import { connectionIn, TestScope } from '../support/test-scope.js';
import { openHeader } from './open-header.js';

const open = openHeader;
const showing = (name: RunName): TestScope => new TestScope(fold(runs[name]));

/** Its words depend on the width, so that it is not found by them. */
const menuButton = (header: RunHeader): HTMLElement | undefined =>
  header.shadowRoot!.getElementById('menu-button') ?? undefined;

describe('<run-header>, its menu', () => {
  describe('export', () => {
    it('asks for each format, by keyboard', async () => {
      const scope = showing('completed');
      const header = await open(scope);
      for (const [index, format] of ['json', 'text', 'markdown'].entries()) {
        expect(textOf(menuButton(header))).to.equal('Export');
        menuButton(header)!.focus();
        await sendKeys({ press: 'Enter' });
        await until(() => header.shadowRoot!.activeElement?.role === 'menuitem', 'the first item has the focus');
        for (let i = 0; i < index; i++) await sendKeys({ press: 'ArrowDown' });
        await sendKeys({ press: 'Enter' });
        expect(scope.requests.at(-1)).to.deep.equal({ type: 'export', format });
        await until(() => allByRole(header, 'menuitem').length === 0, 'the menu is closed');
      }
    });

    it('is absent while there is nothing to export', async () => {
      const scope = showing('empty');
      scope.actions = ['retrigger'];
      expect(isShown(menuButton(await open(scope))!)).to.be.false;
    });
  });

  describe('at 360 px', () => {
    const narrow = (scope: TestScope): Promise<RunHeader> =>
      open(scope, (element) => element.style.setProperty('inline-size', '360px'));

    it('has its actions in a menu', async () => {
      const header = await narrow(showing('running'));
      expect(allByRole(header, 'button', 'Cancel run')).to.be.empty;
      expect(textOf(menuButton(header))).to.equal('Actions');
      await click(menuButton(header)!);
      await until(() => allByRole(header, 'menuitem').length > 0, 'the menu is open');
      expect(allByRole(header, 'menuitem').map(textOf)).to.deep.equal([
        'Cancel run',
        'Retrigger run Available once the run has ended',
        'Retry stream',
        'Export JSON',
        'Export text',
        'Export Markdown summary',
      ]);
    });

    it('has Retry stream, for which there is no room beside the word, until the stream is at its end', async () => {
      const scope = showing('running');
      const header = await narrow(scope);
      await click(menuButton(header)!);
      const retry = (): HTMLElement[] => allByRole(header, 'menuitem', 'Retry stream');
      await until(() => retry().length === 1, 'the menu is open');
      await click(retry()[0]!);
      expect(scope.requests).to.deep.equal([{ type: 'retry-stream' }]);
      scope.connection$.next(connectionIn('finished'));
      await settle(header);
      await click(menuButton(header)!);
      await until(() => allByRole(header, 'menuitem').length > 0, 'the menu is open');
      expect(retry()).to.be.empty;
      await sendKeys({ press: 'Escape' });
    });

    it('works by keyboard: opened, walked through, left with Esc', async () => {
      const scope = showing('running');
      const header = await narrow(scope);
      const button = menuButton(header)!;
      button.focus();
      await sendKeys({ press: 'Enter' });
      const focused = (): string => (header.shadowRoot!.activeElement as HTMLElement).innerText.split('\n')[0]!;
      await until(() => focused() === 'Cancel run', 'the first item has the focus');
      for (const [key, name] of [
        ['ArrowDown', 'Retrigger run'],
        ['End', 'Export Markdown summary'],
        ['ArrowDown', 'Cancel run'],
        ['ArrowUp', 'Export Markdown summary'],
        ['Home', 'Cancel run'],
      ] as const) {
        await sendKeys({ press: key });
        expect(focused(), key).to.equal(name);
      }
      await sendKeys({ press: 'Escape' });
      await until(() => allByRole(header, 'menuitem').length === 0, 'the menu is closed');
      expect(header.shadowRoot!.activeElement?.id).to.equal('menu-button');
      await sendKeys({ press: 'Enter' });
      await until(() => focused() === 'Cancel run', 'it is open again');
      await sendKeys({ press: 'Enter' });
      await settle(header);
      expect(textOf(byRole(header, 'alertdialog'))).to.contain('Cancel this run?');
    });

    it('has no violation with the menu open', () =>
      inBothSchemes(async () => {
        const header = await narrow(showing('running'));
        await click(menuButton(header)!);
        await until(() => allByRole(header, 'menuitem').length > 0, 'the menu is open');
        await expect(header).to.be.accessible();
        await sendKeys({ press: 'Escape' });
      }));
  });
});
