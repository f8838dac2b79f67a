import type { LossStep, Losses, ParetoBar, Stop, Suggestion } from '../../src/api/oee-types';
import {
  figures,
  MINOR_MS,
  reasonPath,
  REASONS,
  stretches,
  type Stretch,
  type Window,
} from './oee';
import { STANDING } from './shifts';

const STEPS: [loss: string, name: string][] = [
  ['unscheduled', 'No shift planned'],
  ['planned-down', 'Planned down'],
  ['unknown', 'Not known'],
  ['no-order', 'No order'],
  ['breakdown', 'Breakdown'],
  ['starved', 'Starved'],
  ['blocked', 'Blocked'],
  ['waiting', 'Waiting'],
  ['minor', 'Minor stops'],
  ['setup', 'Set-up'],
];

export function losses(window: Window): Losses {
  const all = stretches(window);
  const total = figures(all, window.knownAt);
  let left = Math.round(total.time.calendar * 1000);
  const steps: LossStep[] = [];
  const lose = (loss: string, name: string, ms: number) => {
    left -= ms;
    steps.push({ loss, name, seconds: ms / 1000, left: left / 1000 });
  };
  for (const [loss, name] of STEPS) {
    const of = all.filter((part) => part.loss === loss);
    lose(
      loss,
      name,
      of.reduce((ms, part) => ms + part.toMs - part.fromMs, 0),
    );
  }
  const { plannedSeconds, goodSeconds } = total;
  if (plannedSeconds !== null && goodSeconds !== null) {
    lose('speed', 'Slower than planned', left - Math.round(plannedSeconds * 1000));
    lose('quality', 'Not good the first time', left - Math.round(goodSeconds * 1000));
  }
  return {
    from: new Date(window.from).toISOString(),
    to: new Date(window.to).toISOString(),
    calendarSeconds: total.time.calendar,
    goodSeconds,
    steps,
    pareto: pareto(all),
  };
}

function pareto(all: Stretch[]): ParetoBar[] {
  const bars = new Map<string, ParetoBar>();
  for (const part of all) {
    if ((part.element !== 'delay' && part.element !== 'down') || part.minor) continue;
    const [top, leaf] = [part.reason?.path[0], part.reason?.path.at(-1)];
    const topCode = REASONS.find((one) => one.name === top)?.code ?? null;
    add(bars, top ?? 'No reason given', topCode, part);
    const bar = bars.get(top ?? 'No reason given');
    if (leaf === undefined || bar === undefined || part.reason === null) continue;
    const children = new Map(bar.children.map((child) => [child.name, child]));
    add(children, leaf, part.reason.code, part);
    bar.children = [...children.values()].sort((a, b) => b.seconds - a.seconds);
  }
  return [...bars.values()].sort((a, b) => b.seconds - a.seconds);
}

function add(bars: Map<string, ParetoBar>, name: string, code: string | null, part: Stretch): void {
  const bar = bars.get(name) ?? { code, name, seconds: 0, stops: 0, children: [] };
  bar.seconds = Math.round((bar.seconds + part.seconds) * 1000) / 1000;
  bar.stops++;
  bars.set(name, bar);
}

export function chosen(all: Stretch[], query: URLSearchParams): Stretch[] {
  const wanted = (name: 'element' | 'state' | 'loss', part: Stretch) =>
    (query.get(name) ?? part[name]) === part[name];
  const reason = query.get('reason');
  return all.filter(
    (part) =>
      wanted('element', part) &&
      wanted('state', part) &&
      wanted('loss', part) &&
      (reason === null || hasReason(part, reason)),
  );
}

function hasReason({ reason, element, minor }: Stretch, wanted: string): boolean {
  if (reason === null) {
    return wanted === 'none' && !minor && (element === 'delay' || element === 'down');
  }
  const name = REASONS.find(({ code }) => code === wanted)?.name ?? '';
  return reason.code === wanted || reason.path.includes(name);
}

export function stops(window: Window): Stop[] {
  return stretches(window)
    .filter(({ element }) => element === 'delay' || element === 'down')
    .map((part) => {
      // Whatever the hour is, one card of the board asks why its machine stands.
      const open = part.machine === STANDING && part.wholeTo > Date.now();
      const minor = part.toMs - part.fromMs < MINOR_MS;
      return {
        machine: part.machine,
        from: part.from,
        to: part.to,
        seconds: part.seconds,
        state: part.state,
        minor,
        open,
        unexplainedSeconds: part.reason === null && !minor ? part.seconds : 0,
        reason: part.reason,
      };
    })
    .sort((a, b) => b.from.localeCompare(a.from));
}

export const SUGGESTIONS: Suggestion[] = ['bearing', 'no-blank', 'wrong-blank'].map(
  (code, index) => ({
    code,
    name: REASONS.find((reason) => reason.code === code)?.name ?? '',
    path: reasonPath(code),
    why:
      index === 0
        ? 'vibration was above its limit 12 s before the stop'
        : 'given most often on this machine',
  }),
);
