import { describe, expect, test } from 'vitest';
import { due, duration, relative } from '../src/format/time';

const NOON = Date.parse('2026-03-01T12:00:00Z');

describe('durations in words', () => {
  test.each([
    [0, '0 s'],
    [59_999, '59 s'],
    [60_000, '1 min'],
    [3_599_999, '59 min'],
    [3_600_000, '1 h 00 min'],
    [7_500_000, '2 h 05 min'],
    [86_400_000, '1 d 0 h'],
    [3 * 86_400_000 + 4 * 3_600_000, '3 d 4 h'],
    [-5_000, '0 s'],
  ])('%i ms is %s', (ms, text) => {
    expect(duration(ms)).toBe(text);
  });
});

test('a moment that has passed is told as ago, one to come as in', () => {
  expect(relative('2026-03-01T11:57:00Z', NOON)).toBe('3 min ago');
  expect(relative('2026-03-01T12:00:45Z', NOON)).toBe('in 45 s');
  expect(relative('2026-03-01T11:59:59.600Z', NOON)).toBe('just now');
});

test('a due time that has passed is overdue', () => {
  expect(due('2026-03-01T15:10:00Z', NOON)).toBe('due in 3 h 10 min');
  expect(due('2026-03-01T12:00:00Z', NOON)).toBe('due in 0 s');
  expect(due('2026-03-01T11:55:00Z', NOON)).toBe('overdue by 5 min');
});
