import type { ServerResponse } from 'node:http';
import type { Entry, Tag } from '../../src/api/oee-types';
import { countermeasuresOf } from './countermeasures';
import { json, page, problem } from './http';
import { entries, REASONS, stretches, type Window } from './oee';
import { chosen, losses, stops, SUGGESTIONS } from './oee-losses';
import { report, running } from './oee-report';
import { lineOf, MACHINE_IDS } from './plant';
import { HOUR, plannedBetween, shiftsBetween, STARTED } from './shifts';

type Query = URLSearchParams;

/** Answers `GET /api/oee/...`. */
export function readOee(response: ServerResponse, call: string, query: Query): void {
  const asked = windowOf(query);
  const list = (items: unknown[]) => json(response, 200, { items, next: null });
  if (asked.machines.length === 0) return problem(response, 404, 'There is no such machine');
  switch (call) {
    case '':
      return json(
        response,
        200,
        report(asked, subjectOf(query), query.get('asKnownAt'), query.get('per')),
      );
    case 'intervals': {
      const items = chosen(stretches(asked), query);
      const ms = items.reduce((all, one) => all + one.toMs - one.fromMs, 0);
      const { from, to } = asked;
      return json(response, 200, {
        from: new Date(from).toISOString(),
        to: new Date(to).toISOString(),
        totalSeconds: ms / 1000,
        items,
      });
    }
    case 'losses':
      return json(response, 200, losses(asked));
    case 'stops':
      return list(
        stops(asked).filter(
          (stop) => query.get('unexplained') !== 'true' || stop.unexplainedSeconds > 0,
        ),
      );
    case 'stops/suggestions':
      return list(SUGGESTIONS);
    case 'entries':
      return list(entriesIn(asked).reverse());
    case 'reasons':
      return list(REASONS);
    case 'calendar':
      return json(response, 200, {
        zone: 'UTC',
        planned: plannedBetween(asked.from, Date.parse(query.get('to') ?? '')),
        shifts: shiftsBetween(asked.from, Date.parse(query.get('to') ?? '')),
        text: 'zone: UTC\nshifts:\n  Early: 06:00-14:00\n  Late: 14:00-22:00\n  Night: 22:00-06:00\n',
        problems: [],
      });
    case 'running':
      return list(running(Date.now()));
    case 'countermeasures':
      return page(response, countermeasuresOf(query), query);
    case 'restatements':
      return list(restatements(asked.machines));
    case 'restated-decisions':
      return list(restatedDecisions(asked.machines));
    default:
      return problem(response, 404, 'Not found');
  }
}

function windowOf(query: Query): Window {
  const now = Date.now();
  const asKnownAt = query.get('asKnownAt');
  const knownAt = asKnownAt === null ? now : Date.parse(asKnownAt);
  const machine = query.get('machine');
  const line = query.get('line');
  return {
    machines: MACHINE_IDS.filter(
      (id) => (machine ?? id) === id && (line ?? lineOf(id)) === lineOf(id),
    ),
    from: Date.parse(query.get('from') ?? new Date(now - 8 * HOUR).toISOString()),
    to: Math.min(knownAt, Date.parse(query.get('to') ?? new Date(now).toISOString())),
    knownAt,
  };
}

function subjectOf(query: Query) {
  const machine = query.get('machine');
  const line = query.get('line');
  if (machine !== null) return { kind: 'machine' as const, id: machine };
  return line === null ? { kind: 'plant' as const, id: '' } : { kind: 'line' as const, id: line };
}

function entriesIn({ machines, from, to }: Window): Entry[] {
  return entries.filter(
    (entry) =>
      machines.includes(entry.machine) &&
      Date.parse(entry.from) < to &&
      Date.parse(entry.to ?? entry.from) >= from,
  );
}

function restatements(machines: string[]) {
  const hour = Math.floor(STARTED / HOUR) * HOUR - 3 * HOUR;
  return machines
    .filter((machine) => machine === 'cnc-1')
    .map((machine) => ({
      machine,
      from: new Date(hour).toISOString(),
      to: new Date(hour + HOUR).toISOString(),
      knownAt: new Date(hour + 2 * HOUR).toISOString(),
      before: {
        oee: 0.612,
        availability: 0.7,
        effectiveness: 0.93,
        quality: 0.94,
        produced: 84,
        good: 79,
      },
      after: {
        oee: 0.5734,
        availability: 0.7,
        effectiveness: 0.93,
        quality: 0.8809,
        produced: 84,
        good: 74,
      },
      why: 'five pieces were found cracked at the packer',
    }));
}

