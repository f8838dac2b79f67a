import type { Countermeasure, CountermeasureStatus } from '../api/oee-types';
import { percent } from '../format/oee';

/** The statuses in words; the last four are closed. */
export const COUNTERMEASURE_WORDS: Record<CountermeasureStatus, string> = {
  reviewing: 'Being reviewed',
  agreed: 'Agreed on',
  'in-force': 'In force',
  measured: 'Measured',
  accepted: 'Accepted',
  repeated: 'Another round',
  'no-action': 'Nothing is done',
  withdrawn: 'Withdrawn',
};

const KPI_WORDS: Record<Countermeasure['kpi'], string> = {
  oee: 'OEE',
  'scrap-ratio': 'Scrap ratio',
};

/** What is overdue is agreed on, and is not in force although its time is over (ms). */
export function isOverdue({ status, due }: Countermeasure, now: number): boolean {
  return status === 'agreed' && due !== null && Date.parse(due) < now;
}

/** `OEE 41.2 % → 55.0 %, better`; before it was measured only the figure before. */
export function effectText({ kpi, before, after, effect }: Countermeasure): string {
  const figure = `${KPI_WORDS[kpi]} ${percent(before)}`;
  return effect === null ? figure : `${figure} → ${percent(after)}, ${effect}`;
}
