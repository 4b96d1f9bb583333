import { expect } from '@open-wc/testing';
import { actionErrorWords, transportErrorWords } from '../../src/elements/words/error-words.js';
import { defaultStrings, withStrings } from '../../src/elements/strings.js';

describe('defaultStrings', () => {
  it('has the connection words of the contract', () => {
    const { connection, retryIn, lastEventAgo } = defaultStrings;
    expect(connection).to.deep.equal({
      idle: 'Not connected',
      connecting: 'Connecting…',
      'catching-up': 'Catching up…',
      live: 'Connected',
      reconnecting: 'Reconnecting…',
      stalled: 'Stalled',
      offline: 'Offline',
      finished: 'Finished',
      failed: 'Connection failed',
    });
    expect(`${connection.reconnecting} ${retryIn('3 s')}`).to.equal('Reconnecting… (in 3 s)');
    expect(`${connection.stalled}${lastEventAgo('50 s')}`).to.equal('Stalled, last event 50 s ago');
  });

  it('names the eight kinds of events as the source page does', () => {
    expect(Object.values(defaultStrings.events).slice(0, 8)).to.deep.equal([
      'Agent started',
      'Prompt sent',
      'Model response',
      'Tool invocation',
      'Tool result',
      'Agent thinking',
      'Run completed',
      'Run failed',
    ]);
  });

  it('has a message and advice of its own for every way a connection or an action fails', () => {
    const said = [...Object.values(transportErrorWords), ...Object.values(actionErrorWords)].map((words) => words({}));
    for (const { message, advice } of said) {
      expect(message).to.match(/^[A-Z].+\.$/);
      expect(advice).to.match(/^[A-Z].+\.$/);
    }
    const messages = Object.values(transportErrorWords).map((words) => words({}).message);
    expect(new Set(messages).size).to.equal(messages.length);
  });
});

describe('withStrings', () => {
  it('is the default without overrides', () => expect(withStrings(undefined)).to.equal(defaultStrings));

  it('replaces single words, also inside a group', () => {
    const strings = withStrings({ close: 'Schließen', steering: { send: 'Senden' }, connection: { live: 'Verbunden' }, started: (time) => `seit ${time}` });
    expect(strings.close).to.equal('Schließen');
    expect(strings.steering?.send).to.equal('Senden');
    expect(strings.connection.live).to.equal('Verbunden');
    expect(strings.connection.idle).to.equal('Not connected');
    expect(strings.started('9')).to.equal('seit 9');
    expect(defaultStrings.connection.live).to.equal('Connected');
  });
});
