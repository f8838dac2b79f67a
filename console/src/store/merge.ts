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
