import { describe, expect, test } from 'vitest';
import type { Asked } from '../src/api/oee';
import { askedQuery } from '../src/api/oee';
import type { Figures, Interval, ReasonNode, Stop } from '../src/api/oee-types';
import type { History } from '../src/api/types';
import { scalesOf, together } from '../src/charts/together';
import { bands, intervalAt } from '../src/oee/bands';
import { drillOf, opens } from '../src/oee/drill';
import { partName } from '../src/oee/part-name';
import { branches, pathOf } from '../src/oee/reason-tree';
import { isTooFast, partsOf, whyUndefined } from '../src/oee/words';
import { parseRoute, placeOf, to } from '../src/router';
import { stillOpen } from '../src/store/running';
import { chosenOf, chosenText, rangeOf } from '../src/store/selection';
import { visibleRows } from '../src/store/tag-list';

const at = (second: number) => new Date(second * 1000).toISOString();

const NOTHING: Figures = {
  time: {
    calendar: 0,
    unscheduled: 0,
    plannedOperation: 0,
    plannedDown: 0,
    unknown: 0,
    plannedBusy: 0,
    production: 0,
    setup: 0,
    delay: 0,
    down: 0,
  },
  counts: { produced: 0, good: 0, scrap: 0, rework: 0, withoutCycle: 0 },
  plannedSeconds: 0,
  goodSeconds: 0,
  availability: null,
  effectiveness: null,
  quality: null,
  oee: null,
  nee: null,
  utilisationEfficiency: null,
  technicalEfficiency: null,
  allocationEfficiency: null,
  setupRatio: null,
  scrapRatio: null,
  reworkRatio: null,
  firstPassYield: null,
  teep: null,
  outside: { produced: 0, good: 0, seconds: 0 },
  unmatchedRejects: 0,
};

const BUSY = { ...NOTHING, time: { ...NOTHING.time, calendar: 60, plannedBusy: 60 } };

describe('why a ratio has no figure', () => {
  test('is told in words', () => {
    expect(whyUndefined('oee', NOTHING)).toBe('no planned time');
    expect(whyUndefined('effectiveness', BUSY)).toBe('it did not produce');
    expect(whyUndefined('quality', BUSY)).toBe('nothing was produced');
    const unplanned = { ...BUSY, counts: { ...BUSY.counts, produced: 3, withoutCycle: 3 } };
    expect(whyUndefined('oee', unplanned)).toBe('no planned run time for the product');
    expect(whyUndefined('firstPassYield', unplanned)).toBe('parts carry no serial number');
  });

  test('is not told of a figure, and nought is one', () => {
    expect(whyUndefined('oee', { ...BUSY, oee: 0 })).toBeNull();
  });
});

test('only effectiveness above 100 % is too fast', () => {
  expect([null, 0.9, 1, 1.001].map(isTooFast)).toEqual([false, false, false, true]);
});

describe('a time element', () => {
  const elements = (key: Parameters<typeof partsOf>[0]) =>
    partsOf(key).map(({ element }) => element);

  test('with intervals is the sum of its own', () => {
    expect(elements('delay')).toEqual(['delay']);
  });

  test('of ISO 22400-2 is the sum of those below it', () => {
    expect(elements('plannedBusy')).toEqual(['production', 'setup', 'delay', 'down']);
    expect(elements('plannedOperation')).toEqual([
      'planned-down',
      'unknown',
      'production',
      'setup',
      'delay',
      'down',
    ]);
    expect(elements('calendar')[0]).toBe('unscheduled');
  });
});

