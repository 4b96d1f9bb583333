import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import { redactorOf, secretPatterns, type RedactText } from '../../../src/streams/redact/index.js';
import { hold } from '../support/property.js';
import { secrets } from './secrets.js';

const redact = redactorOf();
const whole = (text: string, by: RedactText = redact): string => by(text, { final: true }).text;
const shown = (text: string, by: RedactText = redact): string => {
  const { text: redacted, stableLength } = by(text, { final: false });
  return redacted.slice(0, stableLength);
};

describe('redaction of a text', () => {
  for (const [kind, secret] of Object.entries(secrets)) {
    it(`finds a secret: ${kind}`, () => {
      const mark = whole(secret);
      expect(mark).to.match(/^\[REDACTED:[a-z-]+\]$/);
      expect(mark).to.equal(`[REDACTED:${kind}]`);
      expect(whole(`before "${secret}", after`)).to.equal(`before "${mark}", after`);
    });
  }

  it('finds the password in an address', () => {
    expect(whole('git clone https://user:hunter22@git.example/x.git')).to.equal('git clone https://user:[REDACTED:basic]@git.example/x.git');
  });

  it('redacts a private key that was cut off', () => {
    expect(whole(secrets['private-key']!.slice(0, 120))).to.equal('[REDACTED:private-key]');
  });

  it('leaves what is no secret', () => {
    const text = 'task-list sk-1 AKIA eyJ a risk-free npm_config Bearer of news at https://host:8080/path@1';
    expect(whole(text)).to.equal(text);
  });

  it('shows of a growing text only what stays, wherever it is cut: the end is always that of the whole', () => {
    const texts = Object.values(secrets).map((secret) => `use ${secret} now,\nthen ${secret}. Done`);
    for (const text of texts) {
      const end = whole(text);
      for (let cut = 0; cut <= text.length; cut++) {
        const part = shown(text.slice(0, cut));
        expect(end.startsWith(part), `cut after ${cut}: ${part}`).to.equal(true);
      }
    }
  });

  it('holds for any mix of words and secrets, cut anywhere', async () => {
    const piece = fc.oneof(fc.constantFrom(...Object.values(secrets)), fc.string({ maxLength: 12 }), fc.constantFrom(' ', '\n', 'sk-ant-', 'Bearer ', '-----BEGIN '));
    await hold(
      fc.property(fc.array(piece, { maxLength: 12 }), fc.nat(), (pieces, cut) => {
        const text = pieces.join('');
        const part = shown(text.slice(0, cut % (text.length + 1)));
        expect(whole(text).slice(0, part.length)).to.equal(part);
      }),
    );
  });

  it('does not wait for ever: of a long text only its end is held back', () => {
    const text = 'plain words and more '.repeat(5000);
    expect(shown(text).length).to.be.above(text.length - 20);
    const unbroken = 'x'.repeat(100_000);
    expect(shown(unbroken).length).to.be.above(90_000);
  });

  // What grows with the square of the text takes minutes, on any machine.
  it('copes with what was written to be slow', () => {
    const hostile = ['-----BEGIN RSA PRIVATE KEY-----', 'eyJeyJeyJ', 'sk-ant-', 'Bearer ', '://a:', 'xoxb-a', '/services/'];
    for (const beginning of hostile) {
      const text = beginning.repeat(Math.ceil(200_000 / beginning.length));
      expect(whole(text).startsWith(shown(text)), beginning).to.equal(true);
    }
  });

  it('takes patterns of the page, plain ones under the name “secret”', () => {
    const own = redactorOf({ patterns: [/card \d{4}/g, { kind: 'pin', pattern: /pin-\d+/y }, ...secretPatterns] });
    expect(whole(`card 1234 card 5678 pin-1 pin-22 ${secrets.npm}`, own)).to.equal(
      '[REDACTED:secret] [REDACTED:secret] [REDACTED:pin] [REDACTED:pin] [REDACTED:npm]',
    );
  });

  it('takes a function of the page, and shows of a growing text what that says will stay', () => {
    const own = redactorOf((text, { final }) => ({ text: text.replaceAll('x', '*'), stableLength: final ? text.length : 3 }));
    expect(whole('axbxcx', own)).to.equal('a*b*c*');
    expect(shown('axbxcx', own)).to.equal('a*b');
  });

  it('shows nothing of a text its function failed on, and reports that once without its words', () => {
    const reported: string[] = [];
    const listen = (event: ErrorEvent): void => {
      reported.push(event.message);
      event.preventDefault();
    };
    const before = window.onerror;
    window.onerror = () => true;
    addEventListener('error', listen);
    try {
      const broken = redactorOf((text) => {
        throw new Error(`cannot read ${text}`);
      });
      expect(whole('the secret', broken)).to.equal('[REDACTED:error]');
      expect(shown('the secret', broken)).to.equal('[REDACTED:error]');
      expect(whole('x', redactorOf(() => undefined as never))).to.equal('[REDACTED:error]');
      expect(shown('x', redactorOf((text) => ({ text }) as never))).to.equal('[REDACTED:error]');
      expect(reported).to.have.length(3);
      expect(reported.join()).to.not.contain('the secret');
    } finally {
      removeEventListener('error', listen);
      window.onerror = before;
    }
  });
});
