const DAY = 86_400_000;

/**
 * The window whose figures are walked over: MILLWRIGHT_FROM and MILLWRIGHT_TO, two moments that are
 * past; without them the whole of yesterday in UTC.
 */
export function pastWindow(): { from: string; to: string; query: string } {
  const today = Math.floor(Date.now() / DAY) * DAY;
  const from = process.env.MILLWRIGHT_FROM ?? new Date(today - DAY).toISOString();
  const to = process.env.MILLWRIGHT_TO ?? new Date(today).toISOString();
  return { from, to, query: `from=${encodeURIComponent(from)}&to=${encodeURIComponent(to)}` };
}
