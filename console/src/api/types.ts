/** The shapes of the HTTP API, field by field as in docs/reference/http-api.md. */

/** A moment, ISO 8601 in UTC. */
export type Instant = string;

export type MachineState =
  'running' | 'idle' | 'setup' | 'starved' | 'blocked' | 'down' | 'unknown';
export type Quality = 'good' | 'uncertain' | 'bad';
export type Severity = 'notice' | 'warning' | 'critical';

export interface Page<T> {
  items: T[];
  next: string | null;
}

export interface Limits {
  low: number | null;
  high: number | null;
  severity: Severity;
}

export interface Signal {
  name: string;
  value: number | string | null;
  unit: string | null;
  at: Instant | null;
  quality: Quality;
  ageSeconds: number | null;
  stale: boolean;
  limits: Limits | null;
}

export interface MachineOrder {
  id: string;
  product: string;
  quantity: number;
  status: string;
}

export interface Machine {
  id: string;
  name: string;
  line: string;
  protocol: string;
  state: MachineState;
  stateSince: Instant | null;
  connected: boolean;
  lastSeenAt: Instant | null;
  lagSeconds: number | null;
  signals: Signal[];
  openFindings: number;
  openTasks: number;
  order: MachineOrder | null;
}

/** One row of history: a reading, or a span of readings condensed to its range. */
export interface HistoryRow {
  at: Instant;
  value?: number | null;
  min?: number | null;
  max?: number | null;
  mean?: number | null;
  count?: number;
}

export interface History {
  machine: string;
  signal: string;
  unit: string | null;
  /** `raw`, or the span of one row as an ISO 8601 duration. */
  resolution: string;
  rows: HistoryRow[];
}

export interface Evidence {
  signal: string;
  statistic: string;
  value: number | null;
  unit: string | null;
  limit: number | null;
  from: Instant;
  to: Instant;
  /** Where the limit is written: file and line. */
  source: string | null;
}

export interface Finding {
  key: string;
  kind: string;
  subject: string;
  severity: Severity;
  at: Instant;
  knownAt: Instant;
  endedAt: Instant | null;
  endReason: string | null;
  title: string;
  reason: string;
  rule: string;
  ruleBook: string;
  evidence: Evidence[];
  processInstanceKey: string | null;
  workOrder: string | null;
}

export type WorkOrderStatus = 'open' | 'in-progress' | 'verifying' | 'closed' | 'cancelled';
export type Priority = 'low' | 'medium' | 'high' | 'urgent';

export interface WorkOrder {
  id: string;
  machine: string;
  priority: Priority;
  status: WorkOrderStatus;
  findingKey: string | null;
  processInstanceKey: string | null;
  openedAt: Instant;
  closedAt: Instant | null;
  dueAt: Instant | null;
  /** What it waits for, a sentence. */
  waitingFor: string | null;
  /** How it ended, a sentence. */
  outcome: string | null;
  /** What the engine says is wrong, or null. */
  incident: string | null;
}

export type ElementState = 'active' | 'completed' | 'terminated';

export interface ProcessElement {
  elementId: string;
  name: string | null;
  type: string;
  state: ElementState;
  enteredAt: Instant;
  leftAt: Instant | null;
  incident: string | null;
}

export interface ProcessInstance {
  key: string;
  bpmnProcessId: string;
  version: number;
  state: ElementState;
  startedAt: Instant;
  endedAt: Instant | null;
  elements: ProcessElement[];
}

export interface Task {
  id: string;
  name: string;
  process: string;
  elementId: string;
  processInstanceKey: string;
  subject: string | null;
  groups: string[];
  assignee: string | null;
  createdAt: Instant;
  dueAt: Instant | null;
  formId: string | null;
  /** The engine's number from 0 to 100, or a word. */
  priority: number | Priority | null;
  state: 'open' | 'completed' | 'cancelled';
  /** What the form shows; only in the answer for one task. */
  variables?: Record<string, unknown>;
}

export interface ErpOrder {
  id: string;
  bodId: string;
  product: string;
  quantity: number;
  machine: string | null;
  line: string | null;
  status: 'released' | 'running' | 'completed' | 'cancelled' | 'held';
  start: Instant | null;
  end: Instant | null;
}

export interface ErpDocument {
  id: string;
  direction: 'in' | 'out';
  kind: string;
  status: 'waiting' | 'sending' | 'accepted' | 'rejected';
  subject: string | null;
  attempts: number;
  lastError: string | null;
  createdAt: Instant;
  nextAttemptAt: Instant | null;
  acceptedAt: Instant | null;
  /** The document itself; only in the answer for one document. */
  body?: string | null;
}

export interface DeadLetter {
  id: string | number;
  source: string;
  at: Instant;
  reason: string;
  place: string | null;
  payload: string | null;
  payloadBase64: string | null;
  bytes: number;
}

export interface Part {
  name: string;
  status: 'up' | 'down' | 'starting' | 'unknown';
  detail: string | null;
  since: Instant | null;
}

export interface ArtefactProblem {
  file: string;
  /** Null or 0 when the problem is the whole file's. */
  line: number | null;
  column?: number | string | null;
  /** Where within the line or the file, in the file's own words. */
  place?: string | null;
  found: string | null;
  expected: string | null;
  next?: string | null;
}

export interface Artefact {
  kind: 'limits' | 'rules' | 'routes' | 'tags' | 'processes' | 'stock' | 'oee';
  path: string;
  hash: string | null;
  loadedAt: Instant | null;
  status: 'active' | 'refused';
  problems: ArtefactProblem[];
}

export interface SystemHealth {
  version: string;
  startedAt: Instant;
  engineLicence: string;
  parts: Part[];
  artefacts: Artefact[];
}

export interface Me {
  name: string;
  groups: string[];
}
