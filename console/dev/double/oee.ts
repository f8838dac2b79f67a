import type { Entry, Figures, GivenReason, Interval, ReasonNode } from '../../src/api/oee-types';
import { happened, HOUR, STARTED, type Made } from './shifts';

/** Pieces are made this fast where the plan says otherwise: then the plan is wrong. */
const PLANNED_CYCLE_MS: Record<string, number | null> = { 'packer-1': 40_000, 'conveyor-1': null };
const USUAL_CYCLE_MS = 29_000;
export const MINOR_MS = 120_000;

export const entries: Entry[] = [];

export const REASONS: ReasonNode[] = [
  node('breakdown', null, 'Breakdown', false),
  node('mechanical', 'breakdown', 'Mechanical', false),
  node('bearing', 'mechanical', 'Bearing or spindle', true),
  node('clamping', 'mechanical', 'Clamping does not hold', true),
  node('electrical', 'breakdown', 'Electrical', true),
  node('material', null, 'Material', false),
  node('no-blank', 'material', 'No blanks at the machine', true),
  node(
    'wrong-blank',
    'material',
    'Blanks of another batch than the one that the order names were brought to the machine',
    true,
  ),
  node('people', null, 'People', false),
  node('no-operator', 'people', 'Nobody there to run it', true),
];

function node(code: string, parent: string | null, name: string, leaf: boolean): ReasonNode {
  return { code, parent, name, element: parent === null ? 'delay' : null, leaf };
}

export function reasonPath(code: string): string[] {
  const found = REASONS.find((reason) => reason.code === code);
  if (found === undefined) return [];
  return [...(found.parent === null ? [] : reasonPath(found.parent)), found.name];
}

/** A window of some machines, as known at a moment. */
export interface Window {
  machines: string[];
  from: number;
  to: number;
  knownAt: number;
}

export interface Stretch extends Interval {
  machine: string;
  fromMs: number;
  toMs: number;
  cycleMs: number;
  wholeFrom: number;
  wholeTo: number;
}

export function stretches({ machines, from, to, knownAt }: Window): Stretch[] {
  return machines.flatMap((machine) =>
    happened(machine)
      .filter((one) => one.fromMs < to && one.toMs > from)
      .map((one) => clip(machine, one, from, to, knownAt)),
  );
}

function clip(machine: string, one: Made, from: number, to: number, knownAt: number): Stretch {
  const fromMs = Math.max(from, one.fromMs);
  const toMs = Math.min(to, one.toMs);
  return {
    ...one,
    machine,
    fromMs,
    toMs,
    wholeFrom: one.fromMs,
    wholeTo: one.toMs,
    from: new Date(fromMs).toISOString(),
    to: new Date(toMs).toISOString(),
    seconds: (toMs - fromMs) / 1000,
    reason: one.element === 'delay' || one.element === 'down' ? given(machine, one, knownAt) : null,
  };
}

/** The newest entry that covers the beginning of the stop; old stops have got theirs. */
function given(machine: string, { fromMs, loss }: Made, knownAt: number): GivenReason | null {
  const entry = entries.findLast(
    (one) =>
      one.kind === 'reason' &&
      one.machine === machine &&
      Date.parse(one.knownAt) <= knownAt &&
      Date.parse(one.from) <= fromMs &&
      (one.to === null || Date.parse(one.to) > fromMs),
  );
  if (entry !== undefined) {
    const code = entry.reason ?? '';
    const { author, note, knownAt: at } = entry;
    return { code, path: reasonPath(code), author, note, knownAt: at };
  }
  if (loss !== 'breakdown' || fromMs > STARTED - 6 * HOUR) return null;
  const code = fromMs % 2 === 0 ? 'bearing' : 'electrical';
  const at = new Date(fromMs + HOUR).toISOString();
  return { code, path: reasonPath(code), author: 'maria', note: '', knownAt: at };
}

interface Sums {
  ms: Record<string, number>;
  produced: number;
  good: number;
  scrap: number;
  rework: number;
  withoutCycle: number;
  plannedMs: number;
  goodMs: number;
  failures: number;
}

function sum(parts: Stretch[], knownAt: number): Sums {
  const sums: Sums = {
    ms: {},
    produced: 0,
    good: 0,
    scrap: 0,
    rework: 0,
    withoutCycle: 0,
    plannedMs: 0,
    goodMs: 0,
    failures: 0,
  };
  for (const part of parts) {
    sums.ms[part.element] = (sums.ms[part.element] ?? 0) + part.toMs - part.fromMs;
    if (part.loss === 'breakdown' && part.fromMs === part.wholeFrom) sums.failures++;
    if (part.element === 'production') countPieces(sums, part, knownAt);
  }
  return sums;
}

