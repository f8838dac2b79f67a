/** How many rows to read so that as many are shown again; the API gives 500 at most. */
export function rowsToRead(shown: number): number {
  return Math.min(500, Math.max(50, shown));
}

/** The list with what follows it; a row that is known already stays where it stands. */
export function append<T>(
  items: readonly T[],
  more: readonly T[],
  key: (item: T) => string,
): readonly T[] {
  const known = new Set(items.map(key));
  return [...items, ...more.filter((item) => !known.has(key(item)))];
}

/**
 * The list after one live event: a known item is replaced where it stands or leaves when it no
 * longer belongs; a new one that belongs comes first.
 */
export function merge<T>(
  items: readonly T[],
  item: T,
  key: (item: T) => string,
  belongs: (item: T) => boolean,
): readonly T[] {
  const id = key(item);
  const known = items.some((other) => key(other) === id);
  if (!belongs(item)) return known ? items.filter((other) => key(other) !== id) : items;
  return known ? items.map((other) => (key(other) === id ? item : other)) : [item, ...items];
}
