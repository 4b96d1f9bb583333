import { loadPart } from '../../../src/elements/internal/text/text-parts.js';

const PARTS = ['markdown', 'code', 'image', 'ansi', 'diff', 'tree', 'file'] as const;

/** As it is once something of each kind of text has been seen. */
export const loadParts = (): Promise<unknown> => Promise.all(PARTS.map((part) => loadPart(part)));