function countPieces(sums: Sums, part: Stretch, knownAt: number): void {
  const until = (at: number) => Math.floor((at - part.wholeFrom) / part.cycleMs);
  const cycle = part.machine in PLANNED_CYCLE_MS ? PLANNED_CYCLE_MS[part.machine] : USUAL_CYCLE_MS;
  for (let piece = until(part.fromMs); piece < until(part.toMs); piece++) {
    const spoilt = piece % 17 === 16;
    const mended = !spoilt && piece % 41 === 40;
    const late = correctedAway(part, piece, knownAt);
    sums.produced++;
    if (cycle === null) sums.withoutCycle++;
    else sums.plannedMs += cycle ?? 0;
    if (spoilt || late) sums.scrap++;
    else if (mended) sums.rework++;
    else {
      sums.good++;
      sums.goodMs += cycle ?? 0;
    }
  }
}

/** Whether a correction took the piece: each takes the first good ones of its span. */
function correctedAway(part: Stretch, piece: number, knownAt: number): boolean {
  const at = part.wholeFrom + (piece + 1) * part.cycleMs;
  return entries.some(
    (entry) =>
      entry.kind === 'correction' &&
      entry.machine === part.machine &&
      Date.parse(entry.knownAt) <= knownAt &&
      taken(entry).has(at),
  );
}

const takenBy = new Map<Entry, Set<number>>();

function taken(entry: Entry): Set<number> {
  const known = takenBy.get(entry);
  if (known !== undefined) return known;
  const [from, to] = [Date.parse(entry.from), Date.parse(entry.to ?? entry.from)];
  const pieces = happened(entry.machine)
    .filter(({ element, fromMs, toMs }) => element === 'production' && fromMs < to && toMs > from)
    .flatMap(({ fromMs, toMs, cycleMs }) =>
      Array.from({ length: Math.floor((toMs - fromMs) / cycleMs) }, (_, piece) => ({
        piece,
        at: fromMs + (piece + 1) * cycleMs,
      })),
    )
    .filter(({ piece, at }) => piece % 17 !== 16 && piece % 41 !== 40 && at >= from && at < to)
    .map(({ at }) => at);
  const set = new Set(pieces.slice(0, entry.scrap ?? 0));
  takenBy.set(entry, set);
  return set;
}

const ratio = (part: number | null, whole: number | null) =>
  part === null || whole === null || whole === 0 ? null : part / whole;

export function figures(parts: Stretch[], knownAt: number): Figures {
  const sums = sum(parts, knownAt);
  const ms = (element: string) => sums.ms[element] ?? 0;
  const busy = ms('production') + ms('setup') + ms('delay') + ms('down');
  const operation = busy + ms('planned-down') + ms('unknown');
  const calendar = operation + ms('unscheduled');
  const planned = sums.withoutCycle > 0 ? null : sums.plannedMs / 1000;
  const good = sums.withoutCycle > 0 ? null : sums.goodMs / 1000;
  const production = ms('production') / 1000;
  const repair = parts.filter(({ loss }) => loss === 'breakdown');
  const { produced, scrap, rework, withoutCycle, failures } = sums;
  return {
    time: {
      calendar: calendar / 1000,
      unscheduled: ms('unscheduled') / 1000,
      plannedOperation: operation / 1000,
      plannedDown: ms('planned-down') / 1000,
      unknown: ms('unknown') / 1000,
      plannedBusy: busy / 1000,
      production,
      setup: ms('setup') / 1000,
      delay: ms('delay') / 1000,
      down: ms('down') / 1000,
    },
    counts: { produced, good: sums.good, scrap, rework, withoutCycle },
    plannedSeconds: planned,
    goodSeconds: good,
    availability: ratio(ms('production'), busy),
    effectiveness: ratio(planned, production),
    quality: ratio(sums.good, produced),
    oee: ratio(good, busy / 1000),
    nee:
      good === null || production === 0
        ? null
        : ratio((ms('production') + ms('setup')) * good, production * busy),
    utilisationEfficiency: ratio(ms('production'), busy - ms('down')),
    technicalEfficiency: ratio(ms('production'), ms('production') + ms('delay')),
    allocationEfficiency: ratio(busy - ms('down'), busy),
    setupRatio: ratio(ms('setup'), ms('production') + ms('setup')),
    scrapRatio: ratio(scrap, produced),
    reworkRatio: ratio(rework, produced),
    firstPassYield: null,
    teep: ratio(good, calendar / 1000),
    failures,
    mtbf: ratio(production + ms('setup') / 1000, failures),
    mttr: ratio(
      repair.reduce((all, one) => all + one.seconds, 0),
      failures,
    ),
    outside: { produced: 0, good: 0, seconds: 0 },
    unmatchedRejects: 0,
  };
}
