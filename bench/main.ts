/**
 * Runs the benchmarks: `main.ts [--quick] [--json] [name…]`. A name is a part of a benchmark's name; without one, all
 * run. The exit code is 1 when a limit is missed by more than noise explains.
 */
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import type { Run } from './benches/bench.js';
import { canvas } from './benches/canvas.js';
import { firstRows } from './benches/first-rows.js';
import { heap } from './benches/heap.js';
import { hidden } from './benches/hidden.js';
import { ingest } from './benches/ingest.js';
import { inspector } from './benches/inspector.js';
import { layout } from './benches/layout.js';
import { lists } from './benches/lists.js';
import { log } from './benches/log.js';
import { million } from './benches/million.js';
import { markdown } from './benches/markdown.js';
import { scaling } from './benches/scaling.js';
import { seek } from './benches/seek.js';
import { sustained } from './benches/sustained.js';
import { launch, type Page } from './chromium.js';
import { bundlePage } from './page.js';
import { round, table, verdict, type Row } from './report.js';
import { startServer } from './server.js';

const BENCHES: Readonly<Record<string, Run>> = { ingest, scaling, 'first-rows': firstRows, sustained, log, lists, million, hidden, heap, seek, markdown, layout, canvas, inspector };

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
});
const chosen = Object.entries(BENCHES).filter(
  ([name]) => positionals.length === 0 || positionals.some((word) => name.includes(word)),
);
if (chosen.length === 0) {
  console.error(`There is no benchmark “${positionals.join(' ')}”: ${Object.keys(BENCHES).join(', ')}.`);
  process.exit(1);
}

const server = await startServer(await bundlePage());
const chromium = await launch();
const rows: Row[] = [];
try {
  for (const [name, run] of chosen) {
    const pages: Page[] = [];
    const open = async (): Promise<Page> => {
      const page = await chromium.open(server.origin);
      pages.push(page);
      return page;
    };
    const say = (text: string): void => console.error(`${name}: ${text}`);
    const found = await run({ openPage: open, quick: values.quick, log: say });
    rows.push(...found.map((row) => ({ bench: name, ...row })));
    for (const page of pages) await page.close();
  }
} finally {
  await chromium.close();
  await server.close();
  const machine = { chromium: chromium.version, node: process.versions.node, cpus: cpus().length, load: loadavg()[0] ?? 0 };
  if (values.json) console.log(JSON.stringify({ machine, quick: values.quick, rows }, undefined, 2));
  else {
    const { node, load } = machine;
    console.log(`\n${table(rows)}\n\n${machine.chromium}, Node ${node}, ${machine.cpus} cores, load ${round(load)}.`);
  }
}
if (rows.some(({ gate }) => gate && verdict(gate) === 'missed')) process.exitCode = 1;
