import type { Instant, MachineState, Page } from './types';

/** The shapes of `/api/oee`: seconds, pieces, and ratios (1 for 100 %, null where not defined). */

export type Element =
  'production' | 'setup' | 'delay' | 'down' | 'unknown' | 'planned-down' | 'unscheduled';

export interface TimeElements {
  calendar: number;
  unscheduled: number;
  plannedOperation: number;
  plannedDown: number;
  unknown: number;
  plannedBusy: number;
  production: number;
  setup: number;
  delay: number;
  down: number;
}

export interface Counts {
  produced: number;
  good: number;
  scrap: number;
  rework: number;
  withoutCycle: number;
}

export interface Figures {
  time: TimeElements;
  counts: Counts;
  /** Σ PRI · PQ; null when pieces without a PRI were made. */
  plannedSeconds: number | null;
  /** Σ PRI · GQ; null when pieces without a PRI were made. */
  goodSeconds: number | null;
  availability: number | null;
  effectiveness: number | null;
  quality: number | null;
  oee: number | null;
  nee: number | null;
  utilisationEfficiency: number | null;
  technicalEfficiency: number | null;
  allocationEfficiency: number | null;
  setupRatio: number | null;
  scrapRatio: number | null;
  reworkRatio: number | null;
  firstPassYield: number | null;
  teep: number | null;
  failures?: number | null;
  mtbf?: number | null;
  mttr?: number | null;
  outside: { produced: number; good: number; seconds: number };
  unmatchedRejects: number;
}

export type SubjectKind = 'plant' | 'line' | 'machine';

export interface OeePart {
  name: string;
  from: Instant;
  to: Instant;
  total: Figures;
}

export interface Oee {
  subject: { kind: SubjectKind; id: string };
  from: Instant;
  to: Instant;
  asKnownAt: Instant | null;
  knownAt: Instant;
  book: string;
  target: number | null;
  provisional: boolean;
  total: Figures;
  machines: { machine: string; total: Figures }[];
  parts: OeePart[];
}

export interface GivenReason {
  code: string;
  path: string[];
  author: string;
  note: string;
  knownAt: Instant;
}

export interface Interval {
  machine?: string;
  from: Instant;
  to: Instant;
  seconds: number;
  element: Element;
  state: MachineState;
  planned: { kind: string; name: string; shift: string };
  order: string | null;
  product: string | null;
  reason: GivenReason | null;
  minor: boolean;
  loss: string | null;
}

export interface Intervals {
  from: Instant;
  to: Instant;
  totalSeconds: number;
  items: Interval[];
}

export interface LossStep {
  loss: string;
  name: string;
  seconds: number;
  left: number;
}

export interface ParetoBar {
  code: string | null;
  name: string;
  seconds: number;
  stops: number;
  children: ParetoBar[];
}

export interface Losses {
  from: Instant;
  to: Instant;
  calendarSeconds: number;
  goodSeconds: number | null;
  steps: LossStep[];
  pareto: ParetoBar[];
}

export interface Stop {
  machine: string;
  from: Instant;
  to: Instant;
  seconds: number;
  state: MachineState;
  minor: boolean;
  open: boolean;
  unexplainedSeconds: number;
  reason: GivenReason | null;
}

export interface Suggestion {
  code: string;
  name: string;
  path: string[];
  why: string;
}

export interface ReasonNode {
  code: string;
  parent: string | null;
  name: string;
  element: Element | null;
  leaf: boolean;
}

export interface Entry {
  id: number | string;
  kind: 'reason' | 'correction' | 'order' | 'order-end';
  machine: string;
  from: Instant;
  to: Instant | null;
  reason: string | null;
  scrap: number | null;
  rework: number | null;
  order: string | null;
  product: string | null;
  note: string;
  author: string;
  knownAt: Instant;
}

export interface Shift {
  name: string;
  from: Instant;
  to: Instant;
}

export interface PlannedPart {
  from: Instant;
  to: Instant;
  kind: string;
  name: string;
  shift: string;
}

export interface CalendarSheet {
  zone: string;
  planned: PlannedPart[];
  shifts: Shift[];
  text: string;
  problems?: unknown[];
}

export interface Running {
  machine: string;
  line: string;
  at: Instant;
  heardUntil: Instant | null;
  shift: Shift | null;
  target: number | null;
  total: Figures;
  constraint: boolean;
}

export interface Told {
  oee: number | null;
  availability: number | null;
  effectiveness: number | null;
  quality: number | null;
  produced: number;
  good: number;
}

export interface Restatement {
  machine: string;
  from: Instant;
  to: Instant;
  knownAt: Instant;
  before: Told;
  after: Told;
  why?: string | null;
}

/**
 * A finding whose figure is another by what was learned since; `said`, `now` and `limit` are in
 * `unit`, `now` is null where the figure is not defined any more.
 */
export interface RestatedDecision {
  finding: string;
  kind: string;
  machine: string;
  title: string;
  at: Instant;
  knownAt: Instant;
  restatedAt: Instant;
  figure: string;
  unit: string;
  from: Instant;
  to: Instant;
  limit: number | null;
  said: number;
  now: number | null;
  /** The figure is on the wrong side of its limit still. */
  stands: boolean;
}

/** What a loss review led to; `measure`, `owner` and `due` are null while nothing was agreed on. */
export interface Countermeasure {
  id: string;
  machine: string;
  findingKey: string;
  processInstanceKey: string;
  round: number;
  status: CountermeasureStatus;
  kpi: 'oee' | 'scrap-ratio';
  window: { from: Instant; to: Instant };
  before: number | null;
  measure: string | null;
  owner: string | null;
  due: Instant | null;
  effect: 'better' | 'same' | 'worse' | 'unknown' | null;
  after: number | null;
  effectWords: string | null;
  note: string;
  openedAt: Instant;
  closedAt: Instant | null;
}

export type CountermeasureStatus =
  | 'reviewing'
  | 'agreed'
  | 'in-force'
  | 'measured'
  | 'accepted'
  | 'repeated'
  | 'no-action'
  | 'withdrawn';

export interface Tag {
  machine: string;
  line: string;
  signal: string;
  unit: string | null;
  owner: string | null;
  value: number | string | null;
  quality: string;
  at: Instant | null;
  ageSeconds: number | null;
  staleAfterSeconds: number | null;
  stale: boolean;
}

export interface Tags extends Page<Tag> {
  counts: { all: number; stale: number; bad: number; never: number };
}