describe('what is opened', () => {
  const page: Asked = { subject: { kind: 'line', id: 'line-1' }, from: at(0), to: at(60) };
  const open = (query: Record<string, string>) => drillOf(query, page, (code) => `name of ${code}`);

  test('is named by the address', () => {
    expect(open({})).toBeNull();
    expect(open({ drill: 'nonsense' })).toBeNull();
    expect(open({ drill: 'ratio.nonsense' })).toBeNull();
    expect(open({ drill: 'loss.breakdown' })).toMatchObject({
      kind: 'intervals',
      choice: { loss: 'breakdown' },
      asked: page,
    });
    expect(open({ drill: 'loss.speed' })).toMatchObject({ kind: 'computed' });
    expect(open({ drill: 'reason.none' })).toMatchObject({ title: 'No reason given' });
    expect(open({ drill: 'reason.a.b' })).toMatchObject({ title: 'name of a.b' });
  });

  test('may be a part of the window, and one machine', () => {
    const query = opens('ratio.oee', { from: at(10), to: at(20), machine: 'cnc-1' });
    const named = Object.fromEntries(Object.entries(query).map(([k, v]) => [k, v ?? '']));
    expect(open(named)?.asked).toEqual({
      subject: { kind: 'machine', id: 'cnc-1' },
      from: at(10),
      to: at(20),
    });
  });

  test('asks for the line, the machine, or nothing for the plant', () => {
    expect(askedQuery(page)).toMatchObject({ line: 'line-1' });
    const plant = askedQuery({ ...page, subject: { kind: 'plant', id: '' } });
    expect(Object.keys(plant)).toEqual(['from', 'to', 'asKnownAt']);
  });
});

function interval(from: number, end: number, more: Partial<Interval> = {}): Interval {
  return {
    from: at(from),
    to: at(end),
    seconds: end - from,
    element: 'production',
    state: 'running',
    planned: { kind: 'open', name: 'Early', shift: 'Early' },
    order: null,
    product: null,
    reason: null,
    minor: false,
    loss: null,
    ...more,
  };
}

test('a timeline is one path for each kind, as wide as its time', () => {
  const items = [
    interval(0, 50),
    interval(50, 75, { element: 'delay', loss: 'breakdown' }),
    interval(75, 100),
  ];
  const drawn = bands(items, 0, 100_000, 1000, 40);
  expect(drawn.map(({ kind }) => kind)).toEqual(['production', 'breakdown']);
  expect(drawn[0]?.path).toBe('M0.00 0H500.00V40H0.00ZM750.00 0H1000.00V40H750.00Z');
  expect(drawn[1]?.path).toBe('M500.00 4H750.00V40H500.00Z');
  expect(intervalAt(items, 50_000)).toBe(items[1]);
  expect(intervalAt(items, 100_000)).toBeNull();
});

test('parts are called by their hour, their day, or their own name', () => {
  const from = new Date(2026, 2, 2, 6).toISOString();
  const part = { name: 'Early', from };
  expect(partName(part, 'hour')).toBe('06:00');
  expect(partName(part, 'day')).toBe('Mon 2 Mar');
  expect(partName(part, 'shift')).toBe('Early, Mon 2 Mar');
  expect(partName(part, 'order')).toBe('Early');
});

describe('the tree of reasons', () => {
  const node = (code: string, parent: string | null, leaf: boolean): ReasonNode => ({
    code,
    parent,
    name: code.toUpperCase(),
    element: null,
    leaf,
  });
  const nodes = [node('a', null, false), node('b', 'a', true), node('c', null, true)];

  test('grows from its nodes', () => {
    expect(branches(nodes).map(({ code, children }) => [code, children.length])).toEqual([
      ['a', 1],
      ['c', 0],
    ]);
  });

  test('names the way to a reason, and the code of one that is gone', () => {
    expect(pathOf('b', nodes)).toEqual(['A', 'B']);
    expect(pathOf('gone', nodes)).toEqual(['gone']);
  });
});

test('only stops that go on, are not minor and have no reason are asked about', () => {
  const stop: Stop = {
    machine: 'a',
    from: at(0),
    to: at(300),
    seconds: 300,
    state: 'down',
    minor: false,
    open: true,
    unexplainedSeconds: 300,
    reason: null,
  };
  const reason = { code: 'x', path: ['X'], author: 'maria', note: '', knownAt: at(1) };
  const stops = [
    stop,
    { ...stop, machine: 'b', open: false },
    { ...stop, machine: 'c', minor: true },
    { ...stop, machine: 'd', reason },
  ];
  expect([...stillOpen(stops).keys()]).toEqual(['a']);
});

