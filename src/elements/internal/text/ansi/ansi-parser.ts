/** Output of a terminal as pieces of text with their style. All control sequences but SGR and OSC 8 are dropped. */
import { PLAIN, withSgr, type AnsiStyle } from './ansi-style.js';

/** What comes next: text, the end of a line, or the start of the same line anew. */
export type AnsiPiece =
  | { readonly type: 'text'; readonly text: string; readonly style: AnsiStyle; readonly href: string | undefined }
  | { readonly type: 'newline' }
  | { readonly type: 'overwrite' };

/** A sequence that has not ended after this many characters is no sequence. */
const MAX_SEQUENCE = 4096;

/**
 * One sequence, or line break. In this order: CSI with parameters and final letter; OSC with its text; DCS, SOS, PM and
 * APC; any other escape; carriage return and line break. C1 controls stand for their two-character forms.
 */
const SEQUENCE =
  // eslint-disable-next-line no-control-regex
  /(?:\u001b\[|\u009b)([0-?]*)[ -/]*([@-~])|(?:\u001b\]|\u009d)([^\u0007\u001b\u009c]*)(?:\u0007|\u001b\\|\u009c|(?=\u001b))|(?:\u001b[PX^_]|[\u0090\u0098\u009e\u009f])[^\u001b\u009c]*(?:\u001b\\|\u009c|(?=\u001b))|\u001b[ -/]*[0-Z\\^-~]|(\r*\n)|(\r+)/g;
