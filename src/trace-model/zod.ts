import * as z from 'zod/mini';

/*
 * zod compiles its object checks with `new Function` where it can, and probes for it where it can't. Under a strict
 * Content-Security-Policy that probe alone is a reported violation, so it is switched off before the first schema is
 * made. Every schema of the library imports `z` from here, never from the package.
 */
z.config({ jitless: true });

export { z };
