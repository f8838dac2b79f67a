import type { Interval } from '../api/oee-types';

export type BandKind =
  | 'production'
  | 'setup'
  | 'minor'
  | 'waiting'
  | 'breakdown'
  | 'no-order'
  | 'unknown'
  | 'planned-down'
  | 'unscheduled';

/** How each kind is drawn: its word, and how far below the top it begins (share of the height). */
export const KINDS: { kind: BandKind; text: string; top: number }[] = [
  { kind: 'production', text: 'Production', top: 0 },
  { kind: 'setup', text: 'Set-up', top: 0.25 },
  { kind: 'minor', text: 'Minor stop', top: 0.4 },
  { kind: 'waiting', text: 'Starved, blocked, waiting', top: 0.55 },
  { kind: 'breakdown', text: 'Breakdown', top: 0.1 },
  { kind: 'no-order', text: 'No order', top: 0.7 },
  { kind: 'unknown', text: 'Not known', top: 0.8 },
  { kind: 'planned-down', text: 'Planned downtime', top: 0.85 },
  { kind: 'unscheduled', text: 'No shift planned', top: 0.93 },
];

/** All intervals of one kind as one path, so that a week is a handful of elements. */
export interface Band {
  kind: BandKind;
  path: string;
}

export function bands(
  items: readonly Interval[],
  from: number,
  to: number,
  width: number,
  height: number,
): Band[] {
  const scale = width / Math.max(1, to - from);
  const paths = new Map<BandKind, string[]>();
  for (const one of items) {
    const kind = kindOf(one);
    const left = (Date.parse(one.from) - from) * scale;
    const right = (Date.parse(one.to) - from) * scale;
    const top = (KINDS.find((known) => known.kind === kind)?.top ?? 0) * height;
    const path = `M${left.toFixed(2)} ${top}H${right.toFixed(2)}V${height}H${left.toFixed(2)}Z`;
    const known = paths.get(kind);
    if (known === undefined) paths.set(kind, [path]);
    else known.push(path);
  }
  return [...paths].map(([kind, parts]) => ({ kind, path: parts.join('') }));
}

export function kindOf({ element, loss, minor }: Interval): BandKind {
  if (element === 'production' || element === 'setup') return element;
  if (element === 'unknown' || element === 'planned-down' || element === 'unscheduled') {
    return element;
  }
  if (loss === 'breakdown' || loss === 'no-order') return loss;
  return minor ? 'minor' : 'waiting';
}

/** The interval at a moment (ms); null between intervals. */
export function intervalAt(items: readonly Interval[], at: number): Interval | null {
  return items.find(({ from, to }) => Date.parse(from) <= at && at < Date.parse(to)) ?? null;
}
