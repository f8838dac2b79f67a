import type { Shift } from '../api/oee-types';
import type { RouteQuery } from '../router';

/** Which window is asked for: a name that moves with the clock, or two moments. */
export type WindowName = 'shift' | 'last-shift' | 'today' | 'yesterday' | '7d' | 'span';

export const WINDOWS: { name: WindowName; text: string }[] = [
  { name: 'shift', text: 'This shift' },
  { name: 'last-shift', text: 'Last shift' },
  { name: 'today', text: 'Today' },
  { name: 'yesterday', text: 'Yesterday' },
  { name: '7d', text: '7 days' },
];

/** Two moments; without `to` the window ends now and grows. */
export interface Window {
  from: string;
  to: string | null;
  /** How the window is called: the shift's name, or what was chosen. */
  text: string;
}

const DAY = 86_400_000;

/** The window's name in the address; a span when both moments are there. */
export function windowName(query: RouteQuery): WindowName {
  if (isMoment(query.from) && isMoment(query.to)) return 'span';
  return WINDOWS.find(({ name }) => name === query.window)?.name ?? 'shift';
}

/** The window in moments; null when no such shift is planned. */
export function windowOf(
  query: RouteQuery,
  now: number,
  zone: string,
  shifts: readonly Shift[],
): Window | null {
  const name = windowName(query);
  switch (name) {
    case 'span':
      return { from: query.from ?? '', to: query.to ?? '', text: 'From to' };
    case 'shift':
      return running(shifts, now);
    case 'last-shift':
      return last(shifts, now);
    case 'today':
      return { from: iso(dayBegins(now, zone)), to: null, text: 'Today' };
    case 'yesterday': {
      const today = dayBegins(now, zone);
      return { from: iso(dayBegins(today - 1, zone)), to: iso(today), text: 'Yesterday' };
    }
    case '7d':
      return { from: iso(dayBegins(now - 6 * DAY, zone)), to: null, text: '7 days' };
  }
}

/** By what the trend is cut when nobody chose: hours in a day, shifts in a week. */
export function usualPer(window: Pick<Window, 'from' | 'to'>, now: number): 'hour' | 'shift' {
  const to = window.to === null ? now : Date.parse(window.to);
  return to - Date.parse(window.from) > 1.5 * DAY ? 'shift' : 'hour';
}

function running(shifts: readonly Shift[], now: number): Window | null {
  const shift = shifts.find(({ from, to }) => Date.parse(from) <= now && now < Date.parse(to));
  return shift === undefined ? null : { from: shift.from, to: null, text: shift.name };
}

function last(shifts: readonly Shift[], now: number): Window | null {
  const over = shifts.filter(({ to }) => Date.parse(to) <= now);
  const shift = over.sort((a, b) => Date.parse(a.to) - Date.parse(b.to)).at(-1);
  return shift === undefined ? null : { from: shift.from, to: shift.to, text: shift.name };
}

/** The moment (ms) at which the day of `at` begins in the plant's zone, whatever its clocks do. */
export function dayBegins(at: number, zone: string): number {
  const wall = wallClock(at, zone);
  const midnight = Math.floor(wall / DAY) * DAY;
  const guess = at - (wall - midnight);
  // Where the clocks changed since midnight, the guess is off by the change.
  const shift = wallClock(guess, zone) - midnight;
  return shift === 0 ? guess : guess - shift;
}

/** What the clocks of the zone show, as if they showed UTC. */
function wallClock(at: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  const seconds = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return seconds + (((at % 1000) + 1000) % 1000);
}

function isMoment(text: string | undefined): boolean {
  return text !== undefined && !Number.isNaN(Date.parse(text));
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
