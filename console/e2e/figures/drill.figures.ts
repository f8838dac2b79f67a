import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { Figures, Intervals, Oee } from '../../src/api/oee-types';
import type { Machine, Page as ListPage } from '../../src/api/types';
import { signIn } from '../browser';
import { useStage } from '../stage';
import { fetchJson } from '../target';
import { exactTime, millisOf, percent, pieces, time } from '../written';
import { Agreement, between } from './agreement';
import { openOee } from './oee-page';
import { pastWindow } from './window';

const WINDOW = pastWindow();

const ELEMENTS: [string, keyof Figures['time']][] = [
  ['production', 'production'],
  ['setup', 'setup'],
  ['delay', 'delay'],
  ['down', 'down'],
  ['unknown', 'unknown'],
  ['planned-down', 'plannedDown'],
  ['unscheduled', 'unscheduled'],
];
const LOSSES = ['breakdown', 'starved', 'blocked', 'waiting', 'minor', 'no-order', 'setup'];

describe('what a figure opens sums to it', () => {
  const stage = useStage({ timezoneId: 'UTC' });

  test('on a machine and on a line', async () => {
    const { target, context } = stage;
    const { page } = await signIn(context, target.url, target.token);
    const { items } = await fetchJson<ListPage<Machine>>(target, '/api/machines');
    const machine = items[0];
    if (machine === undefined) throw new Error('there is no machine');
    const agreement = new Agreement('intervals behind the figures');
    for (const [kind, id] of [
      ['machine', machine.id],
      ['line', machine.line],
    ] as const) {
      const query = `${kind}=${id}&${WINDOW.query}`;
      const lists = [
        ...ELEMENTS.map(([element]) => ['element', element] as const),
        ...LOSSES.map((loss) => ['loss', loss] as const),
        ['reason', 'none'] as const,
      ];
      const { asked, seen } = await between(
        async () => ({
          report: await fetchJson<Oee>(target, `/api/oee?${query}`),
          lists: await Promise.all(
            lists.map(([of, what]) =>
              fetchJson<Intervals>(target, `/api/oee/intervals?${query}&${of}=${what}`),
            ),
          ),
        }),
        async () => {
          await openOee(page, `${target.url}/#/oee/${kind}/${id}?${WINDOW.query}`);
          const opened: Opened[] = [];
          for (const [of, what] of lists) opened.push(await open(page, `${of}.${what}`));
          await page.locator('.figures [data-figure="availability"] a').click();
          await page.locator('.drill [data-term="value"]').waitFor();
          return { opened, terms: await page.evaluate(readTerms) };
        },
      );
      lists.forEach(([of, what], index) => {
        const place = `${kind} ${id}, ${of} ${what}`;
        const list = asked.lists[index];
        if (list === undefined) throw new Error(`no answer for ${place}`);
        holdList(agreement, place, seen.opened[index], list);
      });
      for (const [element, key] of ELEMENTS) {
        const seconds = asked.lists[lists.findIndex(([, what]) => what === element)]?.totalSeconds;
        expect(seconds, `${kind} ${id}, ${element}`).toBe(asked.report.total.time[key]);
      }
      holdTerms(agreement, seen.terms, asked.report.total);
    }
    agreement.end(60);
  });
});

/** What stands in the list of intervals of a figure; `figure` is the figure that opened it. */
interface Opened {
  figure: string;
  count: number;
  total: string;
  lengths: string[];
}

async function open(page: Page, drill: string): Promise<Opened> {
  const link = page.locator(`main a[href*="drill=${drill}&"]`).first();
  if ((await link.count()) === 0) return { figure: '', count: 0, total: '', lengths: [] };
  const figure = await link.evaluate((one) => {
    const time = one.querySelector('.step-seconds')?.firstChild ?? one;
    return (time.textContent ?? '').replace(/^[−+]\u2009/, '');
  });
  await link.click();
  const panel = page.locator('.drill');
  await panel.locator('.sum-line, .empty').first().waitFor();
  const more = panel.getByRole('button', { name: 'Show more intervals' });
  while ((await more.count()) > 0) await more.click();
  const lengths = await panel.locator('.interval-length').allTextContents();
  const total =
    lengths.length === 0 ? '0 s' : await panel.locator('.sum-line strong').textContent();
  await panel.getByRole('button', { name: 'Close' }).click();
  await panel.waitFor({ state: 'detached' });
  return { figure, count: lengths.length, total: total ?? '', lengths };
}

/** Each interval, their sum by the API, and the sum of what stands there, to the millisecond. */
function holdList(
  agreement: Agreement,
  place: string,
  seen: Opened | undefined,
  list: Intervals,
): void {
  const newest = [...list.items].sort((a, b) => Date.parse(b.from) - Date.parse(a.from));
  if (seen === undefined || (seen.figure === '' && newest.length === 0)) return;
  agreement.figure(place, seen.total, exactTime(list.totalSeconds));
  agreement.figures(
    place,
    [...seen.lengths].sort(),
    newest.map(({ seconds }) => exactTime(seconds)).sort(),
  );
  const sum = seen.lengths.reduce((all, length) => all + millisOf(length), 0);
  expect(sum, `${place}, summed`).toBe(Math.round(list.totalSeconds * 1000));
  agreement.figure(`${place}, where it was opened`, seen.figure, time(list.totalSeconds));
}

function holdTerms(agreement: Agreement, terms: Record<string, string>, total: Figures): void {
  const { counts } = total;
  agreement.figure('term availability', terms.value, percent(total.availability));
  agreement.figure('term PRI · PQ', terms.planned, exactTime(total.plannedSeconds));
  agreement.figure('term PRI · GQ', terms.good, exactTime(total.goodSeconds));
  agreement.figure('term PBT', terms.busy, exactTime(total.time.plannedBusy));
  agreement.figure('term APT', terms.production, exactTime(total.time.production));
  agreement.figure(
    'term pieces',
    terms.pieces,
    `${pieces(counts.produced)} produced, ${pieces(counts.good)} good, ${pieces(counts.scrap)} scrap, ${pieces(counts.rework)} rework`,
  );
}

function readTerms(): Record<string, string> {
  const terms = [...document.querySelectorAll('.drill .terms dd')];
  const text = (node: Element | undefined) => (node?.textContent ?? '').trim();
  return {
    ...Object.fromEntries(
      terms.map((term) => [term.getAttribute('data-term') ?? 'pieces', text(term)]),
    ),
  };
}
