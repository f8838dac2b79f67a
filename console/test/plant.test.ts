import { describe, expect, test } from 'vitest';
import type { ProcessElement, Signal, Task } from '../src/api/types';
import { ServerClock } from '../src/clock';
import { byUrgency, isForMe } from '../src/store/for-me';
import { ageNow, againstLimits, keySignals } from '../src/store/key-signals';
import { append, merge, rowsToRead } from '../src/store/merge';
import { marks, steps } from '../src/store/standing';
import { taskPriority } from '../src/store/task-priority';

const VIBRATION: Signal = {
  name: 'vibration',
  value: 2.8,
  unit: 'mm/s',
  at: '2026-03-01T07:00:00Z',
  quality: 'good',
  ageSeconds: 0.4,
  stale: false,
  limits: { low: null, high: 2.8, severity: 'warning' },
};
const POWER: Signal = { ...VIBRATION, name: 'power', unit: 'kW', limits: null };
const COUNT: Signal = { ...VIBRATION, name: 'partCount', unit: null, limits: null };

describe('key values', () => {
  test('are those with limits, then those with a unit, each as in the tag sheet', () => {
    const names = keySignals([COUNT, POWER, VIBRATION], 2).map(({ name }) => name);
    expect(names).toEqual(['vibration', 'power']);
  });

  test('do not depend on the values', () => {
    const before = keySignals([COUNT, POWER, VIBRATION], 3);
    const after = keySignals([COUNT, POWER, { ...VIBRATION, value: 99, stale: true }], 3);
    expect(after.map(({ name }) => name)).toEqual(before.map(({ name }) => name));
  });
});

test.each([
  [2.8, 'inside'],
  [2.81, 'above'],
  [null, 'no-limits'],
  ['2.9', 'no-limits'],
])('the value %s against an upper limit of 2.8 is %s', (value, standing) => {
  expect(againstLimits({ ...VIBRATION, value })).toBe(standing);
});

test('a value below its lower limit is told as below', () => {
  const limits = { low: 1, high: null, severity: 'warning' as const };
  expect(againstLimits({ ...VIBRATION, value: 0.9, limits })).toBe('below');
});

test('an age counts on from when it was told', () => {
  expect(ageNow(VIBRATION, 10_000, 12_000)).toBeCloseTo(2.4);
  expect(ageNow({ ...VIBRATION, ageSeconds: null }, 10_000, 12_000)).toBeNull();
});

describe('the server’s clock', () => {
  test('is followed when the browser’s is wrong', () => {
    const clock = new ServerClock();
    const browser = Date.parse('2026-03-01T09:00:00Z');
    clock.hear('Sun, 01 Mar 2026 07:00:00 GMT', browser);
    expect(clock.at(browser)).toBe(Date.parse('2026-03-01T07:00:00Z'));
  });

  test('does not matter within the resolution of the Date header', () => {
    const clock = new ServerClock();
    const browser = Date.parse('2026-03-01T07:00:01.500Z');
    clock.hear('Sun, 01 Mar 2026 07:00:00 GMT', browser);
    expect(clock.at(browser)).toBe(browser);
  });
});

describe('a list after a live event', () => {
  const open = (item: { id: string; open: boolean }) => item.open;
  const key = (item: { id: string }) => item.id;
  const A = { id: 'a', open: true };
  const B = { id: 'b', open: true };

  test('gets a new item at its head', () => {
    expect(merge([A], B, key, open)).toEqual([B, A]);
  });

  test('keeps the place of a known item', () => {
    const changed = { ...A, name: 'new' };
    expect(merge([B, A], changed, key, open)).toEqual([B, changed]);
  });

  test('loses what no longer belongs', () => {
    expect(merge([B, A], { ...A, open: false }, key, open)).toEqual([B]);
  });

  test('stays the same for what never belonged', () => {
    const items = [B];
    expect(merge(items, { ...A, open: false }, key, open)).toBe(items);
  });
});

