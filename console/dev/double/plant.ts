import type { Machine, MachineState, Signal } from '../../src/api/types';

/** Ten machines with made-up but plausible values; the double's plant. */
interface Kind {
  id: string;
  name: string;
  line: string;
  protocol: string;
  state: MachineState;
  signals: [name: string, unit: string | null, middle: number, high: number | null][];
}

const MILL: Kind['signals'] = [
  ['partCount', null, 1240, null],
  ['spindleSpeed', 'rpm', 8200, null],
  ['vibration', 'mm/s', 1.6, 2.8],
  ['temperature', '°C', 54, 75],
  ['power', 'kW', 11.4, 18],
  ['rejectCount', null, 7, null],
];

const PLAIN: Kind['signals'] = [
  ['temperature', '°C', 41, 70],
  ['vibration', 'mm/s', 0.9, 2.8],
  ['power', 'kW', 4.2, 9],
  ['partCount', null, 5310, null],
];

const KINDS: Kind[] = [
  {
    id: 'cnc-1',
    name: 'CNC mill 1',
    line: 'line-1',
    protocol: 'opcua',
    state: 'running',
    signals: MILL,
  },
  {
    id: 'cnc-2',
    name: 'CNC mill 2',
    line: 'line-1',
    protocol: 'opcua',
    state: 'setup',
    signals: MILL,
  },
  {
    id: 'cnc-3',
    name: 'CNC mill 3',
    line: 'line-1',
    protocol: 'opcua',
    state: 'running',
    signals: MILL,
  },
  {
    id: 'robot-1',
    name: 'Robot cell 1',
    line: 'line-1',
    protocol: 'sparkplug',
    state: 'starved',
    signals: PLAIN,
  },
  {
    id: 'packer-1',
    name: 'Packer 1',
    line: 'line-1',
    protocol: 'mqtt',
    state: 'idle',
    signals: PLAIN,
  },
  {
    id: 'press-1',
    name: 'Press 1',
    line: 'line-2',
    protocol: 'modbus',
    state: 'down',
    signals: PLAIN,
  },
  {
    id: 'oven-1',
    name: 'Oven 1',
    line: 'line-2',
    protocol: 'modbus',
    state: 'running',
    signals: PLAIN,
  },
  {
    id: 'conveyor-1',
    name: 'Conveyor 1',
    line: 'line-2',
    protocol: 'mqtt',
    state: 'blocked',
    signals: PLAIN,
  },
  { id: 'saw-1', name: 'Saw 1', line: 'line-2', protocol: 's7', state: 'unknown', signals: PLAIN },
];

export const MACHINE_IDS = KINDS.map(({ id }) => id);

export function lineOf(machine: string): string {
  return KINDS.find(({ id }) => id === machine)?.line ?? '';
}

/** The lost machine: connected no more, every value stale. */
const LOST = 'saw-1';
const STARTED = Date.now();

function wave(middle: number, now: number, phase: number): number {
  const slow = Math.sin(now / 600_000 + phase) * 0.12;
  const fast = Math.sin(now / 7_000 + phase * 3) * 0.04;
  return middle * (1 + slow + fast);
}

/** The value of a signal at a moment (ms), the same for the same moment. */
export function valueAt(machine: string, signal: string, now: number): number | null {
  const index = MACHINE_IDS.indexOf(machine);
  const kind = KINDS[index];
  const found = kind?.signals.find(([name]) => name === signal);
  if (kind === undefined || found === undefined) return null;
  const [, unit, middle] = found;
  if (unit === null) return middle + Math.floor((now - STARTED) / 9_000);
  const wearing = machine === 'cnc-1' && signal === 'vibration' && now > STARTED - 1_900_000;
  return wave(middle, now, index) * (wearing ? 2 : 1);
}

export function unitOf(machine: string, signal: string): string | null {
  const kind = KINDS.find(({ id }) => id === machine);
  return kind?.signals.find(([name]) => name === signal)?.[1] ?? null;
}

function signalNow(kind: Kind, [name, unit, , high]: Kind['signals'][number], now: number): Signal {
  const lost = kind.id === LOST;
  const stuck = kind.id === 'oven-1' && name === 'power';
  const age = lost ? (now - STARTED) / 1000 + 312 : stuck ? 41 : 0.3;
  return {
    name,
    value: valueAt(kind.id, name, lost ? STARTED - 312_000 : now),
    unit,
    at: new Date(now - age * 1000).toISOString(),
    quality: lost ? 'bad' : kind.id === 'press-1' && name === 'power' ? 'uncertain' : 'good',
    ageSeconds: age,
    stale: lost || stuck,
    limits: high === null ? null : { low: null, high, severity: 'warning' },
  };
}

export function machineNow(
  id: string,
  now: number,
  open: { findings: number; tasks: number },
): Machine {
  const kind = KINDS.find((other) => other.id === id);
  if (kind === undefined) throw new Error(`the double has no machine ${id}`);
  const lost = id === LOST;
  return {
    id,
    name: kind.name,
    line: kind.line,
    protocol: kind.protocol,
    state: kind.state,
    stateSince: new Date(STARTED - 600_000 * (MACHINE_IDS.indexOf(id) + 1) ** 2).toISOString(),
    connected: !lost,
    lastSeenAt: new Date(lost ? STARTED - 312_000 : now - 120).toISOString(),
    lagSeconds: lost ? null : 0.04,
    signals: [
      ...kind.signals.map((signal) => signalNow(kind, signal, now)),
      {
        name: 'toolSerial',
        value: '0042-17',
        unit: null,
        at: new Date(now - 60_000).toISOString(),
        quality: lost ? 'bad' : 'good',
        ageSeconds: 60,
        stale: lost,
        limits: null,
      },
    ],
    openFindings: open.findings,
    openTasks: open.tasks,
    order:
      kind.line === 'line-1'
        ? { id: 'PO-1001', product: 'HOUSING-A', quantity: 500, status: 'running' }
        : null,
  };
}
