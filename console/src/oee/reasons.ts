import type { Instant } from '../api/types';
import type { ReasonNode, Stop } from '../api/oee-types';

/** The nodes right below a node of the tree, in the order of the sheet; null asks for the top. */
export function below(tree: readonly ReasonNode[], parent: string | null): ReasonNode[] {
  return tree.filter((node) => node.parent === parent);
}

/** From the top of the tree down to the node; empty when there is no such node. */
export function pathTo(tree: readonly ReasonNode[], code: string | null): ReasonNode[] {
  const path: ReasonNode[] = [];
  let next = code;
  while (next !== null) {
    const node = tree.find((one) => one.code === next);
    if (node === undefined || path.includes(node)) break;
    path.unshift(node);
    next = node.parent;
  }
  return path;
}

/** The reason's names from the top, such as `Breakdown › Mechanical › Bearing`; its code if unknown. */
export function reasonText(tree: readonly ReasonNode[], code: string): string {
  const path = pathTo(tree, code);
  return path.length === 0 ? code : path.map(({ name }) => name).join(' › ');
}

/** What is sent for a stop: one that goes on has no end, so that the reason holds until it ends. */
export function reasonGiven(stop: Stop, reason: string, note: string) {
  const text = note.trim();
  return {
    machine: stop.machine,
    from: stop.from,
    to: stop.open ? null : stop.to,
    reason,
    note: text === '' ? null : text,
  };
}

/** What tells a stop from another one. */
export function stopKey({ machine, from }: { machine: string; from: Instant }): string {
  return `${machine}/${from}`;
}

/** What a field for pieces holds: a whole number, or null when it is not one. */
export function wholeNumber(text: string): number | null {
  const trimmed = text.trim();
  if (trimmed === '') return 0;
  return /^[+\u2212-]?\d{1,9}$/.test(trimmed) ? Number(trimmed.replace('\u2212', '-')) : null;
}

/** A moment as a field of a form holds it, in the browser's zone and to the second. */
export function localField(ms: number): string {
  const at = new Date(ms);
  const two = (number: number) => String(number).padStart(2, '0');
  const date = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${date}T${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`;
}

/** What such a field says as a moment of the API; null when it says none. */
export function momentOfField(text: string): string | null {
  const ms = Date.parse(text);
  return Number.isNaN(ms) ? null : new Date(ms).toISOString();
}
