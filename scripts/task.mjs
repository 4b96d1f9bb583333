/**
 * Every command of the project: `node scripts/task.mjs <task> [arguments]`. Installs the dependencies first when they
 * are missing or not those of the lock file, so that each works in a fresh clone. Until then only what Node itself
 * brings may be imported, which is why every task is loaded when it is called.
 */
import { ensureInstalled } from './lib/install.mjs';
import { binOf } from './lib/paths.mjs';
import { runNode, startNode } from './lib/run.mjs';

/** @param {string[]} args */
const typescript = (...args) => runNode(['--import', 'tsx', ...args]);

/**
 * Every task gives its exit code.
 *
 * @type {Record<string, { what: string; run: (args: string[]) => Promise<number> }>}
 */
const TASKS = {
  start: {
    what: 'run the demo on PORT (default 8080); with a FILE: open that recorded run, or follow it as it grows; with a FILE or FOLDER of executions: explain them',
    run: async (args) => {
      await (await import('./build.mjs')).buildIfStale();
      return typescript('demo/server/main.ts', ...args);
    },
  },
  test: {
    what: 'run all tests, or those with one of the given words in their path',
    run: async (args) => (await import('./test.mjs')).test(args),
  },
  dev: {
    what: 'run the demo; build again and restart it whenever a source changes',
    run: async (args) => {
      const both = [
        startNode([binOf('rollup'), '-c', '--watch', '--configOnly=bundle']),
        startNode([binOf('tsx'), 'watch', 'demo/server/main.ts', ...args]),
      ];
      const code = await Promise.race(both.map(({ ended }) => ended));
      for (const { stop } of both) stop();
      await Promise.all(both.map(({ ended }) => ended));
      return code;
    },
  },
  build: { what: 'make dist/', run: async () => (await import('./build.mjs')).build() },
  lint: {
    what: 'run ESLint over everything, or over the given paths',
    run: (args) => runNode([binOf('eslint'), '--max-warnings=0', ...(args.length > 0 ? args : ['.'])]),
  },
  types: { what: 'check the types of everything', run: async () => (await import('./types.mjs')).types() },
  imports: {
    what: 'check who may import whom',
    run: () => runNode([binOf('dependency-cruiser', 'depcruise'), '--config', '.dependency-cruiser.cjs', 'src']),
  },
  size: {
    what: 'print what each entry point weighs, fail over the budget; with --why: what it consists of',
    run: async (args) => (await import('./size.mjs')).size(args),
  },
  manifest: {
    what: 'write custom-elements.json; with --check: fail where it is not up to date',
    run: async (args) => (await import('./manifest.mjs')).manifest(args),
  },
  storybook: {
    what: 'open the stories on port 6006; `storybook build` writes storybook-static/',
    run: ([mode = 'dev']) => {
      const flags = mode === 'build' ? ['--output-dir', 'storybook-static'] : ['--port', '6006', '--no-open', '--ci'];
      return runNode([binOf('storybook'), mode, '--disable-telemetry', ...flags], { env: { STORYBOOK_DISABLE_TELEMETRY: '1' } });
    },
  },
  bench: { what: 'run the benchmarks', run: (args) => typescript('bench/main.ts', ...args) },
  shots: {
    what: 'take pictures: `readme`, or `states` (every story, three widths, both schemes, into shots/) with words to choose',
    run: async (args) => (await import('./shots.mjs')).shots(args),
  },
  icons: { what: 'write the icons the elements draw', run: async () => (await import('./icons.mjs')).icons() },
};

const [name = '', ...args] = process.argv.slice(2);
const task = Object.hasOwn(TASKS, name) ? TASKS[name] : undefined;
if (task) {
  try {
    await ensureInstalled();
    const code = await task.run(args);
    process.exitCode ||= code;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode ||= 1;
  }
} else {
  console.error('Usage: node scripts/task.mjs <task> [arguments]\n');
  for (const [task, { what }] of Object.entries(TASKS)) console.error(`  ${task.padEnd(10)} ${what}`);
  process.exitCode = 1;
}
