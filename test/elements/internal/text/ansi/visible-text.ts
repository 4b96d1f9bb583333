import type { AnsiPiece } from '../../../../../src/elements/internal/text/ansi/ansi-parser.js';

/** What a person would read of output. */
export function visibleText(pieces: readonly AnsiPiece[]): string {
  const lines = [''];
  for (const piece of pieces) {
    const last = lines.length - 1;
    if (piece.type === 'newline') lines.push('');
    else lines[last] = piece.type === 'overwrite' ? '' : `${lines[last] ?? ''}${piece.text}`;
  }
  return lines.join('\n');
}
