import { fileURLToPath } from 'node:url';

const ROOT = new URL('../../', import.meta.url);

/** The absolute path of a path relative to the project's root; without an argument, the root itself. */
export const fromRoot = (relative = '.') => fileURLToPath(new URL(relative, ROOT));
