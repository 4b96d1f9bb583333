/**
 * The marks of kinds and statuses as paths on a grid of 16, so that canvas, DOM and SVG draw the very same shape whatever
 * fonts there are.
 */
import type { NodeKind, NodeStatus } from '../../../trace-model/trace-document.js';

/** Side of the grid. */
export const GLYPH_GRID = 16;
/** Width of strokes, on the grid. */
export const GLYPH_WIDTH = 2;

export interface Glyph {
  /** Stroked, 1.5 wide on the grid, with round ends. */
  readonly line?: string;
  /** Filled. */
  readonly fill?: string;
}

/** The mark in front of a kind's name; an action is told by its word alone. */
export const kindGlyphs: Readonly<Partial<Record<NodeKind, Glyph>>> = {
  sequence: { line: 'M2 8h12M10 4l4 4l-4 4' },
  selector: { line: 'M5 5.5a3 3 0 1 1 4.6 2.5c-1 .7-1.6 1.2-1.6 2.5M8 13.5v.01' },
  parallel: { line: 'M5.5 3v10M10.5 3v10' },
  reference: { line: 'M13 13v-4a3 3 0 0 0-3-3h-7M6 3l-3 3l3 3' },
  run: { line: 'M4.5 3v10l8-5z' },
  turn: { line: 'M13.5 8a5.5 5.5 0 1 1-1.9-4.1M13.5 2v3h-3' },
  message: { line: 'M2.5 3.5h11v7.5h-5.5l-3 2.5v-2.5h-2.5z' },
  tool: { line: 'M2.5 4l4 4l-4 4M8 12.5h5.5' },
  agent: { line: 'M3 6.5h10v6.5h-10zM8 6.5v-3h-2M6 9v1.2M10 9v1.2' },
  step: { line: 'M2.5 8.5l3 3l8-8' },
};

/** The mark of a status, at the top right of a node. */
export const statusGlyphs: Readonly<Partial<Record<NodeStatus, Glyph>>> = {
  success: { line: 'M3 8.5l3.4 3.4l6.6-7.3' },
  failure: { line: 'M4 4l8 8M12 4l-8 8' },
  active: { line: 'M8 2.5a5.5 5.5 0 1 0 .01 0z', fill: 'M8 5.2a2.8 2.8 0 1 0 .01 0z' },
  retrying: { line: 'M13 8a5 5 0 1 1-1.7-3.8M13 2.2v3.2h-3.2' },
  'on-path': { line: 'M2.5 8h.01M8 8h.01M13.5 8h.01' },
  waiting: { line: 'M5.5 3.5v9M10.5 3.5v9' },
  partial: { line: 'M8 3a5 5 0 1 0 .01 0z', fill: 'M8 3a5 5 0 0 0 0 10z' },
  skipped: { line: 'M2.5 11c1.5-6 7.5-7 10.5-3M13.5 4v4.2h-4.2' },
  'cut-off': { line: 'M3 8h10' },
};

/** At a collapsed node, where there is no room for a number. */
export const moreGlyph: Glyph = { line: 'M8 3v10M3 8h10' };

/** The same marks as characters, for whoever reads or copies text. */
export const statusMarks: Readonly<Record<NodeStatus, string>> = {
  success: '✓',
  failure: '✗',
  active: '●',
  retrying: '↻',
  'on-path': '…',
  waiting: '⏸',
  partial: '◐',
  skipped: '⤼',
  'cut-off': '–',
  'not-reached': '',
};
