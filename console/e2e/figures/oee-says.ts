import { expect } from 'vitest';
import type {
  Figures,
  Losses,
  Oee,
  ParetoBar,
  RestatedDecision,
  Restatement,
} from '../../src/api/oee-types';
import { words } from '../../src/format/words';
import { exactTime, millisOf, percent, pieces, quantity, time, UNDEFINED } from '../written';
import type { Agreement } from './agreement';
import type { ShownOee } from './oee-page';

const MAIN = ['oee', 'availability', 'effectiveness', 'quality'] as const;
const FURTHER = [
  'nee',
  'teep',
  'utilisationEfficiency',
  'technicalEfficiency',
  'allocationEfficiency',
  'setupRatio',
  'scrapRatio',
  'reworkRatio',
  'firstPassYield',
] as const;

/** Holds every figure of a page of OEE against the API's. */
export function holdOee(
  agreement: Agreement,
  shown: ShownOee,
  report: Oee,
  losses: Losses,
  restated: readonly Restatement[],
  decisions: readonly RestatedDecision[],
): void {
  const { total } = report;
  for (const key of MAIN) agreement.figure(key, shown.main[key], percent(total[key]));
  for (const key of FURTHER) agreement.figure(key, shown.facts[key], percent(total[key]));
  if (report.target !== null) {
    const target = /^Target ([^ ▼▲P]+)/.exec(shown.target)?.[1];
    agreement.figure('target', target, percent(report.target));
  }
  holdCounts(agreement, shown, total);
  for (const [key, seconds] of Object.entries(total.time) as [string, number][]) {
    agreement.figure(`element ${key}`, shown.elements[key], time(seconds));
  }
  holdWaterfall(agreement, shown, losses);
  agreement.figures(
    'bar of the trend',
    shown.trend,
    report.parts.map((p) => percent(p.total.oee)),
  );
  expect(shown.trendFrom).toEqual(report.parts.map(({ from }) => from));
  holdRows(agreement, 'part', shown.parts, report.parts);
  expect(shown.machineIds).toEqual(report.machines.map(({ machine }) => machine));
  holdRows(agreement, 'machine', shown.machines, report.machines);
  agreement.figures('bar of the reasons', shown.pareto, bars(losses.pareto));
  holdRestated(agreement, shown, restated);
  holdDecisions(agreement, shown, decisions);
}

function holdCounts(agreement: Agreement, { facts, outside }: ShownOee, total: Figures): void {
  const { counts } = total;
  agreement.figure('produced', facts['Produced (PQ)'], pieces(counts.produced));
  agreement.figure('good', facts['Good first time (GQ)'], pieces(counts.good));
  agreement.figure('scrap', facts['Scrap (SQ)'], pieces(counts.scrap));
  agreement.figure('rework', facts['Rework (RQ)'], pieces(counts.rework));
  agreement.figure('failures', facts.Failures, pieces(total.failures ?? 0));
  agreement.figure('mtbf', facts.mtbf, time(total.mtbf));
  agreement.figure('mttr', facts.mttr, time(total.mttr));
  if (counts.withoutCycle > 0) {
    const shown = facts['Without a planned run time'];
    agreement.figure('pieces without a cycle', shown, pieces(counts.withoutCycle));
  }
  if (total.unmatchedRejects > 0) {
    const shown = facts['Rejects without a piece'];
    agreement.figure('rejects without a piece', shown, pieces(total.unmatchedRejects));
  }
  const { produced, good, seconds } = total.outside;
  if (produced > 0 || seconds > 0) {
    const should = [time(seconds), pieces(produced), pieces(good)];
    const said = /it ran (.+) and made (\S+) pieces, (\S+) of them good/.exec(outside);
    agreement.figures('outside planned time', said?.slice(1) ?? [], should);
  }
}

/**
 * The steps are the calendar without what is left: by the API's numbers and by what the page says to
 * the millisecond. The seconds that stand there are rounded one by one, half a second each at most.
 */
