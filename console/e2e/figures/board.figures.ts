import { expect, test } from 'vitest';
import type { Running } from '../../src/api/oee-types';
import type { Machine, MachineState, Page as ListPage } from '../../src/api/types';
import { signIn } from '../browser';
import { useStage } from '../stage';
import { fetchJson } from '../target';
import { percent, quantity } from '../written';
import { Agreement } from './agreement';
import { listenBeside, whileHeld, type Told } from './live-line';

const stage = useStage({ timezoneId: 'UTC' });

const STATES: Record<string, MachineState> = {
  Running: 'running',
  Idle: 'idle',
  'Set-up': 'setup',
  Starved: 'starved',
  Blocked: 'blocked',
  Down: 'down',
  Unknown: 'unknown',
};

/** What the board shows at one moment. */
interface ShownBoard {
  stations: { machine: string; oee: string; constraint: boolean }[];
  states: string[];
  cards: {
    machine: string;
    state: string;
    values: { name: string; text: string }[];
    tags: string[];
    more: string;
  }[];
}

/** Five looks of a second and more: figures that stand still by chance would prove little. */
const LOOKS = 5;

test('the board shows what its live line told last, and that is what the API says', async () => {
  const { target, context } = stage;
  await listenBeside(context);
  const { page } = await signIn(context, target.url, target.token);
  const { items } = await fetchJson<ListPage<Machine>>(target, '/api/machines');
  const all = items.map(({ id }) => id).sort();
  await page.waitForFunction(
    (ids) => ids.every((id) => id in window.told.running && id in window.told.machines),
    all,
  );
  const board = new Agreement('board');
  const answers: Running[] = [];
  const read: Machine[] = [];
  for (let looked = 0; looked < LOOKS; looked++) {
    const { told, seen } = await whileHeld(page, () => page.evaluate(readBoard));
    expect(seen.stations.map(({ machine }) => machine).sort()).toEqual(all);
    expect(seen.cards.map(({ machine }) => machine).sort()).toEqual(all);
    hold(board, seen, told);
    for (let asked = 0; asked < 10; asked++) {
      answers.push(...(await fetchJson<ListPage<Running>>(target, '/api/oee/running')).items);
      read.push(...(await fetchJson<ListPage<Machine>>(target, '/api/machines')).items);
    }
    await heardOn(told);
  }
  // Ten machines: a station, and two values or more on the card of each.
  board.end(LOOKS * all.length * 3);
  const told = await page.evaluate(() => window.told);
  holdAgainstApi(told, answers, read);

  /** Something newer than `before` was heard of every machine. */
  async function heardOn(before: Told): Promise<void> {
    const moments = Object.fromEntries(
      Object.entries(before.running).map(([id, { at }]) => [id, at]),
    );
    await page.waitForFunction(
      (old) => Object.entries(old).every(([id, at]) => (window.told.running[id]?.at ?? at) > at),
      moments,
    );
  }
});

function hold(board: Agreement, seen: ShownBoard, told: Told): void {
  for (const { machine, oee, constraint } of seen.stations) {
    const one = told.running[machine];
    board.figure(`OEE of ${machine}`, oee, percent(one?.total.oee));
    board.figure(`constraint ${machine}`, String(constraint), String(one?.constraint));
  }
  for (const chip of seen.states) {
    const [, count = '', word = ''] = /^(\d+) (.+)$/.exec(chip) ?? [];
    const state = STATES[word];
    const sum = Object.values(told.machines).filter((one) => one.state === state).length;
    board.figure(`machines that are ${word}`, count, String(sum));
  }
  const counts = seen.states.map((chip) => parseInt(chip, 10));
  expect(counts.reduce((sum, one) => sum + one, 0)).toBe(seen.cards.length);
  for (const { machine, state, values, tags, more } of seen.cards) {
    const one = told.machines[machine];
    if (one === undefined) throw new Error(`nothing was told of ${machine}`);
    board.figure(`state of ${machine}`, STATES[state], one.state);
    for (const { name, text } of values) {
      const signal = one.signals.find((candidate) => wordsOf(candidate.name) === name);
      const should = signal === undefined ? 'no such signal' : quantity(signal.value, signal.unit);
      board.figure(`${name} of ${machine}`, text, should);
    }
    board.figures(`work on ${machine}`, tags, [
      ...(one.openFindings > 0 ? [counted(one.openFindings, 'finding')] : []),
      ...(one.openTasks > 0 ? [counted(one.openTasks, 'task')] : []),
    ]);
    const hidden = one.signals.length - values.length;
    const should = hidden === 0 ? '' : counted(hidden, 'more value');
    board.figure(`more of ${machine}`, more, should);
  }
}

/** What was told live is what the API answered of the same moment, number by number. */
function holdAgainstApi(told: Told, answers: readonly Running[], read: readonly Machine[]): void {
  const api = new Agreement('live line of the board against the API');
  const once = new Map(answers.map((one) => [`${one.machine} ${one.at}`, one]));
  for (const [key, one] of once) {
    const heard = told.everyRunning[key];
    if (heard === undefined) continue;
    api.figure(key, JSON.stringify(heard.total), JSON.stringify(one.total));
    api.figure(`target of ${key}`, String(heard.target), String(one.target));
  }
  for (const machine of read) {
    for (const { name, at, value } of machine.signals) {
      const key = `${machine.id}/${name} ${at ?? ''}`;
      if (key in told.readings) api.figure(key, String(told.readings[key]), String(value));
    }
  }
  api.end(100);
}

function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** `spindle_speed` and `spindleSpeed` are read as `Spindle speed`. */
function wordsOf(name: string): string {
  const text = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[-_.\s]+/g, ' ')
    .toLowerCase();
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function readBoard(): ShownBoard {
  const all = (selector: string, within: ParentNode = document) => [
    ...within.querySelectorAll(selector),
  ];
  const text = (node: Node | null | undefined) => (node?.textContent ?? '').trim();
  return {
    stations: all('[data-station]').map((one) => ({
      machine: one.getAttribute('data-station') ?? '',
      oee: text(one.querySelector('.station-oee')),
      constraint: one.querySelector('.constraint') !== null,
    })),
    states: all('.state-filter button').map((chip) => text(chip)),
    cards: all('[data-machine]').map((card) => ({
      machine: card.getAttribute('data-machine') ?? '',
      state: text(card.querySelector('.state-word')),
      values: all('.values .value', card).map((one) => ({
        name: text(one.querySelector('dt')),
        text: text(one.querySelector('.number')),
      })),
      tags: all('.card-foot .tag', card).map((tag) => text(tag)),
      more: text(card.querySelector('.more-values')),
    })),
  };
}
