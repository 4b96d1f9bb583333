/**
 * Widths of text without laying any out: each character is measured once a font, on a canvas, and added up. Kerning and
 * ligatures only ever make text narrower than that, so what is found to fit does fit.
 */

/** Adds up widths in one font. Lengths are CSS pixels. */
export interface TextMeasure {
  /** As CSS `font`. */
  readonly font: string;
  width(text: string): number;
}

let context: CanvasRenderingContext2D | null | undefined;

/** What a character of unknown width is taken for, in em, where there is no canvas to measure with. */
const GUESS = 0.6;

function measureCharacter(font: string, character: string): number {
  context ??= document.createElement('canvas').getContext('2d');
  if (!context) return GUESS * (Number.parseFloat(/[\d.]+px/.exec(font)?.[0] ?? '') || 13);
  context.font = font;
  context.textRendering = 'geometricPrecision';
  return context.measureText(character).width;
}

/** A measure that has measured nothing yet. A font that is loaded later needs another. */
export function createMeasure(font: string): TextMeasure {
  const ascii = new Float64Array(128).fill(-1);
  const others = new Map<number, number>();
  const widthOf = (code: number): number => {
    const known = code < 128 ? (ascii[code] as number) : (others.get(code) ?? -1);
    if (known >= 0) return known;
    const width = measureCharacter(font, String.fromCodePoint(code));
    if (code < 128) ascii[code] = width;
    else others.set(code, width);
    return width;
  };
  return {
    font,
    width(text) {
      let sum = 0;
      for (let i = 0; i < text.length; i++) {
        let code = text.charCodeAt(i);
        if (code >= 0xd800 && code < 0xdc00) {
          code = text.codePointAt(i) as number;
          if (code > 0xffff) i++;
        }
        sum += widthOf(code);
      }
      return sum;
    },
  };
}
