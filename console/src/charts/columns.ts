import type { History } from '../api/types';

/** What uPlot draws: seconds, then either the values, or the mean with its lowest and highest. */
export interface Columns {
  condensed: boolean;
  data: [number[], ...(number | null)[][]];
}

/** Longer than this many usual steps without a reading is drawn as a gap. */
const GAP_STEPS = 5;

/** Turns rows into columns, with a null where readings are missing. */
export function columns(history: History): Columns {
  const condensed = history.resolution !== 'raw';
  const rows = withGaps(
    history.rows.map((row) => ({
      at: Date.parse(row.at) / 1000,
      values: condensed
        ? [row.mean ?? null, row.min ?? null, row.max ?? null]
        : [row.value ?? null],
    })),
  );
  const width = condensed ? 3 : 1;
  const series = Array.from({ length: width }, (_, column) =>
    rows.map(({ values }) => values[column] ?? null),
  );
  return { condensed, data: [rows.map(({ at }) => at), ...series] };
}

interface Row {
  at: number;
  values: (number | null)[];
}

function withGaps(rows: Row[]): Row[] {
  const step = usualStep(rows);
  const result: Row[] = [];
  for (const row of rows) {
    const before = result.at(-1);
    if (before !== undefined && step > 0 && row.at - before.at > GAP_STEPS * step) {
      result.push({ at: before.at + step, values: [] });
    }
    result.push(row);
  }
  return result;
}

/** The median distance between rows in seconds; 0 for fewer than three rows. */
function usualStep(rows: Row[]): number {
  if (rows.length < 3) return 0;
  const steps = rows.slice(1).map((row, index) => row.at - (rows[index]?.at ?? row.at));
  return steps.sort((a, b) => a - b)[Math.floor(steps.length / 2)] ?? 0;
}

/** Lowest, highest and newest value; null when there is none. */
export function summary(history: History): { low: number; high: number; newest: number } | null {
  const lows = history.rows.map((row) => row.min ?? row.value ?? null).filter(isNumber);
  const highs = history.rows.map((row) => row.max ?? row.value ?? null).filter(isNumber);
  const newest = history.rows.map((row) => row.mean ?? row.value ?? null).findLast(isNumber);
  if (newest === undefined) return null;
  return {
    low: lows.reduce((a, b) => Math.min(a, b)),
    high: highs.reduce((a, b) => Math.max(a, b)),
    newest,
  };
}

function isNumber(value: number | null): value is number {
  return value !== null;
}