function holdWaterfall(agreement: Agreement, { steps }: ShownOee, losses: Losses): void {
  const lost = losses.steps;
  expect(steps.map(({ step }) => step)).toEqual([
    'calendar',
    ...lost.map(({ loss }) => loss),
    'good',
  ]);
  const texts = steps.map(({ text }) => text);
  agreement.figures('step of the waterfall', texts, [
    time(losses.calendarSeconds),
    ...lost.map(({ seconds }) => signed(seconds)),
    time(losses.goodSeconds),
  ]);
  const said = steps.map((step) => step.said);
  const left = lost.map((one) => `, ${exactTime(one.seconds)}, left ${exactTime(one.left)}: `);
  agreement.figures('step of the waterfall, to the millisecond', said.map(times), [
    exactTime(losses.calendarSeconds),
    ...left,
    losses.goodSeconds === null ? '' : exactTime(losses.goodSeconds),
  ]);
  if (losses.goodSeconds === null) return;
  sums(
    losses.calendarSeconds * 1000,
    lost.map(({ seconds }) => seconds * 1000),
    losses.goodSeconds * 1000,
    0.5,
  );
  const exact = said.slice(1, -1).map((text) => millisOf(/, (.+), left/.exec(text)?.[1] ?? ''));
  sums(millisOf(said[0] ?? ''), exact, millisOf(said.at(-1) ?? ''), 0.5);
  const rounded = texts.slice(1, -1).map(lossOf);
  sums(millisOf(texts[0] ?? ''), rounded, millisOf(texts.at(-1) ?? ''), texts.length * 500);
}

/** Calendar less losses is good time, give or take (ms). */
function sums(calendar: number, lost: readonly number[], good: number, give: number): void {
  const left = lost.reduce((all, one) => all - one, calendar);
  expect(Math.abs(left - good)).toBeLessThanOrEqual(give);
}

/** The times in what a step says, without its name. */
function times(said: string): string {
  return /(, [^,]+, left [^:]+: )/.exec(said)?.[1] ?? said;
}

/** A loss is taken away, a gain is added. */
function signed(seconds: number): string {
  if (seconds === 0) return time(0);
  return `${seconds > 0 ? '−' : '+'}\u2009${time(Math.abs(seconds))}`;
}

function lossOf(text: string): number {
  const size = millisOf(text.replace(/^[−+]\u2009/, ''));
  return text.startsWith('+') ? -size : size;
}

function holdRows(
  agreement: Agreement,
  name: string,
  shown: readonly string[][],
  rows: readonly { total: Figures }[],
): void {
  expect(shown.length, `rows of a ${name}`).toBe(rows.length);
  rows.forEach(({ total }, row) => {
    agreement.figures(`${name} ${row + 1}`, shown[row] ?? [], [
      ...MAIN.map((key) => percent(total[key])),
      time(total.time.plannedBusy),
      pieces(total.counts.produced),
      pieces(total.counts.good),
      pieces(total.counts.scrap),
    ]);
  });
}

function bars(pareto: readonly ParetoBar[]): string[] {
  return pareto
    .flatMap((bar) => [bar, ...bar.children])
    .map(({ seconds, stops }) => `${time(seconds)} ${stops} stop${stops === 1 ? '' : 's'}`);
}

/** Columns: machine, OEE, quality, good pieces, known since, why. */
function holdRestated(
  agreement: Agreement,
  { restated }: ShownOee,
  items: readonly Restatement[],
): void {
  expect(restated.length, 'restated hours').toBe(items.length);
  items.forEach(({ before, after }, row) => {
    agreement.figures(`restated hour ${row + 1}`, restated[row]?.slice(1, 4) ?? [], [
      `${percent(before.oee)} → ${percent(after.oee)}`,
      `${percent(before.quality)} → ${percent(after.quality)}`,
      `${pieces(before.good)} → ${pieces(after.good)}`,
    ]);
  });
}

function holdDecisions(
  agreement: Agreement,
  { decisions }: ShownOee,
  items: readonly RestatedDecision[],
): void {
  expect(decisions.length, 'restated decisions').toBe(items.length);
  items.forEach(({ figure, said, now, limit, unit, stands }, row) => {
    agreement.figures(`restated decision ${row + 1}`, decisions[row]?.slice(3, 6) ?? [], [
      `${words(figure)} ${quantity(said, unit)} → ${now === null ? UNDEFINED : quantity(now, unit)}`,
      limit === null ? UNDEFINED : quantity(limit, unit),
      stands ? 'still beyond' : 'within the limit',
    ]);
  });
}
