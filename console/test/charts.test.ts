import { describe, expect, test } from 'vitest';
import type { History } from '../src/api/types';
import { columns, summary } from '../src/charts/columns';
import { around, closer, earlier, last, later } from '../src/charts/range';
import { withoutSubmit } from '../src/parts/form-schema';

const second = (s: number) => new Date(s * 1000).toISOString();

function raw(...seconds: number[]): History {
  return {
    machine: 'cnc-1',
    signal: 'vibration',
    unit: 'mm/s',
    resolution: 'raw',
    rows: seconds.map((s) => ({ at: second(s), value: s })),
  };
}

describe('columns of a chart', () => {
  test('hold seconds and values of raw rows', () => {
    expect(columns(raw(1, 2, 3))).toEqual({
      condensed: false,
      data: [
        [1, 2, 3],
        [1, 2, 3],
      ],
    });
  });

  test('hold mean, lowest and highest of condensed rows', () => {
    const condensed: History = {
      ...raw(),
      resolution: 'PT10S',
      rows: [{ at: second(10), min: 1, max: 3, mean: 2, count: 10 }],
    };
    expect(columns(condensed)).toEqual({ condensed: true, data: [[10], [2], [1], [3]] });
  });

  test('show a long silence as a gap, a short one as none', () => {
    expect(columns(raw(1, 2, 3, 4, 8)).data[0]).toEqual([1, 2, 3, 4, 8]);
    expect(columns(raw(1, 2, 3, 4, 20)).data).toEqual([
      [1, 2, 3, 4, 5, 20],
      [1, 2, 3, 4, null, 20],
    ]);
  });
});

test('the summary takes its extremes from the band', () => {
  const condensed: History = {
    ...raw(),
    resolution: 'PT10S',
    rows: [
      { at: second(10), min: 1, max: 9, mean: 2 },
      { at: second(20), min: -4, max: 3, mean: 2.5 },
    ],
  };
  expect(summary(condensed)).toEqual({ low: -4, high: 9, newest: 2.5 });
  expect(summary(raw())).toBeNull();
});

describe('spans', () => {
  test('of a preset end now', () => {
    expect(last(60_000, 100_000)).toEqual({ from: 40_000, to: 100_000, live: true });
  });

  test('are moved by half, but never beyond now', () => {
    const span = { from: 100, to: 200, live: true };
    expect(earlier(span)).toEqual({ from: 50, to: 150, live: false });
    expect(later({ from: 50, to: 150, live: false }, 170)).toEqual({
      from: 70,
      to: 170,
      live: false,
    });
    expect(later(span, 200)).toEqual({ from: 100, to: 200, live: false });
    expect(closer(span)).toEqual({ from: 150, to: 200, live: false });
  });

  test('around evidence leave five minutes on both sides, but none beyond now', () => {
    const from = 10_000_000;
    expect(around(from, from + 10_000, from + 60_000)).toEqual({
      from: from - 300_000,
      to: from + 60_000,
      live: false,
    });
  });
});

test('a form loses its submit buttons, also nested ones, and nothing else', () => {
  const schema = {
    id: 'repair',
    components: [
      { type: 'textfield', key: 'cause' },
      { type: 'button', action: 'submit' },
      { type: 'button' },
      { type: 'button', action: 'reset' },
      { type: 'group', components: [{ type: 'button' }, { type: 'number', key: 'minutes' }] },
    ],
  };
  expect(withoutSubmit(schema)).toEqual({
    id: 'repair',
    components: [
      { type: 'textfield', key: 'cause' },
      { type: 'button', action: 'reset' },
      { type: 'group', components: [{ type: 'number', key: 'minutes' }] },
    ],
  });
});
