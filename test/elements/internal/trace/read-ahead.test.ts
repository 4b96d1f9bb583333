/** Long logs are read in idle time, so that any moment of them is near when it is sought. */
import { expect } from '@open-wc/testing';
import { readAheadWhenIdle } from '../../../../src/elements/internal/trace/read-ahead.js';
import { readAhead } from '../../../../src/trace-model/derive/keyframes.js';
import { parseTrace, type TraceDocument } from '../../../../src/trace-model/index.js';
import { smallTrace } from '../../../streams/support/traces.js';
import { until } from '../../support/dom.js';

const ENTRIES = 9000;

const longTrace = (): TraceDocument => {
  const entry = { ts: '2026-05-22T09:14:02.000Z', kind: 'think', cursor: '{"path":[0],"step":0}', name: 'Greet', submitted: 'thought', outcome: 'recorded' };
  return parseTrace(smallTrace({ trace: Array.from({ length: ENTRIES }, () => entry) })).document;
};
const isRead = ({ written }: TraceDocument): boolean => readAhead(written!, 0);
const idle = (): Promise<unknown> => new Promise((resolve) => requestIdleCallback(resolve));

describe('reading ahead', () => {
  it('reads all of a log, a slice at a time', async () => {
    const trace = longTrace();
    readAheadWhenIdle(trace, () => true);
    expect(isRead(trace)).to.equal(false);
    await until(() => isRead(trace), 'all is read');
  });

  it('ends when it is wanted no longer, however much is read', async () => {
    const trace = longTrace();
    let looks = 0;
    readAheadWhenIdle(trace, () => ++looks < 2);
    await until(() => looks > 0, 'a slice is read');
    for (let i = 0; i < 8; i++) await idle();
    expect(isRead(trace)).to.equal(false);
    expect(looks).to.equal(2);
  });
});
