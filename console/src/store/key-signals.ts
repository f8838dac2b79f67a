import type { Signal } from '../api/types';

/**
 * The values that a card shows: those with limits first, then the other numbers with a unit, then
 * the rest, each group in the order of the tag sheet. The choice does not depend on the values, so
 * a card never changes its layout while somebody reads it.
 */
export function keySignals(signals: readonly Signal[], most: number): Signal[] {
  const rank = (signal: Signal): number => {
    if (signal.limits !== null) return 0;
    return signal.unit !== null && signal.unit !== '' ? 1 : 2;
  };
  return signals
    .map((signal, order) => ({ signal, order }))
    .sort((a, b) => rank(a.signal) - rank(b.signal) || a.order - b.order)
    .slice(0, most)
    .map(({ signal }) => signal);
}

/** How a value stands to its limits. */
export function againstLimits(signal: Signal): 'above' | 'below' | 'inside' | 'no-limits' {
  const { value, limits } = signal;
  if (limits === null || typeof value !== 'number') return 'no-limits';
  if (limits.high !== null && value > limits.high) return 'above';
  if (limits.low !== null && value < limits.low) return 'below';
  return 'inside';
}

/** A value's age in seconds now, counted on from when it was told; null when it never came. */
export function ageNow(signal: Signal, seenAt: number, now: number): number | null {
  if (signal.ageSeconds === null) return null;
  return signal.ageSeconds + Math.max(0, now - seenAt) / 1000;
}
