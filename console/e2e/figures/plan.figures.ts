import { expect, test } from 'vitest';
import type { CalendarSheet, PlannedPart, ReasonNode } from '../../src/api/oee-types';
import type { Machine, Page as ListPage, SystemHealth } from '../../src/api/types';
import { signIn } from '../browser';
import { useStage } from '../stage';
import { fetchJson } from '../target';
import { Agreement, between } from './agreement';

/** The browser stands elsewhere than the plant: hours are those of the plant all the same. */
const stage = useStage({ timezoneId: 'America/New_York' });

const DAY = 86_400_000;

test('the plan shows the hours of the calendar, its sheet and the reasons', async () => {
  const { target, context } = stage;
  const { page } = await signIn(context, target.url, target.token);
  const machines = (await fetchJson<ListPage<Machine>>(target, '/api/machines')).items;
  const agreement = new Agreement('plan');
  const perLine = [...new Map(machines.map((one) => [one.line, one])).values()];
  for (const { id } of perLine) {
    const begin = Math.floor(Date.now() / DAY) * DAY - DAY;
    const from = new Date(begin).toISOString();
    const to = new Date(begin + 10 * DAY).toISOString();
    const { asked, seen } = await between(
      async () => ({
        calendar: await fetchJson<CalendarSheet>(
          target,
          `/api/oee/calendar?machine=${id}&from=${from}&to=${to}`,
        ),
        reasons: (await fetchJson<ListPage<ReasonNode>>(target, '/api/oee/reasons')).items,
        sheets: (await fetchJson<SystemHealth>(target, '/api/system')).artefacts.filter(
          ({ path }) => path.startsWith('rules/oee'),
        ),
      }),
      async () => {
        await page.goto('about:blank');
        await page.goto(`${target.url}/#/plan?machine=${id}`);
        await page.locator('.week li').first().waitFor();
        await page.getByRole('table', { name: 'Files and whether they are in force' }).waitFor();
        await page.locator('.reason-tree').first().waitFor();
        return page.evaluate(readPlan);
      },
    );
    const { calendar, reasons, sheets } = asked;
    expect(seen.days.length).toBe(7);
    seen.days.forEach((shown, index) => {
      const should = hoursOf(calendar, Date.now() + index * DAY);
      agreement.figures(`hours of ${id}, day ${index + 1}`, shown, should);
    });
    agreement.figure(`sheet of ${id}`, seen.text, calendar.text);
    const leaves = reasons.filter(({ leaf }) => leaf).map(({ code }) => code);
    expect([...seen.reasons].sort()).toEqual(leaves.sort());
    agreement.figures(
      'hash of a sheet',
      seen.hashes,
      sheets.map(({ hash }) => hash?.slice(0, 12) ?? '–'),
    );
  }
  // A week of a shift or more a day with a break in it, on each line.
  agreement.end(perLine.length * 7 * 3);
});

/** What is planned on the plant's day of a moment (ms), cut at its midnights: `06:00–10:00`. */
function hoursOf({ zone, planned }: CalendarSheet, moment: number): string[] {
  const day = wall(moment, zone).slice(0, 10);
  const clock = (at: string) => wall(Date.parse(at), zone).slice(11, 16);
  const date = (at: string) => wall(Date.parse(at), zone).slice(0, 10);
  const touches = ({ from, to }: PlannedPart) =>
    date(from) <= day && (date(to) > day || (date(to) === day && clock(to) !== '00:00'));
  return planned.filter(touches).map(({ from, to, name, kind }) => {
    const begins = date(from) < day ? '00:00' : clock(from);
    const ends = date(to) > day ? '00:00' : clock(to);
    return `${begins}–${ends} ${name || kind}`;
  });
}

/** What the plant's clocks show, as `2026-03-01 06:00`. */
function wall(moment: number, zone: string): string {
  return new Date(moment).toLocaleString('sv-SE', { timeZone: zone }).slice(0, 16);
}

function readPlan() {
  const text = (node: Node | null | undefined) => (node?.textContent ?? '').trim();
  return {
    days: [...document.querySelectorAll('.week > li')].map((day) =>
      [...day.querySelectorAll('.planned > li')].map((part) => {
        const kind = part.className.replace('planned-', '');
        const name = text(part.querySelector('.planned-time + span')?.firstChild);
        const unnamed = text(part.querySelector('.why')) === name;
        return `${text(part.querySelector('.planned-time'))} ${unnamed ? kind : name}`;
      }),
    ),
    text: document.querySelector('details pre')?.textContent ?? '',
    reasons: [...document.querySelectorAll('.reason-tree li > code')].map((code) => text(code)),
    hashes: [...document.querySelectorAll('[data-label="Hash"]')].map((cell) => text(cell)),
  };
}
