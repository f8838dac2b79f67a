import uPlot from 'uplot';
import type { History } from '../api/types';
import { columns } from './columns';

/** Several signals on one axis of time: for each its mean, lowest and highest. */
export interface Together {
  data: uPlot.AlignedData;
  /** By series after the first: which signal, and which of its three columns. */
  series: { signal: number; part: 'mean' | 'low' | 'high' }[];
}

const PARTS = ['mean', 'low', 'high'] as const;

/** Gaps stay gaps: a moment at which only another signal has a reading is none. */
export function together(histories: readonly History[]): Together {
  const tables = histories.map((history): uPlot.AlignedData => {
    const { condensed, data } = columns(history);
    const [at, mean = []] = data;
    const low = condensed ? (data[2] ?? []) : mean.map(() => null);
    const high = condensed ? (data[3] ?? []) : mean.map(() => null);
    return [at, mean, low, high];
  });
  const series = histories.flatMap((_, signal) => PARTS.map((part) => ({ signal, part })));
  if (tables.length === 0) return { data: [[]], series };
  return { data: tables.length === 1 ? (tables[0] ?? [[]]) : uPlot.join(tables), series };
}

/** One scale for each unit, in the order in which they come; `` for numbers without one. */
export function scalesOf(units: readonly (string | null)[]): string[] {
  return [...new Set(units.map((unit) => unit ?? ''))];
}
