import type { Per } from '../api/oee';
import type { OeePart } from '../api/oee-types';

const CLOCK = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const DAY = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short' });

/** How a part of a window is called: the hour or day it begins, or its own name. */
export function partName({ name, from }: Pick<OeePart, 'name' | 'from'>, per: Per): string {
  const begin = new Date(from);
  switch (per) {
    case 'hour':
      return CLOCK.format(begin);
    case 'day':
      return DAY.format(begin);
    case 'shift':
      return `${name}, ${DAY.format(begin)}`;
    case 'order':
    case 'product':
      return name;
  }
}
