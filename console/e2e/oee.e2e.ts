import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { Figures, Intervals, Losses, Oee, ParetoBar } from '../src/api/oee-types';
import { signIn } from './browser';
import { useStage } from './stage';
import { fetchJson } from './target';
import { percent, time } from './written';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** The whole of yesterday in UTC: nothing in it changes while the tests run. */
const TODAY = Math.floor(Date.now() / DAY) * DAY;
const FROM = new Date(TODAY - DAY).toISOString();
const TO = new Date(TODAY).toISOString();
const WINDOW = `from=${encodeURIComponent(FROM)}&to=${encodeURIComponent(TO)}`;

const millis = (seconds: number) => Math.round(seconds * 1000);

describe.runIf(!process.env.MILLWRIGHT_URL)('the figures of OEE', () => {
  const stage = useStage();

  async function open(path: string): Promise<Page> {
    const { page } = await signIn(stage.context, stage.target.url, stage.target.token);
    await page.goto(`${stage.target.url}/#/oee${path}`);
    return page;
  }

  const ask = <T>(call: string, query: string) =>
    fetchJson<T>(stage.target, `/api/oee${call}?${query}&${WINDOW}`);

  for (const [path, query] of [
    ['/machine/cnc-1', 'machine=cnc-1'],
    ['/machine/packer-1', 'machine=packer-1'],
    ['/machine/conveyor-1', 'machine=conveyor-1'],
    ['/machine/saw-1', 'machine=saw-1'],
    ['/line/line-1', 'line=line-1'],
    ['', 'per=hour'],
  ] as const) {
    test(`${path || 'the plant'}: every figure is the API's, to the last digit shown`, async () => {
      const page = await open(`${path}?${WINDOW}&per=hour`);
      const report = await ask<Oee>('', `${query}&per=hour`);
      const losses = await ask<Losses>('/losses', query);
      await page.locator('[data-figure="oee"]').waitFor();
      await expectMain(page, report.total);
      await expectTimes(page, report.total);
      await expectRows(page, 'The parts of the window side by side', report.parts);
      if (report.machines.length > 0) {
        await expectRows(page, 'Figures of each machine', report.machines);
      }
      await expectLosses(page, losses);
      await expectPareto(page, losses.pareto);
    });
  }

  test('the waterfall goes from calendar time to good time, to the millisecond', async () => {
    const losses = await ask<Losses>('/losses', 'machine=cnc-1');
    const lost = losses.steps.reduce((sum, { seconds }) => sum + millis(seconds), 0);
    expect(millis(losses.calendarSeconds) - lost).toBe(millis(losses.goodSeconds ?? 0));
    const page = await open(`/machine/cnc-1?${WINDOW}`);
    const steps = page.locator('.waterfall [data-step]');
    await steps.first().waitFor();
    expect(await steps.count()).toBe(losses.steps.length + 2);
    expect(await steps.last().locator('.step-seconds').textContent()).toBe(
      time(losses.goodSeconds),
    );
  });

  for (const drill of ['element.delay', 'element.production', 'loss.breakdown', 'reason.none']) {
    test(`${drill} opens intervals that sum to the figure`, async () => {
      const page = await open(`/line/line-1?${WINDOW}`);
      const link = page.locator(`main a[href*="drill=${drill}&"]`).first();
      const figure = await link.textContent();
      await link.click();
      const sum = await shownSum(page);
      expect(figure).toContain(time(sum / 1000));
      const [kind = '', of = ''] = drill.split('.');
      const api = await ask<Intervals>('/intervals', `line=line-1&${kind}=${of}`);
      expect(sum).toBe(millis(api.totalSeconds));
    });
  }

  test('a ratio opens its terms, and its times with their intervals', async () => {
    const page = await open(`/machine/cnc-1?${WINDOW}`);
    const { total } = await ask<Oee>('', 'machine=cnc-1');
    await page.locator('[data-figure="availability"] a').click();
    const panel = page.locator('.drill');
    await panel.locator('[data-term="value"]', { hasText: percent(total.availability) }).waitFor();
    for (const [name, seconds] of [
      ['Production', total.time.production],
      ['Set-up', total.time.setup],
      ['Delay', total.time.delay],
      ['Down, no order', total.time.down],
    ] as const) {
      await panel.getByRole('button', { name }).click();
      await expect.poll(() => shownSum(page)).toBe(millis(seconds));
    }
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('figure-open');
  });

  test('an hour of a machine opens that hour of that machine', async () => {
    const page = await open(`/machine/cnc-1?${WINDOW}&per=hour`);
    const report = await ask<Oee>('', 'machine=cnc-1&per=hour');
    const part = report.parts.find(({ total }) => total.oee !== null);
    if (part === undefined) throw new Error('the double made nothing yesterday');
    await page.locator(`[data-part="${part.from}"] a`).click();
    const sum = await shownSum(page);
    const query = new URLSearchParams({ machine: 'cnc-1', from: part.from, to: part.to });
    const hour = await fetchJson<Intervals>(
      stage.target,
      `/api/oee/intervals?${query.toString()}&element=production`,
    );
    expect(sum).toBe(millis(hour.totalSeconds));
  });

  test('what is not defined is a dash with its reason, and no number', async () => {
    const page = await open(`/machine/conveyor-1?${WINDOW}`);
    const oee = page.locator('.figures [data-figure="oee"]');
    expect(await oee.locator('.figure-value').textContent()).toBe('–');
    await oee.getByText('Not defined: no planned run time for the product.').waitFor();
    await page.goto(`${stage.target.url}/#/oee/machine/saw-1?${WINDOW}`);
    await page.getByText('Not defined: no planned time.').first().waitFor();
  });

  test('effectiveness above 100 % stands as it is, with a word on the plan', async () => {
    const page = await open(`/machine/packer-1?${WINDOW}`);
    const effectiveness = page.locator('.figures [data-figure="effectiveness"]');
    const value = parseFloat((await effectiveness.locator('.figure-value').textContent()) ?? '');
    expect(value).toBeGreaterThan(100);
    await effectiveness.getByText('the planned run time for a piece is too long').waitFor();
    await page.goto(`${stage.target.url}/#/oee/machine/cnc-1?${WINDOW}`);
    await page.getByRole('heading', { name: 'OEE of CNC mill 1' }).waitFor();
    await page.locator('[data-figure="effectiveness"]').first().waitFor();
    expect(await page.getByText('the planned run time for a piece is too long').count()).toBe(0);
  });

  test('a running window is provisional, one that is over is not', async () => {
    const page = await open(`/machine/cnc-1?window=today`);
    await page.getByText('Provisional').waitFor();
    await page.getByRole('button', { name: 'Yesterday' }).click();
    await page.getByText('Provisional').waitFor({ state: 'detached' });
    expect(page.url()).toContain('window=yesterday');
  });

  test('a report as known at a moment can be had again from its address', async () => {
    const page = await open(`/machine/cnc-1?${WINDOW}`);
    await page.getByText('As known at …').click();
    const then = new Date(TODAY - 6 * HOUR);
    const local = new Date(then.getTime() - then.getTimezoneOffset() * 60_000);
    await page
      .getByLabel('Leave out what became known after')
      .fill(local.toISOString().slice(0, 19));
    await page.getByRole('button', { name: 'Show as known then' }).click();
    await page.locator('.known-banner', { hasText: 'As known at' }).waitFor();
    const asKnownAt = `&asKnownAt=${encodeURIComponent(then.toISOString())}`;
    const report = await ask<Oee>('', `machine=cnc-1${asKnownAt}`);
    const shown = page.locator('.figures [data-figure="oee"] .figure-value');
    await expect.poll(() => shown.textContent()).toBe(percent(report.total.oee));
    await page.reload();
    await expect.poll(() => shown.textContent()).toBe(percent(report.total.oee));
    await page.locator('.known-banner', { hasText: 'As known at' }).waitFor();
  });

  test('scrap found later is entered, counted, and stays in the log', async () => {
    const page = await open(`/machine/cnc-3?${WINDOW}`);
    const before = await ask<Oee>('', 'machine=cnc-3');
    await page.getByText('Enter scrap or rework found later').click();
    await page.getByLabel('Scrap').fill('60');
    await page.getByLabel('Why').fill('cracked at the packer');
    await page.getByRole('button', { name: 'Enter the correction' }).click();
    await page.getByRole('alert').getByText('There are not so many pieces').waitFor();
    await page.getByLabel('Scrap').fill('40');
    await page.getByRole('button', { name: 'Enter the correction' }).click();
    await page.locator('.entries', { hasText: '40 scrap, 0 rework found later' }).waitFor();
    expect(await page.locator('.entries').textContent()).toContain('cracked at the packer');
    const after = await ask<Oee>('', 'machine=cnc-3');
    expect(after.total.quality).toBeLessThan(before.total.quality ?? 0);
    const quality = page.locator('.figures [data-figure="quality"] .figure-value');
    await expect.poll(() => quality.textContent()).toBe(percent(after.total.quality));
  });

  test('an API that is away is told, and no figure is made up', async () => {
    const { page } = await signIn(stage.context, stage.target.url, stage.target.token);
    await page.route('**/api/oee?*', (route) => route.abort());
    await page.goto(`${stage.target.url}/#/oee/machine/cnc-1?${WINDOW}`);
    await page.getByRole('alert').getByText('Millwright does not answer').waitFor();
    expect(await page.locator('.figure-value').count()).toBe(0);
    await page.unroute('**/api/oee?*');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.locator('.figure-value').first().waitFor();
  });

  test('the subject stays when the address names it as the API does', async () => {
    const page = await open('?machine=cnc-1&window=today');
    await page.getByRole('button', { name: 'Yesterday' }).click();
    await expect.poll(() => page.url()).toContain('window=yesterday');
    await page.getByRole('heading', { level: 1, name: 'OEE of CNC mill 1' }).waitFor();
  });

  test('a machine that is not there is told', async () => {
    const page = await open(`/machine/nowhere?${WINDOW}`);
    await page.getByRole('alert').getByText('There is no such machine').waitFor();
  });
});

