/** What benchmarks find, and how it is judged and printed. */

/** A figure with a limit; `atMost` or `atLeast` says on which side of it is good. */
export interface Gate {
  readonly value: number;
  readonly atMost?: number;
  readonly atLeast?: number;
  readonly unit?: string;
  /** A count, which no noise explains. */
  readonly exact?: boolean;
}

/** One line of the table: a measured figure, with a limit where it has one. */
export interface Row {
  readonly bench: string;
  readonly what: string;
  /** The figure in words, with its unit. */
  readonly figure: string;
  readonly gate?: Gate;
}

/** A limit may be missed by this share before it counts: what an unlucky moment of the machine can do. */
const NOISE = 0.1;

/** `ok`, `near` (beyond the limit by no more than noise explains) or `missed`. */
export function verdict({ value, atMost = Infinity, atLeast = 0, exact = false }: Gate): 'ok' | 'near' | 'missed' {
  if (value <= atMost && value >= atLeast) return 'ok';
  return !exact && value <= atMost * (1 + NOISE) && value >= atLeast * (1 - NOISE) ? 'near' : 'missed';
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [low, high] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle], sorted[middle]];
  return low === undefined || high === undefined ? NaN : (low + high) / 2;
}

/** Median of the ratios within each repetition: what slows the machine for a while slows both sides of one. */
export const medianRatio = (above: readonly number[], below: readonly number[]): number =>
  median(above.map((value, i) => value / (below[i] ?? NaN)));

export const round = (value: number, digits = 1): string =>
  value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });

/** The rows as an aligned table. */
export function table(rows: readonly Row[]): string {
  const cells = rows.map((row, i) => [
    rows[i - 1]?.bench === row.bench ? '' : row.bench,
    row.what,
    row.figure,
    row.gate ? limitOf(row.gate) : '',
    row.gate ? verdict(row.gate) : '',
  ]);
  const all = [['bench', 'what', 'measured', 'limit', ''], ...cells];
  const widths = all[0]!.map((_, column) => Math.max(...all.map((line) => line[column]!.length)));
  return all.map((line) => line.map((cell, column) => cell.padEnd(widths[column]!)).join('  ').trimEnd()).join('\n');
}

function limitOf({ atMost, atLeast, unit = '' }: Gate): string {
  if (atMost === atLeast) return `${atMost ?? ''}${unit}`;
  return atMost === undefined ? `≥ ${atLeast ?? ''}${unit}` : `≤ ${atMost}${unit}`;
}
