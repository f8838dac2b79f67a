/** Moments in fields of the browser, which know no zone: they are in the browser's own. */

const two = (number: number) => String(number).padStart(2, '0');

/** What a `datetime-local` field shows for the moment, to the second. */
export function toField(at: string | null): string {
  if (at === null) return '';
  const date = new Date(at);
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
}

/** The moment of a field; null when nothing sensible is in it. */
export function fromField(text: string): string | null {
  const at = new Date(text);
  return text === '' || Number.isNaN(at.getTime()) ? null : at.toISOString();
}
