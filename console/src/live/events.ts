import type {
  Artefact,
  ErpDocument,
  Finding,
  Instant,
  Machine,
  Part,
  Task,
  WorkOrder,
} from '../api/types';
import type { Countermeasure, Running } from '../api/oee-types';

/** What `/api/live` sends, by the event's name. */
export interface LiveEvents {
  machine: Machine;
  finding: Finding;
  'work-order': WorkOrder;
  task: Task;
  document: ErpDocument;
  'dead-letter': { source: string; at: Instant; reason: string };
  system: Pick<Part, 'name' | 'status' | 'detail'>;
  artefact: Artefact;
  oee: Running;
  countermeasure: Countermeasure;
}

export type LiveEventName = keyof LiveEvents;

const NAMES: readonly string[] = [
  'machine',
  'finding',
  'work-order',
  'task',
  'document',
  'dead-letter',
  'system',
  'artefact',
  'oee',
  'countermeasure',
] satisfies LiveEventName[];

export function isLiveEventName(name: string): name is LiveEventName {
  return NAMES.includes(name);
}