describe('signals drawn together', () => {
  const raw = (signal: string, ...seconds: number[]): History => ({
    machine: 'cnc-1',
    signal,
    unit: 'kW',
    resolution: 'raw',
    rows: seconds.map((s) => ({ at: at(s), value: s })),
  });

  test('share the axis of time, and a gap of one stays a gap', () => {
    const { data } = together([raw('a', 1, 2, 3, 20), raw('b', 2, 20)]);
    expect(data[0]).toEqual([1, 2, 3, 4, 20]);
    expect(data[1]).toEqual([1, 2, 3, null, 20]);
    // What only the other signal has is no gap of this one: uPlot joins over undefined.
    expect(data[4]).toEqual([undefined, 2, undefined, undefined, 20]);
  });

  test('have the band of condensed rows', () => {
    const condensed: History = {
      ...raw('a'),
      resolution: 'PT10S',
      rows: [{ at: at(10), min: 1, max: 3, mean: 2, count: 10 }],
    };
    expect(together([condensed]).data).toEqual([[10], [2], [1], [3]]);
  });

  test('have one scale for each unit', () => {
    expect(scalesOf(['kW', 'mm/s', 'kW', null])).toEqual(['kW', 'mm/s', '']);
  });
});

describe('the choice of signals', () => {
  test('comes back from the address, whatever the names are', () => {
    const chosen = [
      { machine: 'cnc 1/ü', signal: 'a,b' },
      { machine: 'cnc-2', signal: 'axis.load/2' },
    ];
    const { query } = parseRoute(to.explorer({ signals: chosenText(chosen) })) as {
      query: Record<string, string>;
    };
    expect(chosenOf(query)).toEqual(chosen);
    expect(chosenOf({})).toEqual([]);
  });

  test('has two moments, or a length that ends now', () => {
    expect(rangeOf({ from: at(1), to: at(2) }, 9000)).toEqual({
      from: 1000,
      to: 2000,
      live: false,
    });
    expect(rangeOf({ last: '4000' }, 9000)).toEqual({ from: 5000, to: 9000, live: true });
    expect(rangeOf({ from: at(2), to: at(1), last: '-1' }, 9000).live).toBe(true);
  });
});

test('of ten thousand rows only those on the screen are drawn', () => {
  expect(visibleRows(0, 440, 44, 10_000, 0)).toEqual({ first: 0, end: 10 });
  expect(visibleRows(44_000, 440, 44, 10_000, 8)).toEqual({ first: 992, end: 1018 });
  expect(visibleRows(439_560, 440, 44, 10_000, 8)).toEqual({ first: 9982, end: 10_000 });
  expect(visibleRows(44_000, 440, 44, 3)).toEqual({ first: 0, end: 3 });
});

describe('the address', () => {
  test('leads to the figures of the plant, a line, a machine', () => {
    const subject = { kind: 'machine', id: 'cnc 1/ü' } as const;
    expect(parseRoute('#/oee')).toMatchObject({ subject: { kind: 'plant', id: '' } });
    expect(parseRoute('#/oee/line/')).toMatchObject({ subject: { kind: 'plant', id: '' } });
    expect(parseRoute(to.oee(subject, { window: 'today' }))).toEqual({
      page: 'oee',
      subject,
      query: { window: 'today' },
    });
  });

  test('is the same place while only what it remembers changes', () => {
    const place = (query: Record<string, string>) => placeOf(parseRoute(to.stops(query)));
    expect(place({ show: 'all' })).toBe(place({}));
    expect(placeOf(parseRoute(to.findings('all')))).not.toBe(placeOf(parseRoute(to.findings())));
  });
});
