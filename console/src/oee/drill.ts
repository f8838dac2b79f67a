import type { Asked, IntervalChoice } from '../api/oee';
import type { RouteQuery } from '../router';
import {
  elementWord,
  ELEMENTS,
  LOSS_WORDS,
  partsOf,
  RATIOS,
  type ElementWord,
  type RatioWord,
} from './words';

/** What was opened: a ratio with what it is made of, or the intervals that sum to a figure. */
export type Drill = { title: string; asked: Asked } & (
  | { kind: 'ratio'; ratio: RatioWord }
  | { kind: 'sum'; of: readonly ElementWord[] }
  | { kind: 'computed'; loss: 'speed' | 'quality' }
  | { kind: 'intervals'; choice: IntervalChoice }
);

/** The name of a drill in the address, such as `loss.breakdown`. */
export type DrillName =
  | `ratio.${string}`
  | `loss.${string}`
  | `element.${string}`
  | `reason.${string}`
  | `sum.${string}`
  | 'all.';

/** The change of the address that opens a drill; a part of the window or one machine narrows it. */
export function opens(
  drill: DrillName,
  narrow: { from?: string; to?: string; machine?: string } = {},
): Record<string, string | null> {
  return {
    drill,
    drillFrom: narrow.from ?? null,
    drillTo: narrow.to ?? null,
    drillMachine: narrow.machine ?? null,
  };
}

export const CLOSES = { drill: null, drillFrom: null, drillTo: null, drillMachine: null };

/** The drill of the address; null when none is open or its name says nothing. */
export function drillOf(query: RouteQuery, page: Asked, reasonName: (code: string) => string) {
  const name = query.drill ?? '';
  const dot = name.indexOf('.');
  const what = name.slice(0, dot);
  const of = name.slice(dot + 1);
  const asked: Asked = {
    ...page,
    ...(query.drillFrom !== undefined && query.drillTo !== undefined
      ? { from: query.drillFrom, to: query.drillTo }
      : {}),
    ...(query.drillMachine !== undefined
      ? { subject: { kind: 'machine', id: query.drillMachine } }
      : {}),
  };
  return dot < 0 ? null : named(what, of, asked, reasonName);
}

function named(
  what: string,
  of: string,
  asked: Asked,
  reasonName: (code: string) => string,
): Drill | null {
  switch (what) {
    case 'ratio': {
      const ratio = RATIOS.find(({ key }) => key === of);
      return ratio === undefined ? null : { kind: 'ratio', title: ratio.text, asked, ratio };
    }
    case 'loss': {
      const title = LOSS_WORDS[of] ?? of;
      if (of === 'speed' || of === 'quality') return { kind: 'computed', title, asked, loss: of };
      return { kind: 'intervals', title, asked, choice: { loss: of } };
    }
    case 'element':
      return { kind: 'intervals', title: elementWord(of), asked, choice: { element: of } };
    case 'reason': {
      const title = of === 'none' ? 'No reason given' : reasonName(of);
      return { kind: 'intervals', title, asked, choice: { reason: of } };
    }
    case 'sum': {
      const word = ELEMENTS.find(({ key }) => key === of);
      if (word === undefined) return null;
      return { kind: 'sum', title: word.text, asked, of: partsOf(word.key) };
    }
    case 'all':
      return { kind: 'intervals', title: 'All intervals', asked, choice: {} };
    default:
      return null;
  }
}
