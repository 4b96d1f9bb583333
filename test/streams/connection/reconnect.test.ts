import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import { TransportError, type TransportErrorCode } from '../../../src/streams/index.js';
import { clampRetry, dispositionOf, idleLimitMs, retryDelayMs } from '../../../src/streams/connection/reconnect.js';
import { retryAfter } from '../../../src/streams/transports/refusal.js';
import { hold } from '../support/property.js';

const delay = (attempt: number, more: Partial<Parameters<typeof retryDelayMs>[0]> = {}): number =>
  retryDelayMs({ attempt, baseMs: 1000, hidden: false, random: 0.999999, short: false, ...more });

describe('when to try again', () => {
  it('waits up to 1 s, doubled each time, at most 10 s while visible and 30 s while hidden', () => {
    expect([1, 2, 3, 4, 5, 6, 60].map((attempt) => delay(attempt))).to.deep.equal([1000, 2000, 4000, 8000, 10_000, 10_000, 10_000]);
    expect([4, 5, 6, 60].map((attempt) => delay(attempt, { hidden: true }))).to.deep.equal([8000, 16_000, 30_000, 30_000]);
  });

  it('waits anything between 250 ms and that: full jitter', async () => {
    await hold(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.double({ min: 0, max: 0.999999, noNaN: true }), fc.boolean(), (attempt, random, hidden) => {
        const ceiling = delay(attempt, { hidden });
        expect(delay(attempt, { hidden, random })).to.be.within(250, Math.max(250, ceiling));
        expect(delay(attempt, { hidden, random })).to.be.closeTo(Math.max(250, ceiling * random), 1);
      }),
    );
  });

  it('never comes earlier than a server asks', () => {
    expect(delay(1, { retryAfterMs: 90_000 })).to.equal(90_000);
    expect(delay(9, { retryAfterMs: 1, random: 0 })).to.equal(250);
  });

  it('takes the base a server sends, within 250 ms and 60 s', () => {
    expect([0, 249, 250, 3000, 60_000, 60_001].map(clampRetry)).to.deep.equal([250, 250, 250, 3000, 60_000, 60_000]);
    expect(delay(1, { baseMs: 20_000 })).to.equal(20_000);
  });

  it('waits at least 5 s when connections are cut as soon as they open', () => {
    expect(delay(1, { short: true })).to.equal(5000);
  });

  // The pause is a promise to the reader too: a visible page tries every 10 s, so its crowd is denser.
  for (const [hidden, worst] of [[true, 100], [false, 200]] as const) {
    it(`does not come in a crowd: of 1,000 ${hidden ? 'hidden' : 'visible'} viewers after an outage of 60 s no second sees more than ${worst} (R10)`, () => {
      // A generator of its own, so that the crowd is the same every time.
      let seed = 42;
      const random = (): number => (seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648;
      const outage = 60_000;
      const perSecond = new Map<number, number>();
      for (let viewer = 0; viewer < 1000; viewer++) {
        let time = 0;
        for (let attempt = 1; time < outage; attempt++) time += delay(attempt, { random: random(), hidden });
        const second = Math.floor((time - outage) / 1000);
        perSecond.set(second, (perSecond.get(second) ?? 0) + 1);
      }
      expect(Math.max(...perSecond.values())).to.be.at.most(worst);
    });
  }
});

describe('Retry-After', () => {
  const now = Date.UTC(2025, 10, 21, 9);
  const cases: [string | null, number | undefined][] = [
    [null, undefined],
    ['0', 0],
    ['120', 120_000],
    [' 5 ', 5000],
    ['Fri, 21 Nov 2025 09:02:00 GMT', 120_000],
    ['Fri, 21 Nov 2025 08:00:00 GMT', 0],
    ['7200', 3_600_000],
    ['Fri, 21 Nov 2099 09:00:00 GMT', 3_600_000],
    ['soon', undefined],
    ['', undefined],
  ];
  for (const [value, ms] of cases) {
    it(`${JSON.stringify(value)} asks for ${ms ?? 'nothing'}`, () => {
      expect(retryAfter(value, now)).to.equal(ms);
    });
  }
});

describe('how long silence may last', () => {
  it('is 2.5 announced heartbeats, else 45 s', () => {
    expect(idleLimitMs(10_000)).to.equal(25_000);
    for (const nothing of [undefined, 0, -1]) expect(idleLimitMs(nothing)).to.equal(45_000);
    expect(idleLimitMs(1), 'never a hair trigger').to.equal(1000);
  });
});

describe('what a failure asks for', () => {
  const asks: Record<TransportErrorCode, string> = {
    network: 'retry',
    unavailable: 'retry',
    interrupted: 'retry',
    idle_timeout: 'retry',
    cut_short: 'retry',
    unauthorized: 'refresh',
    gone: 'restart',
    invalid_url: 'stop',
    bad_request: 'stop',
    forbidden: 'stop',
    not_found: 'stop',
    http_status: 'stop',
    redirected: 'stop',
    html: 'stop',
    wrong_mime: 'stop',
    invalid_body: 'stop',
    too_large: 'stop',
    socket_closed: 'stop',
    source_spent: 'stop',
  };
  const ask = (code: TransportErrorCode, facts = { resumed: true, refreshed: false }): string =>
    dispositionOf(new TransportError(code, ''), facts);

  for (const [code, disposition] of Object.entries(asks) as [TransportErrorCode, string][]) {
    it(`${code}: ${disposition}`, () => {
      expect(ask(code)).to.equal(disposition);
    });
  }

  it('unauthorized after a refresh, and gone without a position: stop', () => {
    expect(ask('unauthorized', { resumed: true, refreshed: true })).to.equal('stop');
    expect(ask('gone', { resumed: false, refreshed: false })).to.equal('stop');
  });
});
