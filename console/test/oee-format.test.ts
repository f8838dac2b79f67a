import { describe, expect, test } from 'vitest';
import { exactTime, percent, pieces, time } from '../src/format/oee';
import { span } from '../src/format/time';

const NBSP = '\u00a0';

// The worked example of ISO 22400-2: PBT 180 min, APT 120 min, PRI 0.5 min, PQ 216, GQ 207.
test.each<[string, number | null, string]>([
  ['availability 120/180', 120 / 180, `66.7${NBSP}%`],
  ['effectiveness 108/120', 108 / 120, `90.0${NBSP}%`],
  ['quality 207/216', 207 / 216, `95.8${NBSP}%`],
  ['OEE 103.5/180', 103.5 / 180, `57.5${NBSP}%`],
  ['above one, not capped', 1.2345, `123.5${NBSP}%`],
  ['nothing', 0, `0.0${NBSP}%`],
  // 0.5745 · 100 is 57.449999… in binary; the decimal number ends in 5 and is rounded up.
  ['a half in decimals', 0.5745, `57.5${NBSP}%`],
  ['not defined', null, '–'],
])('a percentage: %s', (_, ratio, text) => {
  expect(percent(ratio)).toBe(text);
});

test.each<[number | null, string]>([
  [0, '0 s'],
  [7.4, '7 s'],
  [59.6, '1 min 00 s'],
  [1500, '25 min 00 s'],
  [7512, '2 h 05 min 12 s'],
  [360_000, '100 h 00 min 00 s'],
  [-90, '−1 min 30 s'],
  [-0.2, '0 s'],
  // Rounded once: over 59.500 to the millisecond it would be a minute.
  [59.4996, '59 s'],
  [59.5, '1 min 00 s'],
  [null, '–'],
])('%s seconds to the nearest second', (seconds, text) => {
  expect(time(seconds)).toBe(text);
});

test.each<[number, string]>([
  [1500, '25 min 00 s'],
  [1500.25, '25 min 00.250 s'],
  [12.345, '12.345 s'],
  [3599.9996, '1 h 00 min 00 s'],
  [0.001, '0.001 s'],
  // 4.0005 · 1000 is 4000.4999… in binary; the decimal number ends in 5 and is rounded up.
  [4.0005, '4.001 s'],
  [4.0004, '4 s'],
  [-4.0005, '−4.001 s'],
])('%s seconds to the millisecond', (seconds, text) => {
  expect(exactTime(seconds)).toBe(text);
});

test('pieces are grouped by thousands', () => {
  expect([pieces(0), pieces(1240), pieces(1_000_000)]).toEqual(['0', '1,240', '1,000,000']);
});

describe('a span', () => {
  const at = (day: number, hour: number) => new Date(2026, 2, day, hour).toISOString();

  test('within a day has one date', () => {
    expect(span(at(1, 6), at(1, 14))).toBe('1 Mar 2026, 06:00:00 to 14:00:00');
  });

  test('over midnight has two', () => {
    expect(span(at(1, 22), at(2, 6))).toBe('1 Mar 2026, 22:00:00 to 2 Mar 2026, 06:00:00');
  });
});
