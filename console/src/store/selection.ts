import type { Range } from '../charts/range';
import { last } from '../charts/range';
import type { RouteQuery } from '../router';

/** A signal of a machine, chosen for a plot. */
export interface Chosen {
  machine: string;
  signal: string;
}

export const MOST_CHOSEN = 8;
const USUAL_MS = 8 * 3_600_000;

/** The chosen signals of the address: `cnc-1/vibration,cnc-2/power`, each part encoded. */
export function chosenOf(query: RouteQuery): Chosen[] {
  return (query.signals ?? '')
    .split(',')
    .filter((text) => text.includes('/'))
    .slice(0, MOST_CHOSEN)
    .map((text) => {
      const slash = text.indexOf('/');
      return { machine: decode(text.slice(0, slash)), signal: decode(text.slice(slash + 1)) };
    });
}

export function chosenText(chosen: readonly Chosen[]): string {
  return chosen
    .map(({ machine, signal }) => `${encodeURIComponent(machine)}/${encodeURIComponent(signal)}`)
    .join(',');
}

/** The span of the address: two moments, or so many ms that end now. */
export function rangeOf(query: RouteQuery, now: number): Range {
  const [from, to] = [Date.parse(query.from ?? ''), Date.parse(query.to ?? '')];
  if (!Number.isNaN(from) && !Number.isNaN(to) && from < to) return { from, to, live: false };
  const ms = Number(query.last);
  return last(ms > 0 ? ms : USUAL_MS, now);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
