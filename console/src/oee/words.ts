import type { Element, Figures } from '../api/oee-types';
import { words } from '../format/words';

/** One time element with its abbreviation in ISO 22400-2. */
export interface ElementWord {
  key: keyof Figures['time'];
  text: string;
  iso: string;
  /** Which intervals it is the sum of; those without are sums of the others. */
  element: Element | null;
  /** How deep it stands below the calendar. */
  depth: number;
}

export const ELEMENTS: ElementWord[] = [
  { key: 'calendar', text: 'Calendar time', iso: '', element: null, depth: 0 },
  { key: 'unscheduled', text: 'No shift planned', iso: '', element: 'unscheduled', depth: 1 },
  { key: 'plannedOperation', text: 'Planned operation time', iso: 'POT', element: null, depth: 1 },
  { key: 'plannedDown', text: 'Planned downtime', iso: 'PDOT', element: 'planned-down', depth: 2 },
  { key: 'unknown', text: 'Not known', iso: '', element: 'unknown', depth: 2 },
  { key: 'plannedBusy', text: 'Planned busy time', iso: 'PBT', element: null, depth: 2 },
  { key: 'production', text: 'Production', iso: 'APT', element: 'production', depth: 3 },
  { key: 'setup', text: 'Set-up', iso: 'AUST', element: 'setup', depth: 3 },
  { key: 'delay', text: 'Delay', iso: 'ADET', element: 'delay', depth: 3 },
  { key: 'down', text: 'Down, no order', iso: 'ADOT', element: 'down', depth: 3 },
];

/** The elements with intervals that a time is the sum of; itself when it has intervals. */
export function partsOf(key: keyof Figures['time']): readonly ElementWord[] {
  const index = ELEMENTS.findIndex((one) => one.key === key);
  const word = ELEMENTS[index];
  if (word === undefined) return [];
  if (word.element !== null) return [word];
  const below = ELEMENTS.slice(index + 1);
  const end = below.findIndex(({ depth }) => depth <= word.depth);
  return (end < 0 ? below : below.slice(0, end)).filter(({ element }) => element !== null);
}

export function elementWord(element: string): string {
  return ELEMENTS.find((one) => one.element === element)?.text ?? words(element);
}

export const LOSS_WORDS: Record<string, string> = {
  unscheduled: 'No shift planned',
  'planned-down': 'Planned downtime',
  unknown: 'Not known',
  'no-order': 'No order',
  breakdown: 'Breakdown',
  starved: 'Starved',
  blocked: 'Blocked',
  waiting: 'Waiting',
  minor: 'Minor stops',
  setup: 'Set-up',
  speed: 'Slower than planned',
  quality: 'Not good the first time',
};

export type RatioKey =
  | 'oee'
  | 'availability'
  | 'effectiveness'
  | 'quality'
  | 'nee'
  | 'teep'
  | 'utilisationEfficiency'
  | 'technicalEfficiency'
  | 'allocationEfficiency'
  | 'setupRatio'
  | 'scrapRatio'
  | 'reworkRatio'
  | 'firstPassYield';

export interface RatioWord {
  key: RatioKey;
  text: string;
  formula: string;
  /** The time elements that the formula names. */
  of: (keyof Figures['time'])[];
}

export const RATIOS: RatioWord[] = [
  { key: 'oee', text: 'OEE', formula: 'PRI · GQ / PBT', of: ['plannedBusy'] },
  {
    key: 'availability',
    text: 'Availability',
    formula: 'APT / PBT',
    of: ['production', 'plannedBusy'],
  },
  { key: 'effectiveness', text: 'Effectiveness', formula: 'PRI · PQ / APT', of: ['production'] },
  { key: 'quality', text: 'Quality', formula: 'GQ / PQ', of: ['production'] },
  {
    key: 'nee',
    text: 'NEE',
    formula: '(APT + AUST) / PBT · E · Q',
    of: ['production', 'setup', 'plannedBusy'],
  },
  { key: 'teep', text: 'TEEP (TPM)', formula: 'PRI · GQ / calendar time', of: ['calendar'] },
  {
    key: 'utilisationEfficiency',
    text: 'Utilisation efficiency',
    formula: 'APT / (APT + AUST + ADET)',
    of: ['production', 'setup', 'delay'],
  },
  {
    key: 'technicalEfficiency',
    text: 'Technical efficiency',
    formula: 'APT / (APT + ADET)',
    of: ['production', 'delay'],
  },
  {
    key: 'allocationEfficiency',
    text: 'Allocation efficiency',
    formula: '(APT + AUST + ADET) / PBT',
    of: ['production', 'setup', 'delay', 'plannedBusy'],
  },
  {
    key: 'setupRatio',
    text: 'Set-up ratio',
    formula: 'AUST / (APT + AUST)',
    of: ['setup', 'production'],
  },
  { key: 'scrapRatio', text: 'Scrap ratio', formula: 'SQ / PQ', of: ['production'] },
  { key: 'reworkRatio', text: 'Rework ratio', formula: 'RQ / PQ', of: ['production'] },
  {
    key: 'firstPassYield',
    text: 'First pass yield',
    formula: 'good parts without rework / inspected parts',
    of: ['production'],
  },
];

/** The four that everybody looks at, in this order. */
export const MAIN_RATIOS = RATIOS.slice(0, 4);

/** Why a ratio has no figure, in a word or two; null when it has one. */
export function whyUndefined(key: RatioKey, figures: Figures): string | null {
  if (figures[key] !== null) return null;
  const { time, counts } = figures;
  const needsCycle = ['oee', 'nee', 'teep', 'effectiveness'].includes(key);
  if (time.plannedBusy === 0 && key !== 'teep') return 'no planned time';
  if (key === 'firstPassYield' && counts.produced > 0) return 'parts carry no serial number';
  if (needsCycle && counts.withoutCycle > 0) return 'no planned run time for the product';
  if (['quality', 'scrapRatio', 'reworkRatio', 'firstPassYield'].includes(key)) {
    return 'nothing was produced';
  }
  return time.production === 0 ? 'it did not produce' : 'not defined';
}

/** What is lost in effectiveness above 100 % is the plan: the machine is faster than it says. */
export function isTooFast(effectiveness: number | null): boolean {
  return effectiveness !== null && effectiveness > 1;
}
