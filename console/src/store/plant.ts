import { batch, computed, signal, type Signal } from '@preact/signals';
import { api, readAll } from '../api/client';
import { Problem } from '../api/problem';
import type { Machine, MachineState } from '../api/types';
import { liveGeneration, onLive } from '../live/feed';
import { serverNow } from '../clock';

/** A machine with the server's time (ms) at which its ages were counted. */
export interface SeenMachine extends Machine {
  seenAt: number;
}

const machines = new Map<string, Signal<SeenMachine>>();
const membership = signal<readonly { id: string; line: string }[]>([]);

/** `null` until the first answer came. */
export const plantProblem = signal<Problem | null>(null);
export const plantRead = signal(false);

/** The machines' ids by line; changes only when a machine comes or goes. */
export const lines = computed(() => {
  const byLine = new Map<string, string[]>();
  for (const { id, line } of membership.value) {
    byLine.set(line, [...(byLine.get(line) ?? []), id]);
  }
  return [...byLine.entries()].sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }));
});

export function machineSignal(id: string): Signal<SeenMachine> | undefined {
  return machines.get(id);
}

/** The machine's name; its id while the plant is not read yet. */
export function machineName(id: string): string {
  return isMachine(id) ? (machines.get(id)?.peek().name ?? id) : id;
}

export function isMachine(id: string): boolean {
  return membership.value.some((member) => member.id === id);
}

/** Compared as text: while the sums stay equal, what shows them is not drawn again. */
const totalsText = computed(() => JSON.stringify(sum()));

/** What the plant adds up to. */
export const totals = computed(() => JSON.parse(totalsText.value) as Totals);

export interface Totals {
  states: Partial<Record<MachineState, number>>;
  findings: number;
  tasks: number;
}

function sum(): Totals {
  const result: Totals = { states: {}, findings: 0, tasks: 0 };
  for (const { id } of membership.value) {
    const machine = machines.get(id)?.value;
    if (machine === undefined) continue;
    result.states[machine.state] = (result.states[machine.state] ?? 0) + 1;
    result.findings += machine.openFindings;
    result.tasks += machine.openTasks;
  }
  return result;
}

function put(machine: Machine): void {
  const seen = { ...machine, seenAt: serverNow() };
  const known = machines.get(machine.id);
  if (known?.peek().line === machine.line) {
    known.value = seen;
    return;
  }
  machines.set(machine.id, signal(seen));
  const others = membership.value.filter(({ id }) => id !== machine.id);
  membership.value = [...others, { id: machine.id, line: machine.line }];
}

/** What the live line told since the list was asked for is newer than the list, and stands. */
async function readPlant(): Promise<void> {
  const asked = serverNow();
  const heardSince = ({ id }: Machine) => (machines.get(id)?.peek().seenAt ?? 0) > asked;
  try {
    const all = await readAll(api.machines);
    batch(() => {
      const present = new Set(all.map(({ id }) => id));
      for (const id of machines.keys()) if (!present.has(id)) machines.delete(id);
      membership.value = membership.value.filter(({ id }) => present.has(id));
      all.filter((one) => !heardSince(one)).forEach(put);
      plantProblem.value = null;
      plantRead.value = true;
    });
  } catch (error) {
    plantProblem.value = Problem.from(error);
  }
}

/** Reads the plant now and after every reconnection, and follows its changes. */
export function followPlant(): void {
  onLive('machine', put);
  liveGeneration.subscribe(() => {
    void readPlant();
  });
}

export function rereadPlant(): void {
  void readPlant();
}
