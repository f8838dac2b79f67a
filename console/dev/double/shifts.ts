import type { Element, Interval, PlannedPart, Shift } from '../../src/api/oee-types';
import type { MachineState } from '../../src/api/types';
import { MACHINE_IDS } from './plant';

/** The double's days: three shifts of eight hours with a break each, one free day a week. */
export const HOUR = 3_600_000;
export const STARTED = Date.now();
const MINUTE = 60_000;
const DAY = 24 * HOUR;
const DAYS = 9;

/** A stretch with the seconds a piece takes, null where nobody has planned them. */
export interface Made extends Interval {
  fromMs: number;
  toMs: number;
  cycleMs: number;
}

/** The free day of the week lies two days back, so that today always has shifts. */
const FREE_DAY = new Date(STARTED - 2 * DAY).getUTCDay();
const NAMES = ['Early', 'Late', 'Night'];
const BEGINS = [6, 14, 22];

export function shiftsBetween(from: number, to: number): Shift[] {
  const first = Math.floor(from / DAY) * DAY - DAY;
  const shifts: Shift[] = [];
  for (let day = first; day < to; day += DAY) {
    if (new Date(day).getUTCDay() === FREE_DAY) continue;
    BEGINS.forEach((hour, index) => {
      const begin = day + hour * HOUR;
      if (begin < to && begin + 8 * HOUR > from) {
        shifts.push({
          name: NAMES[index] ?? '',
          from: new Date(begin).toISOString(),
          to: new Date(begin + 8 * HOUR).toISOString(),
        });
      }
    });
  }
  return shifts;
}

/** What the calendar plans, without gaps; shifts with their break, and what lies between them. */
export function plannedBetween(from: number, to: number): PlannedPart[] {
  const parts: PlannedPart[] = [];
  let at = from;
  const put = (until: number, kind: string, name: string, shift: string) => {
    const end = Math.min(until, to);
    if (end <= at) return;
    parts.push({
      from: new Date(at).toISOString(),
      to: new Date(end).toISOString(),
      kind,
      name,
      shift,
    });
    at = end;
  };
  for (const shift of shiftsBetween(from, to)) {
    const begin = Date.parse(shift.from);
    put(begin, 'unscheduled', 'Free day', '');
    put(begin + 4 * HOUR, 'open', shift.name, shift.name);
    put(begin + 4 * HOUR + 30 * MINUTE, 'down', 'Break', shift.name);
    const service = shift.name === 'Late' && new Date(begin).getUTCDay() === (FREE_DAY + 6) % 7;
    put(begin + (service ? 7 : 8) * HOUR, 'open', shift.name, shift.name);
    if (service) put(begin + 8 * HOUR, 'down', 'Planned maintenance', shift.name);
  }
  put(to, 'unscheduled', 'Free day', '');
  return parts;
}

interface Happening {
  state: MachineState;
  element: Element;
  loss: string | null;
  seconds: number;
  minor?: boolean;
}

const RUN: Happening = { state: 'running', element: 'production', loss: null, seconds: 1500 };
const ROUND: Happening[] = [
  RUN,
  { state: 'idle', element: 'delay', loss: 'minor', seconds: 34, minor: true },
  RUN,
  { state: 'starved', element: 'delay', loss: 'starved', seconds: 410 },
  RUN,
  { state: 'setup', element: 'setup', loss: 'setup', seconds: 1200 },
  RUN,
  { state: 'down', element: 'delay', loss: 'breakdown', seconds: 1490 },
  RUN,
  { state: 'blocked', element: 'delay', loss: 'blocked', seconds: 190 },
  RUN,
  { state: 'idle', element: 'down', loss: 'no-order', seconds: 640 },
];

const made = new Map<string, Made[]>();

/** Everything that happened on the machine from a week ago until the end of today's plan. */
export function happened(machine: string): Made[] {
  const known = made.get(machine);
  if (known !== undefined) return known;
  const index = MACHINE_IDS.indexOf(machine);
  const random = seeded(index + 1);
  const stretches: Made[] = [];
  let turn = index;
  const begin = Math.floor(STARTED / DAY) * DAY - DAYS * DAY;
  for (const planned of plannedBetween(begin, begin + (DAYS + 2) * DAY)) {
    let at = Date.parse(planned.from);
    const end = Date.parse(planned.to);
    while (at < end) {
      const happening = happeningOf(machine, planned, turn);
      if (planned.kind === 'open') turn++;
      const length = Math.round(happening.seconds * 1000 * (0.7 + random() * 0.6));
      const to = planned.kind === 'open' ? Math.min(end, at + length) : end;
      stretches.push(stretch(machine, planned, happening, at, to));
      at = to;
    }
  }
  const all = machine === STANDING ? standing(stretches) : stretches;
  made.set(machine, all);
  return all;
}

/** One machine stands since twenty-five minutes, and nobody said why. */
export const STANDING = 'press-1';

function standing(stretches: Made[]): Made[] {
  const since = STARTED - 25 * MINUTE;
  const [shift] = shiftsBetween(since, since + 1);
  const name = shift?.name ?? 'Early';
  const planned = { from: '', to: '', kind: 'open', name, shift: name };
  const down: Happening = { state: 'down', element: 'delay', loss: 'breakdown', seconds: 0 };
  const end = stretches.at(-1)?.toMs ?? STARTED;
  return [
    ...stretches
      .filter(({ fromMs }) => fromMs < since)
      .map((one) =>
        stretch(
          STANDING,
          { ...one.planned, from: one.from, to: one.to },
          one,
          one.fromMs,
          Math.min(one.toMs, since),
        ),
      ),
    stretch(STANDING, planned, down, since, end),
  ];
}

function happeningOf(machine: string, planned: PlannedPart, turn: number): Happening {
  if (planned.kind === 'down') {
    return { state: 'idle', element: 'planned-down', loss: 'planned-down', seconds: 0 };
  }
  if (planned.kind === 'unscheduled') {
    return { state: 'idle', element: 'unscheduled', loss: 'unscheduled', seconds: 0 };
  }
  if (machine === 'saw-1') {
    return { state: 'unknown', element: 'unknown', loss: 'unknown', seconds: 90_000 };
  }
  return ROUND[turn % ROUND.length] ?? RUN;
}

function stretch(
  machine: string,
  planned: PlannedPart,
  { state, element, loss, minor }: Happening,
  fromMs: number,
  toMs: number,
): Made {
  const working = planned.kind === 'open' && machine !== 'saw-1';
  return {
    machine,
    from: new Date(fromMs).toISOString(),
    to: new Date(toMs).toISOString(),
    seconds: (toMs - fromMs) / 1000,
    element,
    state,
    planned: { kind: planned.kind, name: planned.name, shift: planned.shift },
    order: working && loss !== 'no-order' ? 'PO-1001' : null,
    product: working && loss !== 'no-order' ? 'HOUSING-A' : null,
    reason: null,
    minor: minor ?? false,
    loss,
    fromMs,
    toMs,
    cycleMs: 31_000,
  };
}

/** Random numbers from 0 to 1, the same for the same seed. */
function seeded(seed: number): () => number {
  let state = seed * 2_654_435_761;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return Math.abs(state) / 4_294_967_296;
  };
}
