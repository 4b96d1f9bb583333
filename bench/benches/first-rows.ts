/** How much of a long recording is read when its first rows are there. */
import { call } from '../page.js';
import { median, round } from '../report.js';
import type { Run } from './bench.js';

const EVENTS = 100_000;
const LIMIT = 0.05;
/** A line of 50 Mbit/s: on this machine alone the browser would have buffered megabytes before anybody reads. */
const BYTES_PER_SECOND = 6_250_000;

export const firstRows: Run = async ({ openPage, quick, log }) => {
  const rounds = quick ? 3 : 7;
  const found = [];
  for (let i = 1; i <= rounds; i++) {
    log(`round ${i} of ${rounds}`);
    // A page of its own each time: nothing is compiled, nothing is loaded.
    const page = await openPage();
    found.push(await call(page, 'openRecording', `/run.ndjson?count=${EVENTS}&bytesPerSecond=${BYTES_PER_SECOND}`));
    await page.close();
  }
  const share = median(found.map(({ readBytes, totalBytes }) => readBytes / totalBytes));
  const mb = (found[0]?.totalBytes ?? 0) / 1e6;
  return [
    {
      what: `read of ${round(mb, 1)} MB when the first rows are drawn`,
      figure: `${round(share * 100, 1)} %`,
      gate: { value: share * 100, atMost: LIMIT * 100, unit: ' %' },
    },
    {
      what: 'first rows',
      figure: `${median(found.map(({ rows }) => rows))} after ${round(median(found.map(({ afterMs }) => afterMs)), 0)} ms`,
    },
  ];
};