async function expectMain(page: Page, total: Figures): Promise<void> {
  for (const key of ['oee', 'availability', 'effectiveness', 'quality'] as const) {
    const shown = page.locator(`.figures [data-figure="${key}"] .figure-value`);
    expect(await shown.textContent(), key).toBe(percent(total[key]));
  }
  for (const key of [
    'nee',
    'teep',
    'utilisationEfficiency',
    'technicalEfficiency',
    'allocationEfficiency',
    'setupRatio',
    'scrapRatio',
    'reworkRatio',
    'firstPassYield',
  ] as const) {
    const shown = page.locator(`.facts [data-figure="${key}"] a`);
    expect(await shown.textContent(), key).toBe(percent(total[key]));
  }
}

async function expectTimes(page: Page, { time: times }: Figures): Promise<void> {
  for (const [key, seconds] of Object.entries(times) as [string, number][]) {
    const shown = page.locator(`[data-element="${key}"] td:last-child`);
    expect(await shown.textContent(), key).toBe(time(seconds));
  }
}

async function expectRows(page: Page, name: string, rows: { total: Figures }[]): Promise<void> {
  const lines = page.getByRole('table', { name }).locator('tbody tr');
  expect(await lines.count()).toBe(rows.length);
  const shown = await lines.evaluateAll((all) =>
    all.map((line) => [...line.querySelectorAll('td')].map((cell) => cell.textContent)),
  );
  expect(shown).toEqual(
    rows.map(({ total }) => [
      percent(total.oee),
      percent(total.availability),
      percent(total.effectiveness),
      percent(total.quality),
      time(total.time.plannedBusy),
      total.counts.produced.toLocaleString('en-GB'),
      total.counts.good.toLocaleString('en-GB'),
      total.counts.scrap.toLocaleString('en-GB'),
    ]),
  );
}

