import { executeServerCommand } from '@web/test-runner-commands';

/** Runs `check` while the browser forces the colours of the system upon the page. */
export async function inForcedColors(check: () => Promise<void>): Promise<void> {
  await executeServerCommand('forced-colors', 'active');
  try {
    if (!matchMedia('(forced-colors: active)').matches) throw new Error('the browser did not force its colours');
    await check();
  } finally {
    await executeServerCommand('forced-colors', 'none');
  }
}
