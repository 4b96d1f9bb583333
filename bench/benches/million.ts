/** `<run-log>` with a million entries: going anywhere in it, following more, opening a row meanwhile. */
import { call } from '../page.js';
import type { Visit } from '../page/feeding.js';
import { median, round } from '../report.js';
import type { Run } from './bench.js';

const HELD = 1_000_000;
const RATE = 10_000;
const SECONDS = 3;
/** Shares of the list; the last row is the last. */
const PLACES = [0, 0.123, 0.5, 0.205, 0.762, 0.541, 0.999, 0, 1];

export const million: Run = async ({ openPage, quick, log }) => {
  const page = await openPage();
  log(`${round(HELD, 0)} entries`);
  await call(page, 'prepareList', 'own', HELD, RATE * (SECONDS + 6));
  log(`following ${round(RATE, 0)} entries/s`);
  const seen = await call(page, 'feed', RATE, quick ? 1 : SECONDS, true);
  const visits: Visit[] = [];
  for (const place of PLACES) visits.push(await call(page, 'visit', Math.round(place * (HELD - 1))));
  log('opening a row');
  const opened = await call(page, 'openWhileFed', RATE, quick ? 1 : 2);
  const most = (of: (visit: Visit) => number): number => Math.max(...visits.map(of));
  const onto = `${round(RATE, 0)} entries/s onto ${round(HELD, 0)}`;
  return [
    {
      what: `${round(HELD, 0)} entries: frames until any row is in view, exactly`,
      figure: `${most(({ frames }) => frames)} (median ${median(visits.map(({ frames }) => frames))})`,
      gate: { value: most(({ frames }) => frames), atMost: 2, exact: true },
    },
    {
      what: 'rows in the DOM at most',
      figure: `${Math.max(seen.mounted, most(({ mounted }) => mounted))}`,
      gate: { value: Math.max(seen.mounted, most(({ mounted }) => mounted)), atMost: 150, exact: true },
    },
    {
      what: `${onto}: frames with a gap`,
      figure: `${seen.gaps} of ${seen.frames}`,
      gate: { value: seen.gaps, atMost: 0, exact: true },
    },
    {
      what: `${onto}: rows behind after a frame`,
      figure: `${seen.mostBehind}`,
      gate: { value: seen.mostBehind, atMost: 0, exact: true },
    },
    {
      what: `${onto}: an opened row moves by (and grows by ${round(opened.grewPx, 0)} px)`,
      figure: `${round(opened.shiftPx, 2)} px`,
      // Positions are rounded to what a browser can scroll to.
      gate: { value: opened.grewPx > 0 ? opened.shiftPx : Infinity, atMost: 0.5, unit: ' px', exact: true },
    },
  ];
};