async function expectLosses(page: Page, { steps }: Losses): Promise<void> {
  for (const { loss, seconds } of steps) {
    const shown = page.locator(`[data-step="${loss}"] .step-seconds`);
    const sign = seconds > 0 ? '−\u2009' : seconds < 0 ? '+\u2009' : '';
    expect(await shown.textContent(), loss).toBe(`${sign}${time(Math.abs(seconds))}`);
  }
}

async function expectPareto(page: Page, bars: ParetoBar[]): Promise<void> {
  const flat = bars.flatMap((bar) => [bar, ...bar.children]);
  const shown = await page.locator('.pareto .step-seconds').allTextContents();
  expect(shown).toEqual(
    flat.map(({ seconds, stops }) => `${time(seconds)} ${stops} stop${stops === 1 ? '' : 's'}`),
  );
}

/** Adds up every interval of the open list (ms), and holds it against the list's own sum. */
async function shownSum(page: Page): Promise<number> {
  const panel = page.locator('.drill');
  const line: Locator = panel.locator('.sum-line');
  await line.waitFor();
  const more = panel.getByRole('button', { name: 'Show more intervals' });
  while ((await more.count()) > 0) await more.click();
  const seconds = await panel
    .locator('.intervals li')
    .evaluateAll((rows) => rows.map((row) => Number(row.getAttribute('data-seconds'))));
  const sum = seconds.reduce((all, one) => all + Math.round(one * 1000), 0);
  expect(millis(Number(await line.getAttribute('data-sum')))).toBe(sum);
  return sum;
}
