import { expect } from '@open-wc/testing';
import {
  formatClock,
  formatCost,
  formatDuration,
  formatElapsed,
  formatExact,
  formatIso,
  formatNumber,
  formatRough,
  formatShare,
} from '../../../src/elements/internal/format.js';

const cases = <T>(format: (value: T) => string, table: readonly (readonly [T, string])[]): void => {
  for (const [value, text] of table) it(`${String(value)} → ${text}`, () => expect(format(value)).to.equal(text));
};

describe('formatElapsed', () => {
  cases(formatElapsed, [
    [0, '0:00'],
    [42_000, '0:42'],
    [59_999, '0:59'],
    [60_000, '1:00'],
    [727_000, '12:07'],
    [3_727_000, '1:02:07'],
    [-5, '0:00'],
  ]);
});

describe('formatDuration', () => {
  cases((ms: number) => formatDuration(ms), [
    [0, '0 ms'],
    [45, '45 ms'],
    [99.4, '99 ms'],
    [99.5, '0.1 s'],
    [900, '0.9 s'],
    [5000, '5.0 s'],
    [9949, '9.9 s'],
    [9950, '10 s'],
    [59_499, '59 s'],
    [59_500, '1 min'],
    [312_000, '5 min 12 s'],
    [3_600_000, '1 h'],
    [7_500_000, '2 h 5 min'],
    [-1, '0 ms'],
  ]);
});

describe('formatCost', () => {
  const usd = (amount: number): string => formatCost(amount, 'USD');
  cases(usd, [
    [0.0125, '$0.0125'],
    [0.01, '$0.0100'],
    [0, '$0.00'],
    [0.000_01, '<$0.0001'],
    [1, '$1.00'],
    [1234.5, '$1,234.50'],
    [-0.5, '-$0.5000'],
  ]);
  it('keeps a currency that is none behind the number', () => {
    expect(formatCost(0.5, 'credits')).to.equal('0.5000 credits');
    expect(formatCost(2, '<b>')).to.equal('2.00 <b>');
  });
});

describe('numbers', () => {
  it('groups thousands', () => expect(formatNumber(1_234_567)).to.equal('1,234,567'));
  it('follows the locale', () => expect(formatNumber(1_234_567, 'de')).to.equal('1.234.567'));
  it('shows a share as per cent', () => expect(formatShare(1005 / 1500)).to.equal('67%'));
});

describe('formatRough', () => {
  cases(formatRough, [
    [0, '0 s'],
    [59_999, '59 s'],
    [60_000, '1 min'],
    [3_599_999, '59 min'],
    [3_600_000, '1 h'],
    [90_000_000, '1 d'],
  ]);
});

describe('times of day', () => {
  const time = new Date(2025, 10, 21, 9, 0, 12, 345).getTime();
  it('shows 24 hours', () => expect(formatClock(time)).to.equal('09:00:12'));
  it('shows the exact time', () => expect(formatExact(time)).to.match(/^November 21, 2025 at 09:00:12\.345 /));
  it('survives a time no calendar has', () => {
    expect(formatClock(8.64e15 + 1)).to.equal('8640000000000001');
    expect(formatExact(1e20)).to.equal('100000000000000000000');
    expect(formatIso(1e20)).to.equal(undefined);
  });
});
