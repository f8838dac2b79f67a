/** How production figures are written, on every page the same. Nothing is computed here. */

/** What stands where a figure is not defined. */
export const UNDEFINED = '–';

const PERCENT = new Intl.NumberFormat('en-GB', {
  style: 'percent',
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});
const COUNT = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });

/** `57.5 %` for the ratio 0.575; never capped; `–` when it is not defined. */
export function percent(ratio: number | null | undefined): string {
  return ratio === null || ratio === undefined
    ? UNDEFINED
    : PERCENT.format(ratio).replace('%', '\u00a0%');
}

/** `1,240`. */
export function pieces(count: number): string {
  return COUNT.format(count);
}

/** `7 s`, `25 min 00 s`, `2 h 05 min 12 s`, to the nearest second. */
export function time(seconds: number | null | undefined): string {
  return seconds === null || seconds === undefined ? UNDEFINED : spell(seconds, 0);
}

/** The same to the millisecond where there are any: `25 min 00.250 s`. */
export function exactTime(seconds: number): string {
  return spell(seconds, rounded(Math.abs(seconds), 3) % 1000 === 0 ? 0 : 3);
}

function spell(seconds: number, digits: 0 | 3): string {
  const unit = 10 ** digits;
  const all = rounded(Math.abs(seconds), digits);
  const sign = seconds < 0 && all > 0 ? '−' : '';
  const minutes = Math.floor(all / (60 * unit));
  const rest = ((all % (60 * unit)) / unit).toFixed(digits);
  if (minutes === 0) return `${sign}${rest} s`;
  const padded = rest.padStart(digits === 0 ? 2 : 6, '0');
  if (minutes < 60) return `${sign}${minutes} min ${padded} s`;
  const hours = Math.floor(minutes / 60);
  return `${sign}${COUNT.format(hours)} h ${String(minutes % 60).padStart(2, '0')} min ${padded} s`;
}

/** Seconds times 10 to the power of `digits`, rounded once; the API tells microseconds at most. */
function rounded(seconds: number, digits: 0 | 3): number {
  return Math.round(Number(`${seconds.toFixed(6)}e${digits}`));
}
