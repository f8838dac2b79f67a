import { expect, test } from 'vitest';
import { parseRoute, PLANT, to, type Route } from '../src/router';

const KEY = 'machine-needs-work/cnc-1/2026-03-01T06:58:10.100Z';

test.each<[string, Route]>([
  ['', { page: 'board' }],
  [to.board, { page: 'board' }],
  ['#/machines', { page: 'board' }],
  [to.machine('cnc 1/ü'), { page: 'machine', id: 'cnc 1/ü' }],
  ['#/findings', { page: 'findings', show: 'open' }],
  [to.findings('all'), { page: 'findings', show: 'all' }],
  [to.finding(KEY), { page: 'finding', key: KEY }],
  [`#/findings/${KEY}`, { page: 'finding', key: KEY }],
  [to.workOrders(), { page: 'work-orders', show: 'open' }],
  [to.workOrder('WO-000017'), { page: 'work-order', id: 'WO-000017' }],
  ['#/tasks/', { page: 'tasks', show: 'for-me' }],
  [to.tasks('done'), { page: 'tasks', show: 'done' }],
  ['#/tasks?show=nonsense', { page: 'tasks', show: 'for-me' }],
  [to.task('2251799813685270'), { page: 'task', id: '2251799813685270' }],
  [to.countermeasures({ show: 'all' }), { page: 'countermeasures', query: { show: 'all' } }],
  [to.review('2251799813685251'), { page: 'review', key: '2251799813685251' }],
  [to.deadLetters, { page: 'dead-letters' }],
  [to.system, { page: 'system' }],
  ['#/oee', { page: 'oee', subject: PLANT, query: {} }],
  [
    to.oee({ kind: 'machine', id: 'cnc/1' }, { window: 'today' }),
    { page: 'oee', subject: { kind: 'machine', id: 'cnc/1' }, query: { window: 'today' } },
  ],
  [
    '#/oee?line=line-1&from=2026-03-01T06:00:00Z',
    {
      page: 'oee',
      subject: { kind: 'line', id: 'line-1' },
      query: { from: '2026-03-01T06:00:00Z' },
    },
  ],
  ['#/nowhere/else', { page: 'missing', path: 'nowhere/else' }],
  ['#/machines/%E0%A4%A', { page: 'machine', id: '%E0%A4%A' }],
])('%s leads to its page', (hash, route) => {
  expect(parseRoute(hash)).toEqual(route);
});
