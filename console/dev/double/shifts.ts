import type { Element, Interval, PlannedPart, Shift } from '../../src/api/oee-types';
import type { MachineState } from '../../src/api/types';
import { MACHINE_IDS } from './plant';

/** The double's days: three shifts with a break each, and an hour without any. */
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

/** The running shift began five hours before the double did, whatever the clock shows. */
const DAY_BEGINS = Math.floor((STARTED - 5 * HOUR) / MINUTE) * MINUTE;

const SHIFTS = [
  { name: 'Early', begins: 0, hours: 8 },
  { name: 'Late', begins: 8, hours: 8 },
  { name: 'Night', begins: 16, hours: 7 },
];

/** The beginning of the double's day that holds the moment. */
function dayOf(at: number): number {
  return DAY_BEGINS + Math.floor((at - DAY_BEGINS) / DAY) * DAY;
}

export function shiftsBetween(from: number, to: number): Shift[] {
  const shifts: Shift[] = [];
  for (let day = dayOf(from); day < to; day += DAY) {
    for (const { name, begins, hours } of SHIFTS) {
      const begin = day + begins * HOUR;
      const end = begin + hours * HOUR;
      if (begin < to && end > from) {
        shifts.push({ name, from: new Date(begin).toISOString(), to: new Date(end).toISOString() });
      }
    }
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
    const end = Date.parse(shift.to);
    put(begin, 'unscheduled', 'No shift', '');
    put(begin + 4 * HOUR, 'open', shift.name, shift.name);
    put(begin + 4 * HOUR + 30 * MINUTE, 'down', 'Break', shift.name);
    const service = shift.name === 'Late' ? HOUR : 0;
    put(end - service, 'open', shift.name, shift.name);
    put(end, 'down', 'Planned maintenance', shift.name);
  }
  put(to, 'unscheduled', 'No shift', '');
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
  const begin = DAY_BEGINS - DAYS * DAY;
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
  made.set(machine, stretches);
  return stretches;
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
