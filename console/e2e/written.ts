/**
 * How figures are written on the pages: the rules of the console's README a second time, counted in
 * whole digits, so that the pages' own way of writing is checked and not repeated.
 */

export const UNDEFINED = '–';

const SPACE = '\u00a0';

/** A ratio in percent with one decimal, a half away from zero: `57.5 %` for 0.5745. */
export function percent(ratio: number | null | undefined): string {
  if (ratio === null || ratio === undefined) return UNDEFINED;
  const tenths = digits(ratio, 3);
  return `${signOf(ratio, tenths, '-')}${grouped(tenths / 10n)}.${tenths % 10n}${SPACE}%`;
}

/** `7 s`, `25 min 00 s`, `2 h 05 min 12 s`: to the nearest second, a half away from zero. */
export function time(seconds: number | null | undefined): string {
  if (seconds === null || seconds === undefined) return UNDEFINED;
  const all = digits(seconds, 0);
  return signOf(seconds, all, '−') + spelt(all, '');
}

/** The same to the millisecond where there are any: `25 min 00.250 s`. */
export function exactTime(seconds: number | null): string {
  if (seconds === null) return UNDEFINED;
  const all = digits(seconds, 3);
  const millis = all % 1000n;
  const rest = millis === 0n ? '' : `.${String(millis).padStart(3, '0')}`;
  return signOf(seconds, all, '−') + spelt(all / 1000n, rest);
}

/** What a time that is written says, in milliseconds: `25 min 00.250 s` is 1,500,250. */
export function millisOf(text: string): number {
  const parts = /^(−)?(?:([\d,]+) h )?(?:(\d+) min )?(\d+)(?:\.(\d{3}))? s$/.exec(text);
  if (parts === null) throw new Error(`found "${text}", expected a time such as "25 min 00 s"`);
  const [, sign, hours = '0', minutes = '0', seconds = '0', millis = '0'] = parts;
  const whole = Number(hours.replace(/,/g, '')) * 3600 + Number(minutes) * 60 + Number(seconds);
  return (sign === undefined ? 1 : -1) * (whole * 1000 + Number(millis));
}

/** `1,240`. */
export function pieces(count: number): string {
  return grouped(BigInt(count));
}

/** A reading with its unit: fewer decimals the larger it is, none for what is counted. */
export function quantity(value: number | string | null, unit: string | null | undefined): string {
  if (value === null) return 'no value';
  const counted = unit === null || unit === undefined || ['', '1', 'pcs'].includes(unit);
  const text = typeof value === 'string' ? value : sized(value, counted);
  return !unit || unit === '1' ? text : `${text} ${unit}`;
}

function sized(value: number, counted: boolean): string {
  const size = Math.abs(value);
  const places = (counted && Number.isInteger(value)) || size >= 1000 ? 0 : size >= 10 ? 1 : 2;
  const all = digits(value, places);
  const unit = 10n ** BigInt(places);
  const rest = places === 0 ? '' : `.${String(all % unit).padStart(places, '0')}`;
  return `${value < 0 || Object.is(value, -0) ? '-' : ''}${grouped(all / unit)}${rest}`;
}

/** `45 s`, `3 min`, `2 h 05 min`, `3 d 4 h`: what is over of the smallest unit is left out. */
export function duration(seconds: number): string {
  const all = Math.floor(seconds);
  if (all < 60) return `${all} s`;
  if (all < 3600) return `${Math.floor(all / 60)} min`;
  if (all < 86_400) return `${Math.floor(all / 3600)} h ${two(Math.floor(all / 60) % 60)} min`;
  return `${Math.floor(all / 86_400)} d ${Math.floor(all / 3600) % 24} h`;
}

/**
 * The number without its sign, times 10 to the power of `places`, a half rounded up. JSON writes the
 * fewest digits that mean the number, and so does JavaScript: these are the API's own digits.
 */
function digits(number: number, places: number): bigint {
  const [mantissa = '', exponent = '0'] = String(Math.abs(number)).split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  const power = Number(exponent) - fraction.length + places;
  const all = BigInt(whole + fraction);
  if (power >= 0) return all * 10n ** BigInt(power);
  const unit = 10n ** BigInt(-power);
  return (all * 2n + unit) / (unit * 2n);
}

function signOf(number: number, rounded: bigint, sign: string): string {
  return number < 0 && rounded !== 0n ? sign : '';
}

function spelt(seconds: bigint, rest: string): string {
  const [minutes, hours] = [(seconds / 60n) % 60n, seconds / 3600n];
  if (seconds < 60n) return `${seconds}${rest} s`;
  const end = `${two(seconds % 60n)}${rest} s`;
  return hours === 0n ? `${minutes} min ${end}` : `${grouped(hours)} h ${two(minutes)} min ${end}`;
}

function two(number: bigint | number): string {
  return String(number).padStart(2, '0');
}

function grouped(number: bigint): string {
  return String(number).replace(/\B(?=(\d{3})+$)/g, ',');
}
