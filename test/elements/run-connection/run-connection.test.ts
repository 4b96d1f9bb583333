import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../../src/elements/run-connection/run-connection.define.js';
import type { RunConnection } from '../../../src/elements/run-connection/run-connection.js';
import { defaultStrings } from '../../../src/elements/strings.js';
import { transportErrorWords } from '../../../src/elements/words/error-words.js';
import { TransportError, type TransportErrorCode } from '../../../src/streams/errors.js';
import type { ConnectionStateName } from '../../../src/streams/index.js';
import { allByRole, byRole, click, inBothSchemes, mount, parts, settle, textOf, until } from '../support/dom.js';
import { connections } from '../support/states.js';
import { connectionIn, TestScope } from '../support/test-scope.js';

const names = Object.keys(connections) as ConnectionStateName[];

function showing(state: ConnectionStateName): TestScope {
  const scope = new TestScope();
  scope.connection$.next(connections[state]());
  return scope;
}

const open = (scope: TestScope, attribute?: 'strip' | 'compact'): Promise<RunConnection> =>
  mount<RunConnection>('run-connection', scope, (element) => attribute && element.toggleAttribute(attribute, true));

before(() => import('../../../src/elements/run-connection/trouble.js'));

const shown = (element: RunConnection): string => textOf(parts(element, 'connection')[0]);

describe('<run-connection>', () => {
  describe('the word', () => {
    const words: Readonly<Record<ConnectionStateName, RegExp>> = {
      idle: /^Not connected$/,
      connecting: /^Connecting…$/,
      'catching-up': /^Catching up…$/,
      live: /^Connected$/,
      reconnecting: /^Reconnecting… \(in [45] s\)$/,
      stalled: /^Stalled, last event 5\d s ago$/,
      offline: /^Offline$/,
      finished: /^Finished$/,
      failed: /^Connection failed: The server sent a web page, perhaps a sign-in page\.$/,
    };
    for (const name of names) {
      it(name, async () => {
        const element = await open(showing(name));
        await until(() => words[name].test(shown(element)), `it says ${words[name]}`);
        expect(parts(element, 'connection')[0]).to.have.attribute('data-status', name);
      });
    }

    it('counts down by itself, and not below nothing', async () => {
      const scope = new TestScope();
      scope.connection$.next(connectionIn('reconnecting', { retryInMs: 3000 }));
      const element = await open(scope);
      await until(() => shown(element) === 'Reconnecting… (in 1 s)', 'the pause is said');
      await until(() => shown(element) === 'Reconnecting…', 'the pause is over');
    });

    it('counts how long nothing has come', async () => {
      const scope = new TestScope();
      scope.connection$.next(connectionIn('stalled', { lastByteAt: Date.now() - 7000 }));
      const element = await open(scope);
      await until(() => shown(element).includes('last event 9 s ago'), 'two more seconds are counted');
    });

    it('is announced, the countdown is not', async () => {
      const element = await open(showing('reconnecting'));
      expect(byRole(element, 'status').textContent).to.equal('Reconnecting…');
    });
  });

  describe('Retry stream', () => {
    for (const name of names.filter((state) => state !== 'finished')) {
      it(`is there while ${name}, and acts at once`, async () => {
        const scope = showing(name);
        await click(byRole(await open(scope), 'button', 'Retry stream'));
        expect(scope.requests).to.deep.equal([{ type: 'retry-stream' }]);
      });
    }

    it('is not there once finished', async () => {
      expect(allByRole(await open(showing('finished')), 'button')).to.be.empty;
    });

    it('works by keyboard, and not by a script', async () => {
      const scope = showing('failed');
      const button = byRole(await open(scope, 'strip'), 'button', 'Retry stream');
      button.click();
      expect(scope.requests).to.be.empty;
      button.focus();
      await sendKeys({ press: 'Enter' });
      expect(scope.requests).to.deep.equal([{ type: 'retry-stream' }]);
    });
  });

  describe('strip', () => {
    const troubles = new Set<string>(['reconnecting', 'stalled', 'offline', 'failed']);
    for (const name of names) {
      it(`is ${troubles.has(name) ? 'there' : 'not there'} while ${name}`, async () => {
        const element = await open(showing(name), 'strip');
        expect(parts(element, 'connection')).to.have.length(troubles.has(name) ? 1 : 0);
        expect(allByRole(element, 'button')).to.have.length(troubles.has(name) ? 1 : 0);
      });
    }

    it('says why, what to do, and what the server said', async () => {
      expect(shown(await open(showing('failed'), 'strip'))).to.equal(
        'Connection failed The server sent a web page, perhaps a sign-in page. Sign in and retry. “Sign in to continue” Retry stream',
      );
    });

    for (const code of Object.keys(transportErrorWords) as TransportErrorCode[]) {
      it(`has words for ${code}`, async () => {
        const scope = new TestScope();
        scope.connection$.next(connectionIn('failed', { reason: new TransportError(code, 'x', { status: 418 }) }));
        const { message, advice } = transportErrorWords[code]({ status: 418 });
        expect(shown(await open(scope, 'strip'))).to.contain(`${message} ${advice}`);
      });
    }

    it('is red only once the connection was given up', async () => {
      const colourOf = async (name: ConnectionStateName): Promise<string> => {
        const element = await open(showing(name), 'strip');
        return getComputedStyle(parts(element, 'connection')[0]!).color;
      };
      const red = await colourOf('failed');
      for (const name of ['reconnecting', 'stalled', 'offline'] as const) expect(await colourOf(name)).to.not.equal(red);
    });
  });

  describe('compact', () => {
    it('leaves the button and the announcement of a trouble to others', async () => {
      const element = await open(showing('failed'), 'compact');
      expect(shown(element)).to.equal('Connection failed');
      expect(allByRole(element, 'button')).to.be.empty;
      expect(allByRole(element, 'status')).to.be.empty;
    });

    it('leaves the count of a trouble to others where it would break the word', async () => {
      const element = await open(showing('reconnecting'), 'compact');
      const place = element.parentElement!;
      place.style.setProperty('display', 'block');
      place.style.setProperty('container-type', 'inline-size');
      const count = (): HTMLElement => element.renderRoot.querySelector<HTMLElement>('.words > :last-child')!;
      await until(() => shown(element).includes('(in '), 'it counts');
      place.style.setProperty('inline-size', '400px');
      expect(count().checkVisibility()).to.equal(false);
      place.style.setProperty('inline-size', '800px');
      expect(count().checkVisibility()).to.equal(true);
    });
  });

  it('shows each new state', async () => {
    const scope = showing('connecting');
    const element = await open(scope);
    for (const name of names) {
      scope.connection$.next(connections[name]());
      await settle(element);
      expect(shown(element)).to.contain(defaultStrings.connection[name]);
    }
  });

  describe('accessibility', () => {
    for (const name of names) {
      for (const attribute of [undefined, 'strip', 'compact'] as const) {
        it(`has no violation: ${name}, ${attribute ?? 'inline'}`, () =>
          inBothSchemes(async () => expect(await open(showing(name), attribute)).to.be.accessible()));
      }
    }
  });
});
