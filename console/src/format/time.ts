/** Durations and moments in words. All arguments are in milliseconds unless the name says so. */

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** `12 s`, `3 min`, `2 h 05 min`, `3 d 4 h`. Negative durations count as 0. */
export function duration(ms: number): string {
  const length = Math.max(0, ms);
  if (length < MINUTE) return `${Math.floor(length / SECOND)} s`;
  if (length < HOUR) return `${Math.floor(length / MINUTE)} min`;
  if (length < DAY) {
    const minutes = Math.floor((length % HOUR) / MINUTE);
    return `${Math.floor(length / HOUR)} h ${String(minutes).padStart(2, '0')} min`;
  }
  return `${Math.floor(length / DAY)} d ${Math.floor((length % DAY) / HOUR)} h`;
}

/** `3 min ago`, or `in 3 min` for a moment that is yet to come. */
export function relative(at: string, now: number): string {
  const difference = now - Date.parse(at);
  if (difference < -SECOND) return `in ${duration(-difference)}`;
  return difference < SECOND ? 'just now' : `${duration(difference)} ago`;
}

/** `due in 3 h 10 min` or `overdue by 5 min`. */
export function due(at: string, now: number): string {
  const left = Date.parse(at) - now;
  return left >= 0 ? `due in ${duration(left)}` : `overdue by ${duration(-left)}`;
}

const FULL = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium' });
const CLOCK = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });

/** The moment in the browser's zone with seconds; the date only when it is not today. */
export function moment(at: string, now: number = Date.now()): string {
  const date = new Date(at);
  const sameDay = date.toDateString() === new Date(now).toDateString();
  return (sameDay ? CLOCK : FULL).format(date);
}

export function fullMoment(at: string): string {
  return FULL.format(new Date(at));
}

/** `22 Nov 2026, 06:00:00 to 14:00:00`; the date of the end only when it is another day. */
export function span(from: string, to: string): string {
  const [begin, end] = [new Date(from), new Date(to)];
  const sameDay = begin.toDateString() === end.toDateString();
  return `${FULL.format(begin)} to ${(sameDay ? CLOCK : FULL).format(end)}`;
}
