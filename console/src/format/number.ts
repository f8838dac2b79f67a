/** A value as the plant reads it: fixed decimals by size, so that digits do not jump. */
export function value(raw: number | string | null, unit?: string | null): string {
  if (raw === null) return 'no value';
  if (typeof raw === 'string') return raw;
  return decimals(COUNTED.has(unit ?? ''), raw).format(raw);
}

/** The value with its unit; `no value` stands alone. */
export function quantity(raw: number | string | null, unit?: string | null): string {
  const text = value(raw, unit);
  return raw === null || !unit || unit === '1' ? text : `${text} ${unit}`;
}

/** `0 B`, `812 B`, `3.1 kB`. */
export function bytes(count: number): string {
  return count < 1000 ? `${count} B` : `${(count / 1000).toFixed(1)} kB`;
}

const COUNTED = new Set(['', '1', 'pcs']);
const WHOLE = fixed(0);
const TENTHS = fixed(1);
const HUNDREDTHS = fixed(2);

function fixed(digits: number): Intl.NumberFormat {
  return new Intl.NumberFormat('en-GB', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}

function decimals(unitless: boolean, number: number): Intl.NumberFormat {
  const size = Math.abs(number);
  if ((unitless && Number.isInteger(number)) || size >= 1000) return WHOLE;
  return size >= 10 ? TENTHS : HUNDREDTHS;
}
