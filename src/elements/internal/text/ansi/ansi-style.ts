/** How a terminal is told to draw text: SGR, the only escape sequence that becomes style. */

/** One of the 16 colours of the palette, or red, green and blue, each 0–255. */
export type AnsiColor = number | readonly [red: number, green: number, blue: number];

/** What is switched on and off by itself; concealed text stays visible, so there is no flag for it. */
export type AnsiFlag = 'bold' | 'dim' | 'italic' | 'underline' | 'inverse' | 'strike';

export interface AnsiStyle {
  readonly flags: ReadonlySet<AnsiFlag>;
  readonly foreground?: AnsiColor;
  readonly background?: AnsiColor;
}

export const PLAIN: AnsiStyle = { flags: new Set() };

const ON = new Map<number, AnsiFlag>([
  [1, 'bold'],
  [2, 'dim'],
  [3, 'italic'],
  [4, 'underline'],
  [7, 'inverse'],
  [9, 'strike'],
  [21, 'underline'],
]);
const OFF = new Map<number, readonly AnsiFlag[]>([
  [22, ['bold', 'dim']],
  [23, ['italic']],
  [24, ['underline']],
  [27, ['inverse']],
  [29, ['strike']],
]);

/** The style after one SGR sequence; `parameters` is what stands between `ESC [` and `m`. */
export function withSgr(style: AnsiStyle, parameters: string): AnsiStyle {
  const flags = new Set(style.flags);
  let { foreground, background } = style;
  const codes = numbersOf(parameters);
  for (let at = 0; at < codes.length; at++) {
    const code = codes[at] as number;
    const on = ON.get(code);
    if (code === 0) {
      flags.clear();
      foreground = background = undefined;
    } else if (on) flags.add(on);
    else if (OFF.has(code)) for (const flag of OFF.get(code) ?? []) flags.delete(flag);
    else if (code === 38 || code === 48) {
      const { color, length } = extendedColor(codes, at + 1);
      at += length;
      if (code === 38) foreground = color ?? foreground;
      else background = color ?? background;
    } else if (code === 39) foreground = undefined;
    else if (code === 49) background = undefined;
    else if (isPalette(code, 30)) foreground = paletteColor(code, 30);
    else if (isPalette(code, 40)) background = paletteColor(code, 40);
  }
  return { flags, ...(foreground !== undefined && { foreground }), ...(background !== undefined && { background }) };
}

/** `38:2::1:2:3` is `38;2;1;2;3` with the colour space left out; `4:0` is no underline. */
function numbersOf(parameters: string): number[] {
  const plain = parameters
    .replace(/([34]8):2:\d*:(?=\d+:\d+:\d+)/g, '$1:2:')
    .replace(/(^|;)4:0(?=;|$)/g, '$124')
    .replace(/(^|;)4:\d+/g, '$14');
  return plain.split(/[;:]/).map((number) => (number === '' ? 0 : Number.parseInt(number, 10)));
}

/** The eight colours from `first` on, and their bright ones 60 later. */
const isPalette = (code: number, first: number): boolean =>
  (code >= first && code < first + 8) || (code >= first + 60 && code < first + 68);
const paletteColor = (code: number, first: number): number => (code < first + 60 ? code - first : code - first - 60 + 8);

/** The colour that `5;n` or `2;r;g;b` names, and how many numbers that took. */
function extendedColor(codes: readonly number[], at: number): { color?: AnsiColor; length: number } {
  if (codes[at] === 5) {
    const color = indexedColor(codes[at + 1] ?? -1);
    return { length: 2, ...(color !== undefined && { color }) };
  }
  if (codes[at] !== 2) return { length: 1 };
  const [red = -1, green = -1, blue = -1] = codes.slice(at + 1, at + 4);
  return [red, green, blue].every(isByte) ? { color: [red, green, blue], length: 4 } : { length: 4 };
}

const isByte = (value: number): boolean => value >= 0 && value <= 255;

/** Levels of the 6 × 6 × 6 cube of xterm's 256 colours. */
const LEVELS = [0, 95, 135, 175, 215, 255];

function indexedColor(index: number): AnsiColor | undefined {
  if (!isByte(index)) return undefined;
  if (index < 16) return index;
  const gray = 8 + (index - 232) * 10;
  if (index >= 232) return [gray, gray, gray];
  const level = (size: number): number => LEVELS[Math.floor((index - 16) / size) % 6] as number;
  return [level(36), level(6), level(1)];
}