describe('a list that is longer than a page', () => {
  const key = (item: { id: string }) => item.id;

  test('does not get a row a second time', () => {
    const shown = [{ id: 'new' }, { id: 'a' }, { id: 'b' }];
    expect(append(shown, [{ id: 'b' }, { id: 'c' }], key).map(key)).toEqual(['new', 'a', 'b', 'c']);
  });

  test.each([
    [0, 50],
    [50, 50],
    [62, 62],
    [501, 500],
  ])('of which %i rows are shown is read again with %i', (shown, rows) => {
    expect(rowsToRead(shown)).toBe(rows);
  });
});

describe('the inbox', () => {
  const ME = { name: 'maria', groups: ['technicians'] };
  const TASK: Task = {
    id: '1',
    name: 'Repair the machine',
    process: 'Maintenance work order',
    elementId: 'repair-machine',
    processInstanceKey: '7',
    subject: 'cnc-1',
    groups: ['technicians'],
    assignee: null,
    createdAt: '2026-03-01T07:00:00Z',
    dueAt: null,
    formId: null,
    priority: null,
    state: 'open',
  };

  test('holds what is free for my groups and what is mine', () => {
    expect(isForMe(TASK, ME)).toBe(true);
    expect(isForMe({ ...TASK, groups: ['planners'] }, ME)).toBe(false);
    expect(isForMe({ ...TASK, groups: [] }, ME)).toBe(true);
    expect(isForMe({ ...TASK, groups: ['planners'], assignee: 'maria' }, ME)).toBe(true);
    expect(isForMe({ ...TASK, assignee: 'jo' }, ME)).toBe(false);
  });

  test.each([
    [30, 'low'],
    [49, 'low'],
    [50, 'medium'],
    [70, 'high'],
    [90, 'urgent'],
    ['high', 'high'],
    [null, null],
  ] as const)('tells the engine’s priority %s as %s', (priority, word) => {
    expect(taskPriority({ priority })).toBe(word);
  });

  test('puts mine first, then what is due first, then the oldest', () => {
    const mine = { ...TASK, id: 'mine', assignee: 'maria' };
    const soon = { ...TASK, id: 'soon', dueAt: '2026-03-01T08:00:00Z' };
    const old = { ...TASK, id: 'old', createdAt: '2026-03-01T06:00:00Z' };
    const order = [TASK, old, soon, mine].sort(byUrgency(ME)).map(({ id }) => id);
    expect(order).toEqual(['mine', 'soon', 'old', '1']);
  });
});

describe('where a process stands', () => {
  const element = (elementId: string, more: Partial<ProcessElement>): ProcessElement => ({
    elementId,
    name: null,
    type: 'USER_TASK',
    state: 'completed',
    enteredAt: '2026-03-01T07:00:00Z',
    leftAt: null,
    incident: null,
    ...more,
  });

  test('an element that came back is marked as active again', () => {
    const passed = element('repair', {});
    const again = element('repair', { state: 'active' });
    expect(marks([passed, again]).get('repair')).toBe('active');
    expect(marks([again, passed]).get('repair')).toBe('active');
  });

  test('an incident outweighs everything, but not after the element was left', () => {
    const stopped = element('reserve', { state: 'active', incident: 'no part' });
    expect(marks([element('reserve', { state: 'active' }), stopped]).get('reserve')).toBe(
      'incident',
    );
    expect(marks([{ ...stopped, state: 'completed' }]).get('reserve')).toBe('completed');
  });

  test('the steps leave out flows and the process, in the order of entering', () => {
    const elements = [
      element('second', { enteredAt: '2026-03-01T07:00:02Z' }),
      element('process', { type: 'PROCESS' }),
      element('flow', { type: 'SEQUENCE_FLOW' }),
      element('first', { enteredAt: '2026-03-01T07:00:01Z' }),
    ];
    expect(steps(elements).map(({ elementId }) => elementId)).toEqual(['first', 'second']);
  });
});