function restatedDecisions(machines: string[]) {
  const decided = Math.floor(STARTED / HOUR) * HOUR - 2 * HOUR;
  return machines
    .filter((machine) => machine === 'cnc-1')
    .map((machine) => ({
      finding: `oee-low/${machine}/${decided}`,
      kind: 'oee-low',
      machine,
      title: 'OEE below its limit',
      at: new Date(decided - HOUR / 6).toISOString(),
      knownAt: new Date(decided).toISOString(),
      restatedAt: new Date(decided + HOUR).toISOString(),
      figure: 'oee',
      unit: '%',
      from: new Date(decided - HOUR).toISOString(),
      to: new Date(decided).toISOString(),
      limit: 60,
      said: 57.34,
      now: 61.2,
      stands: false,
    }));
}

const KINDS: Record<string, Entry['kind']> = {
  reasons: 'reason',
  corrections: 'correction',
  orders: 'order',
  'orders/end': 'order-end',
};

/** Takes `POST /api/oee/...` and answers the entry. */
export function writeOee(
  response: ServerResponse,
  call: string,
  body: Record<string, unknown>,
): void {
  const text = (name: string) => (typeof body[name] === 'string' ? body[name] : '');
  const count = (name: string) => (typeof body[name] === 'number' ? body[name] : 0);
  if (call === 'reasons' && !REASONS.some(({ code, leaf }) => leaf && code === body.reason)) {
    return problem(response, 400, 'The request cannot be taken', {
      detail: `found "${text('reason')}"`,
      at: 'reason',
      expected: 'the code of a reason without others below it',
    });
  }
  if (call === 'corrections' && count('scrap') + count('rework') > 50) {
    return problem(response, 409, 'There are not so many pieces', {
      detail: 'Between the two moments there are 50 good pieces.',
    });
  }
  const kind = KINDS[call] ?? 'correction';
  const now = new Date().toISOString();
  const entry: Entry = {
    id: entries.length + 1,
    kind,
    machine: text('machine'),
    from: text('from') || text('at') || now,
    to: typeof body.to === 'string' ? body.to : null,
    reason: call === 'reasons' ? text('reason') : null,
    scrap: call === 'corrections' ? count('scrap') : null,
    rework: call === 'corrections' ? count('rework') : null,
    order: kind === 'order' ? text('order') : null,
    product: kind === 'order' ? text('product') : null,
    note: call === 'reasons' ? text('note') : text('reason'),
    author: 'admin',
    knownAt: now,
  };
  entries.push(entry);
  json(response, 201, entry);
  return undefined;
}

const TAGS: Tag[] = Array.from({ length: 10_000 }, (_, index) => {
  const machine = MACHINE_IDS[Math.floor(index / 1200)] ?? 'saw-1';
  const stale = index % 97 === 0;
  const never = index % 997 === 996;
  const age = never ? null : stale ? 300 + index / 10 : (index % 50) / 10;
  return {
    machine,
    line: lineOf(machine),
    signal: `axis${index % 40}.drive.load${index}`,
    unit: '%',
    owner: index % 3 === 0 ? 'maintenance' : null,
    value: never ? null : (index * 7) % 100,
    quality: index % 331 === 0 ? 'bad' : 'good',
    at: age === null ? null : new Date(STARTED - age * 1000).toISOString(),
    ageSeconds: age,
    staleAfterSeconds: 30,
    stale: stale || never,
  };
});

/** Answers `GET /api/tags`; the counts are of what the query finds, before `stale`. */
export function readTags(response: ServerResponse, query: Query): void {
  const q = query.get('q')?.toLowerCase() ?? '';
  const found = TAGS.filter(
    (tag) =>
      (query.get('line') ?? tag.line) === tag.line &&
      (query.get('machine') ?? tag.machine) === tag.machine &&
      `${tag.machine} ${tag.signal}`.toLowerCase().includes(q),
  );
  const counts = {
    all: found.length,
    stale: found.filter(({ stale }) => stale).length,
    bad: found.filter(({ quality }) => quality !== 'good').length,
    never: found.filter(({ at }) => at === null).length,
  };
  const items = query.get('stale') === 'true' ? found.filter(({ stale }) => stale) : found;
  page(response, items, query, { counts });
}
