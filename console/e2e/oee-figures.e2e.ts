import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { Losses, Oee } from '../src/api/oee-types';
import { ELEMENTS, RATIOS } from '../src/oee/words';
import { openContext, signIn } from './browser';
import { useStage } from './stage';
import { exactTime, percent, time } from './written';

/** The windows are over, so that page and API are asked of the same time. */
const MACHINE = '/machine/cnc-1?window=last-shift';

const millis = (seconds: number) => Math.round(seconds * 1000);

describe.runIf(!process.env.MILLWRIGHT_URL)('the OEE page in front of the double', () => {
  const stage = useStage();

  async function open(place: string): Promise<{ page: Page; report: Oee; losses: Losses }> {
    const { page } = await signIn(stage.context, stage.target.url, stage.target.token);
    const [report, losses] = await Promise.all([
      page.waitForResponse(/\/api\/oee\?/),
      page.waitForResponse(/\/api\/oee\/losses\?/),
      page.goto(`${stage.target.url}/#/oee${place}`),
    ]);
    await page.locator('[data-figure="oee"]').waitFor();
    return {
      page,
      report: (await report.json()) as Oee,
      losses: (await losses.json()) as Losses,
    };
  }

  test('shows every ratio as the API has it, to the last digit', async () => {
    const { page, report } = await open(MACHINE);
    expect(report.total.oee).not.toBeNull();
    for (const { key } of RATIOS) {
      const shown = await page.locator(`[data-figure="${key}"]`).textContent();
      expect(shown, key).toContain(percent(report.total[key]));
    }
    const text = await page.locator('[data-figure="oee"]').textContent();
    expect(text).toContain(`Target ${percent(report.target)}`);
  });

  test('shows time elements with their abbreviations, and busy time is their sum', async () => {
    const { page, report } = await open(MACHINE);
    const rows = page.locator('.time-table tbody tr');
    expect(await rows.count()).toBe(ELEMENTS.length);
    for (const { key, text, iso } of ELEMENTS) {
      const row = await rows.filter({ hasText: text }).first().textContent();
      expect(row, key).toContain(time(report.total.time[key]));
      expect(row, key).toContain(iso);
    }
    const { production, setup, delay, down, plannedBusy } = report.total.time;
    const sum = [production, setup, delay, down].map(millis).reduce((all, one) => all + one);
    expect(sum).toBe(millis(plannedBusy));
  });

  test('the waterfall leads from calendar time to good time without a rest', async () => {
    const { page, losses } = await open(MACHINE);
    for (const { loss, seconds } of losses.steps) {
      const row = await page.locator(`[data-step="${loss}"] .step-seconds`).textContent();
      expect(row, loss).toContain(time(Math.abs(seconds)));
    }
    const good = await page.locator('[data-step="good"] .step-seconds').textContent();
    expect(good).toBe(time(losses.goodSeconds));
    const lost = losses.steps.map(({ seconds }) => millis(seconds)).reduce((all, one) => all + one);
    expect(millis(losses.calendarSeconds) - lost).toBe(millis(losses.goodSeconds ?? NaN));
  });

  test('every bar opens the intervals that sum to it, to the millisecond', async () => {
    const { page, losses } = await open(MACHINE);
    for (const loss of ['breakdown', 'starved', 'setup', 'planned-down']) {
      await page.locator(`[data-step="${loss}"] a`).click();
      await expectSum(page, losses.steps.find((step) => step.loss === loss)?.seconds ?? NaN);
      await page.keyboard.press('Escape');
      await page.locator('.drill').waitFor({ state: 'detached' });
    }
    const bar = losses.pareto[0];
    if (bar === undefined) throw new Error('the double has no stops in its last shift');
    await page
      .locator(`.pareto a:has([data-reason="${bar.code ?? 'none'}"])`)
      .first()
      .click();
    await expectSum(page, bar.seconds);
  });

  test('every time element opens the intervals that sum to it', async () => {
    const { page, report } = await open(MACHINE);
    for (const { key, text, element } of ELEMENTS) {
      if (element === null || report.total.time[key] === 0) continue;
      await page.locator('.time-table tbody tr', { hasText: text }).first().locator('a').click();
      await expectSum(page, report.total.time[key]);
      await page.getByRole('button', { name: 'Close' }).click();
      await page.locator('.drill').waitFor({ state: 'detached' });
    }
  });

  test('a ratio opens its terms, and Escape leads back to it', async () => {
    const { page, report } = await open(MACHINE);
    const figure = page.locator('[data-figure="availability"] a');
    await figure.focus();
    await page.keyboard.press('Enter');
    const drill = page.locator('.drill');
    await drill.locator('[data-term="busy"]').waitFor();
    expect(await drill.locator('[data-term="busy"]').textContent()).toBe(
      exactTime(report.total.time.plannedBusy),
    );
    expect(await drill.locator('[data-term="value"]').textContent()).toContain(
      percent(report.total.availability),
    );
    await expectSum(page, report.total.time.production);
    await page.keyboard.press('Escape');
    await drill.waitFor({ state: 'detached' });
    expect(await figure.evaluate((link) => link === document.activeElement)).toBe(true);
  });

  test('what is not defined is a dash with a word why, never 0 or 100 %', async () => {
    const { page, report } = await open('/machine/saw-1?window=last-shift');
    expect(report.total.oee).toBeNull();
    for (const key of ['oee', 'availability', 'effectiveness', 'quality']) {
      const figure = page.locator(`[data-figure="${key}"]`);
      expect(await figure.locator('.figure-value').textContent()).toBe('–');
      expect(await figure.textContent()).toContain('Not defined: ');
    }
  });

  test('a product without a run time has availability and no OEE', async () => {
    const { page, report, losses } = await open('/machine/conveyor-1?window=last-shift');
    expect(report.total.counts.withoutCycle).toBeGreaterThan(0);
    expect(losses.goodSeconds).toBeNull();
    const oee = page.locator('[data-figure="oee"]');
    expect(await oee.locator('.figure-value').textContent()).toBe('–');
    expect(await oee.textContent()).toContain('no planned run time for the product');
    const availability = page.locator('[data-figure="availability"] .figure-value');
    expect(await availability.textContent()).toBe(percent(report.total.availability));
  });

  test('effectiveness above 100 % is shown as it is, with a hint', async () => {
    const { page, report } = await open('/machine/packer-1?window=last-shift');
    expect(report.total.effectiveness).toBeGreaterThan(1);
    const figure = page.locator('[data-figure="effectiveness"]');
    expect(await figure.locator('.figure-value').textContent()).toBe(
      percent(report.total.effectiveness),
    );
    expect(await figure.textContent()).toContain('planned run time for a piece is too long');
    const usual = await open(MACHINE);
    expect(usual.report.total.effectiveness).toBeLessThan(1);
    const hint = usual.page.locator('[data-figure="effectiveness"] .figure-note');
    expect(await hint.count()).toBe(0);
  });

  test('machines and shifts stand side by side with the figures of the API', async () => {
    const { page, report } = await open('/line/line-1?window=7d');
    expect(report.machines.length).toBe(5);
    const machines = page.getByRole('table', { name: 'Figures of each machine' });
    for (const [index, { total }] of report.machines.entries()) {
      const row = await machines.locator('tbody tr').nth(index).textContent();
      for (const key of ['oee', 'availability', 'effectiveness', 'quality'] as const) {
        expect(row).toContain(percent(total[key]));
      }
    }
    const shifts = page.getByRole('table', { name: 'The parts of the window side by side' });
    expect(await shifts.locator('tbody tr').count()).toBe(report.parts.length);
    expect(report.parts.length).toBeGreaterThan(5);
  });

  test('as known at a moment is told by a banner, asked of the API, and kept in the address', async () => {
    const { page, report } = await open(MACHINE);
    const asKnownAt = report.to;
    const hash = `#/oee/machine/cnc-1?from=${report.from}&to=${report.to}&asKnownAt=${asKnownAt}`;
    const asked = page.waitForRequest(/\/api\/oee\?.*asKnownAt=/);
    await page.goto(`${stage.target.url}/${hash}`);
    expect(new URL((await asked).url()).searchParams.get('asKnownAt')).toBe(asKnownAt);
    await page
      .locator('.known-banner')
      .getByText(/^As known at /)
      .waitFor();
    await page.getByRole('button', { name: 'Show as known now' }).click();
    await page.locator('.known-banner').waitFor({ state: 'detached' });
    expect(page.url()).not.toContain('asKnownAt');
  });

  test('a provisional window says so, one that is over does not', async () => {
    const over = await open(MACHINE);
    expect(over.report.provisional).toBe(false);
    expect(await over.page.getByText('Provisional').count()).toBe(0);
    const { page, report } = await open('/machine/cnc-1?window=today');
    expect(report.provisional).toBe(true);
    await page.getByText('Provisional').waitFor();
  });

  test('the address names the subject by its query as well', async () => {
    const { page } = await signIn(stage.context, stage.target.url, stage.target.token);
    await page.goto(`${stage.target.url}/#/oee?machine=cnc-2&window=yesterday`);
    await page.getByRole('heading', { level: 1, name: 'OEE of CNC mill 2' }).waitFor();
    await page.goto(`${stage.target.url}/#/oee?line=line-2`);
    await page.getByRole('heading', { level: 1, name: 'OEE of Line 2' }).waitFor();
  });

  test('an API that is away is told, and the page comes back', async () => {
    const { page } = await signIn(stage.context, stage.target.url, stage.target.token);
    await page.route('**/api/oee?*', (route) => route.abort());
    await page.goto(`${stage.target.url}/#/oee${MACHINE}`);
    await page.getByRole('alert').getByText('Millwright does not answer').waitFor();
    await page.unroute('**/api/oee?*');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.locator('[data-figure="oee"]').waitFor();
  });

  test.each([820, 1024, 1280])('nothing scrolls sideways at %i pixels', async (width) => {
    const context = await openContext(stage.browser, { viewport: { width, height: 1000 } });
    const { page } = await signIn(context, stage.target.url, stage.target.token);
    for (const place of ['?window=yesterday', '/line/line-1?window=7d', MACHINE]) {
      await page.goto(`${stage.target.url}/#/oee${place}`);
      await page.locator('[data-figure="oee"]').waitFor();
      const [sideways, narrowest] = await page.evaluate(() => [
        document.documentElement.scrollWidth > innerWidth,
        Math.min(
          ...[...document.querySelectorAll('.oee-page tbody th')].map(
            (cell) => cell.getBoundingClientRect().width,
          ),
        ),
      ]);
      expect(sideways, `${place} scrolls sideways`).toBe(false);
      expect(narrowest, `${place} squeezes a row's name`).toBeGreaterThan(64);
    }
    await context.close();
  });
});

/** The list's own rows, its sum line and the figure that was opened agree. */
async function expectSum(page: Page, seconds: number): Promise<void> {
  const line = page.locator('.drill .sum-line');
  await line.waitFor();
  const rows = await page
    .locator('.drill .intervals li')
    .evaluateAll((items) => items.map((item) => Number(item.getAttribute('data-seconds'))));
  const sum = rows.map(millis).reduce((all, one) => all + one, 0);
  expect(sum).toBe(millis(seconds));
  expect(await line.textContent()).toContain(exactTime(seconds));
}
