import type { Countermeasure } from '../../src/api/oee-types';
import { STARTED } from './shifts';

const ago = (hours: number) => new Date(STARTED - hours * 3_600_000).toISOString();

const REVIEWED: Countermeasure = {
  id: 'CM-000004',
  machine: 'cnc-1',
  findingKey: `oee-low/cnc-1/${ago(30)}`,
  processInstanceKey: '2251799813685251',
  round: 1,
  status: 'reviewing',
  kpi: 'oee',
  window: { from: ago(38), to: ago(30) },
  before: 0.412,
  measure: null,
  owner: null,
  due: null,
  effect: null,
  after: null,
  effectWords: null,
  note: 'OEE: 41.2 % before.',
  openedAt: ago(30),
  closedAt: null,
};

/** One of each standing, the newest first. */
const COUNTERMEASURES: Countermeasure[] = [
  REVIEWED,
  {
    ...REVIEWED,
    id: 'CM-000003',
    status: 'agreed',
    measure: 'Grease the chain daily',
    owner: 'Ada',
    due: ago(5),
  },
  {
    ...REVIEWED,
    id: 'CM-000002',
    machine: 'cnc-2',
    status: 'in-force',
    kpi: 'scrap-ratio',
    before: 0.083,
    measure: 'Change the cutter every 400 pieces',
    owner: 'Grace',
    due: ago(5),
  },
  {
    ...REVIEWED,
    id: 'CM-000001',
    machine: 'cnc-2',
    round: 2,
    status: 'accepted',
    measure: 'Second operator for set-ups',
    owner: 'Grace',
    due: ago(40),
    effect: 'better',
    after: 0.55,
    effectWords: 'OEE: 41.2 % before, 55.0 % after: better, +13.8 points.',
    closedAt: ago(2),
  },
];

export function countermeasuresOf(query: URLSearchParams): Countermeasure[] {
  return COUNTERMEASURES.filter(
    ({ machine, closedAt }) =>
      (query.get('machine') ?? machine) === machine &&
      (query.get('open') ?? String(closedAt === null)) === String(closedAt === null),
  );
}
