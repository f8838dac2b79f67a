import { describe, expect, test } from 'vitest';
import type { Shift } from '../src/api/oee-types';
import { fromField, toField } from '../src/oee/moment-field';
import { dayBegins, usualPer, windowName, windowOf } from '../src/oee/window';

const EARLY: Shift = { name: 'Early', from: '2026-03-02T05:00:00Z', to: '2026-03-02T13:00:00Z' };
const LATE: Shift = { name: 'Late', from: '2026-03-02T13:00:00Z', to: '2026-03-02T21:00:00Z' };
const NOON = Date.parse('2026-03-02T15:00:00Z');
const ZONE = 'Europe/Berlin';

const of = (query: Record<string, string>, now = NOON) => windowOf(query, now, ZONE, [LATE, EARLY]);

describe('a window', () => {
  test('is the running shift, up to now, when nobody chose', () => {
    expect(of({})).toEqual({ from: LATE.from, to: null, text: 'Late' });
  });

  test('is null when no shift runs', () => {
    expect(of({}, Date.parse('2026-03-02T22:00:00Z'))).toBeNull();
  });

  test('a shift ends at its end: the next one is running then', () => {
    expect(of({ window: 'shift' }, Date.parse(EARLY.to))?.text).toBe('Late');
    expect(of({ window: 'last-shift' }, Date.parse(EARLY.to))?.text).toBe('Early');
  });

  test('of the last shift is whole', () => {
    expect(of({ window: 'last-shift' })).toEqual({
      from: EARLY.from,
      to: EARLY.to,
      text: 'Early',
    });
  });

  test('of a day begins at midnight of the plant', () => {
    expect(of({ window: 'today' })?.from).toBe('2026-03-01T23:00:00.000Z');
    expect(of({ window: 'yesterday' })).toMatchObject({
      from: '2026-02-28T23:00:00.000Z',
      to: '2026-03-01T23:00:00.000Z',
    });
    expect(of({ window: '7d' })?.from).toBe('2026-02-23T23:00:00.000Z');
  });

  test('of two moments needs both', () => {
    const from = '2026-03-01T00:00:00Z';
    expect(windowName({ from, to: '2026-03-02T00:00:00Z' })).toBe('span');
    expect(windowName({ from })).toBe('shift');
    expect(windowName({ from, to: 'soon' })).toBe('shift');
  });
});

// Berlin puts its clocks on at 01:00 UTC on 29 March 2026, and back at 01:00 UTC on 25 October.
test.each([
  ['summer time begins', '2026-03-29T10:00:00Z', '2026-03-28T23:00:00.000Z'],
  ['the day after', '2026-03-30T10:00:00Z', '2026-03-29T22:00:00.000Z'],
  ['summer time ends', '2026-10-25T12:00:00Z', '2026-10-24T22:00:00.000Z'],
  ['in the repeated hour', '2026-10-25T01:30:00Z', '2026-10-24T22:00:00.000Z'],
])('the day on which %s begins at its midnight', (_, at, midnight) => {
  expect(new Date(dayBegins(Date.parse(at), ZONE)).toISOString()).toBe(midnight);
});

test('yesterday has 23 hours when the clocks were put on', () => {
  const window = of({ window: 'yesterday' }, Date.parse('2026-03-30T10:00:00Z'));
  const hours = (Date.parse(window?.to ?? '') - Date.parse(window?.from ?? '')) / 3_600_000;
  expect(hours).toBe(23);
});

test('a day is cut by hours, a week by shifts', () => {
  expect(usualPer({ from: EARLY.from, to: null }, NOON)).toBe('hour');
  expect(usualPer({ from: '2026-02-23T00:00:00Z', to: null }, NOON)).toBe('shift');
});

test('a field of the browser gives the moment back to the second', () => {
  const at = '2026-03-02T13:37:42.000Z';
  expect(fromField(toField(at))).toBe(at);
  expect(fromField('')).toBeNull();
  expect(toField(null)).toBe('');
});
