import { needsInstall } from './fresh.mjs';
import { run } from './run.mjs';

/** Installs the dependencies when they are missing or not those of the lock file. */
export async function ensureInstalled() {
  if (!needsInstall()) return;
  console.log('Installing dependencies (npm ci).');
  const code = await run('npm', ['ci', '--no-audit', '--no-fund']);
  if (code !== 0) throw new Error(`npm ci ended with code ${code}; see its output above.`);
}
