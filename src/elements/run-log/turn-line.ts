import type { TurnUsage } from '../../streams/index.js';
import { formatCost, formatNumber } from '../internal/format.js';
import type { RunStrings } from '../strings.js';

/** "Turn 2 · 300 in · 20 out · $0.0025": what is written over the first entry of a turn. What nobody reported is left out. */
export function turnLine(turn: number, usage: TurnUsage | undefined, { log, locale }: RunStrings): string {
  const count = (value: number | undefined, words: (text: string) => string): string | undefined =>
    value === undefined ? undefined : words(formatNumber(value, locale));
  const parts = [
    log.turn(formatNumber(turn, locale)),
    count(usage?.inputTokens, log.turnInput),
    count(usage?.outputTokens, log.turnOutput),
    usage?.cost && formatCost(usage.cost.amount, usage.cost.currency, locale),
  ];
  return parts.filter((part) => part !== undefined).join(' · ');
}
