import { getJson, send } from './http';
import type { ListWindow } from './client';
import type {
  CalendarSheet,
  Countermeasure,
  Entry,
  Intervals,
  Losses,
  Oee,
  ReasonNode,
  RestatedDecision,
  Restatement,
  Running,
  Stop,
  Suggestion,
  SubjectKind,
  Tags,
} from './oee-types';
import type { Page } from './types';

/** Whose figures: a machine, a line, or the plant, which has no id. */
export interface Subject {
  kind: SubjectKind;
  id: string;
}

/** A window of a subject; without `to` it ends now, without `asKnownAt` every fact counts. */
export interface Asked {
  subject: Subject;
  from: string;
  to?: string | null;
  asKnownAt?: string | null;
}

export type Per = 'hour' | 'shift' | 'day' | 'order' | 'product';

/** Which intervals are listed; what is left out does not choose. */
export interface IntervalChoice {
  element?: string;
  state?: string;
  loss?: string;
  /** A reason with all below it; `none` for stops without one. */
  reason?: string;
}

export interface CountermeasureQuery extends ListWindow {
  machine?: string | undefined;
  open?: boolean | undefined;
}

export interface TagQuery extends ListWindow {
  line?: string | undefined;
  machine?: string | undefined;
  q?: string | undefined;
  stale?: boolean | undefined;
}

const items = async <T>(answer: Promise<Page<T>>) => (await answer).items;

const whose = ({ kind, id }: Subject) => (kind === 'plant' ? {} : { [kind]: id });

/** The query that names the subject and its window. */
export function askedQuery({ subject, from, to, asKnownAt }: Asked) {
  return { ...whose(subject), from, to: to ?? null, asKnownAt: asKnownAt ?? null };
}

/** The same, for what is told of now and then together. */
const timeOf = ({ subject, from, to }: Asked) => ({ ...whose(subject), from, to: to ?? null });

export const oeeApi = {
  oee: (asked: Asked, per?: Per) =>
    getJson<Oee>('/api/oee', { ...askedQuery(asked), per: per ?? null }),
  intervals: (asked: Asked, choice: IntervalChoice = {}) =>
    getJson<Intervals>('/api/oee/intervals', { ...askedQuery(asked), ...choice }),
  losses: (asked: Asked) => getJson<Losses>('/api/oee/losses', askedQuery(asked)),
  stops: (asked: Asked, unexplained: boolean) =>
    items(
      getJson<Page<Stop>>('/api/oee/stops', {
        ...askedQuery(asked),
        unexplained: unexplained ? true : null,
      }),
    ),
  suggestions: (machine: string, at: string) =>
    items(getJson<Page<Suggestion>>('/api/oee/stops/suggestions', { machine, at })),
  entries: (machine: string, from: string, to: string | null) =>
    items(getJson<Page<Entry>>('/api/oee/entries', { machine, from, to })),
  reasons: () => items(getJson<Page<ReasonNode>>('/api/oee/reasons')),
  calendar: (machine: string, from: string, to: string) =>
    getJson<CalendarSheet>('/api/oee/calendar', { machine, from, to }),
  running: () => items(getJson<Page<Running>>('/api/oee/running')),
  restatements: (asked: Asked) =>
    items(getJson<Page<Restatement>>('/api/oee/restatements', timeOf(asked))),
  restatedDecisions: (asked: Asked) =>
    items(getJson<Page<RestatedDecision>>('/api/oee/restated-decisions', timeOf(asked))),
  countermeasures: (query: CountermeasureQuery) =>
    getJson<Page<Countermeasure>>('/api/oee/countermeasures', { ...query }),
  tags: (query: TagQuery) => getJson<Tags>('/api/tags', { ...query }),

  giveReason: (given: {
    machine: string;
    from: string;
    /** Null for the stop that goes on, until its end. */
    to: string | null;
    reason: string;
    note: string | null;
  }) => send('POST', '/api/oee/reasons', given),
  correct: (said: {
    machine: string;
    from: string;
    to: string;
    scrap: number;
    rework: number;
    reason: string;
  }) => send('POST', '/api/oee/corrections', said),
  beginOrder: (begins: {
    machine: string;
    order: string;
    product: string;
    /** Null for now. */
    from: string | null;
  }) => send('POST', '/api/oee/orders', begins),
  endOrder: (ends: { machine: string; at: string | null }) =>
    send('POST', '/api/oee/orders/end', ends),
};
