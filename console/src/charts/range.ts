/** A span of time in ms. `live` spans end now and move on. */
export interface Range {
  from: number;
  to: number;
  live: boolean;
}

const MINUTE = 60_000;

export const PRESETS: { text: string; ms: number }[] = [
  { text: '15 min', ms: 15 * MINUTE },
  { text: '1 h', ms: 60 * MINUTE },
  { text: '8 h', ms: 8 * 60 * MINUTE },
  { text: '24 h', ms: 24 * 60 * MINUTE },
  { text: '7 d', ms: 7 * 24 * 60 * MINUTE },
];

/** The last `ms` before `now`. */
export function last(ms: number, now: number): Range {
  return { from: now - ms, to: now, live: true };
}

/** Half a span back in time. */
export function earlier({ from, to }: Range): Range {
  const half = (to - from) / 2;
  return { from: from - half, to: to - half, live: false };
}

/** Half a span on, but never beyond now. */
export function later({ from, to }: Range, now: number): Range {
  const step = Math.max(0, Math.min((to - from) / 2, now - to));
  return { from: from + step, to: to + step, live: false };
}

/** The second half of the span: what is newest, twice as large. */
export function closer({ from, to }: Range): Range {
  return { from: (from + to) / 2, to, live: false };
}

/** Around a window: as much before and after as it is long, at least five minutes, never beyond now. */
export function around(from: number, to: number, now: number): Range {
  const margin = Math.max(5 * MINUTE, to - from);
  return { from: from - margin, to: Math.min(to + margin, Math.max(now, to)), live: false };
}
