import { expect, test } from 'vitest';
import type { Countermeasure } from '../src/api/oee-types';
import { effectText, isOverdue } from '../src/oee/countermeasure';

const NBSP = '\u00a0';
const DUE = Date.parse('2026-03-02T23:59:59Z');

const AGREED: Countermeasure = {
  id: 'CM-000017',
  machine: 'cnc-1',
  findingKey: 'oee-low/cnc-1/2026-03-01T06:58:10.100Z',
  processInstanceKey: '2251799813685251',
  round: 1,
  status: 'agreed',
  kpi: 'oee',
  window: { from: '2026-03-01T00:00:00Z', to: '2026-03-01T08:00:00Z' },
  before: 0.412,
  measure: 'Grease the chain daily',
  owner: 'Ada',
  due: '2026-03-02T23:59:59Z',
  effect: null,
  after: null,
  effectWords: null,
  note: '',
  openedAt: '2026-03-01T08:00:00.2Z',
  closedAt: null,
};

test.each<[string, Partial<Countermeasure>, number, boolean]>([
  ['agreed on, a moment after its time', {}, DUE + 1, true],
  ['agreed on, at its time', {}, DUE, false],
  ['in force by then', { status: 'in-force' }, DUE + 1, false],
  ['closed by then', { status: 'accepted' }, DUE + 1, false],
  ['nothing was agreed on', { status: 'reviewing', due: null }, DUE + 1, false],
])('overdue: %s', (_, change, now, overdue) => {
  expect(isOverdue({ ...AGREED, ...change }, now)).toBe(overdue);
});

test.each<[string, Partial<Countermeasure>, string]>([
  ['not measured', {}, `OEE 41.2${NBSP}%`],
  ['measured', { effect: 'better', after: 0.55 }, `OEE 41.2${NBSP}% → 55.0${NBSP}%, better`],
  [
    'where nothing was made after',
    { kpi: 'scrap-ratio', before: 0.2, effect: 'unknown', after: null },
    `Scrap ratio 20.0${NBSP}% → –, unknown`,
  ],
])('the effect, %s', (_, change, text) => {
  expect(effectText({ ...AGREED, ...change })).toBe(text);
});
