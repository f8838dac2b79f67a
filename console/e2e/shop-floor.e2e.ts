import { describe, expect, test } from 'vitest';
import type { Entry, Running, Stop } from '../src/api/oee-types';
import type { Page as ListPage } from '../src/api/types';
import { signIn } from './browser';
import { useStage } from './stage';
import { fetchJson } from './target';

const LONG = 'Blanks of another batch than the one that the order names';

/** Gives reasons and counts rows, so it runs in front of the double only. */
describe.runIf(!process.env.MILLWRIGHT_URL)('on the shop floor', () => {
  const stage = useStage({ viewport: { width: 820, height: 1180 } });

  async function open(path: string) {
    const visit = await signIn(stage.context, stage.target.url, stage.target.token);
    await visit.page.goto(`${stage.target.url}/${path}`);
    return visit.page;
  }

  test('the board shows the running shift of each machine, and the constraint in words', async () => {
    const page = await open('#/');
    const { items } = await fetchJson<ListPage<Running>>(stage.target, '/api/oee/running');
    const stations = page.locator('[data-station]');
    await expect.poll(() => stations.count()).toBe(items.length);
    const constraint = page.locator('[data-station="cnc-3"]');
    expect(await constraint.textContent()).toContain('◆ Constraint');
    expect(await page.locator('[data-station="cnc-1"]').textContent()).not.toContain('Constraint');
    expect(await page.locator('[data-station="saw-1"] .station-oee').textContent()).toBe('–');
  });

  test('the board follows what the live line says of the shift', async () => {
    const { page } = await signIn(stage.context, stage.target.url, stage.target.token);
    const shown = page.locator('[data-station="cnc-1"] .station-oee');
    await shown.waitFor();
    const { items } = await fetchJson<ListPage<Running>>(stage.target, '/api/oee/running');
    const running = items.find(({ machine }) => machine === 'cnc-1');
    // Told again and again, as the line does: the page may still be connecting.
    const shownWhenTold = () => {
      stage.target.tell('oee', { ...running, total: { ...running?.total, oee: 0.98765 } });
      return shown.textContent();
    };
    await expect.poll(shownWhenTold).toBe('98.8\u00a0%');
  });

  test('a machine that stands asks why on its card, and one tap answers', async () => {
    const page = await open('#/');
    const card = page.locator('[data-machine="press-1"]');
    await card.getByText('Why does it stand?').waitFor();
    expect(await page.getByText('Why does it stand?').count()).toBe(1);
    await card.getByRole('button', { name: 'Bearing or spindle' }).click();
    await card.getByText('Why does it stand?').waitFor({ state: 'detached' });
    const from = new Date(Date.now() - 3_600_000).toISOString();
    const query = `machine=press-1&from=${encodeURIComponent(from)}`;
    const { items } = await fetchJson<ListPage<Entry>>(stage.target, `/api/oee/entries?${query}`);
    expect(items[0]).toMatchObject({ kind: 'reason', reason: 'bearing', to: null });
  });

  test('a reason is corrected by another one, and both can be read', async () => {
    const page = await open('#/stops?machine=cnc-2&days=7');
    const rows = page.locator('.stop');
    await rows.first().waitFor();
    const key = (await rows.first().getAttribute('data-stop')) ?? '';
    await rows.first().getByRole('button', { name: 'No blanks at the machine' }).click();
    await page.locator(`[data-stop="${key}"]`).waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'All', exact: true }).click();
    const row = page.locator(`[data-stop="${key}"]`);
    await row.getByText('Material › No blanks at the machine').waitFor();
    await row.getByRole('button', { name: 'Correct the reason, history' }).click();
    await row.getByLabel('Note, written with the reason').fill('the shelf was empty');
    await row.getByText('People', { exact: true }).click();
    await row.getByRole('button', { name: 'Nobody there to run it' }).click();
    const history = row.locator('.entries li');
    await expect.poll(() => history.count()).toBe(2);
    const texts = await history.allTextContents();
    expect(texts[0]).toContain('People › Nobody there to run it “the shelf was empty”admin');
    expect(texts[1]).toContain('Material › No blanks at the machine');
    await row.locator('.stop-reason', { hasText: 'People › Nobody there to run it' }).waitFor();
  });

  test('a long name of a reason stays on a small screen', async () => {
    await stage.context.close();
    const context = await stage.browser.newContext({ viewport: { width: 360, height: 780 } });
    const { page } = await signIn(context, stage.target.url, stage.target.token);
    await page.goto(`${stage.target.url}/#/stops?machine=cnc-1`);
    await page.getByText(LONG).first().waitFor();
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    expect(wide).toBe(false);
    await context.close();
  });

  test('a reason that did not arrive is told, and the stop stays', async () => {
    const page = await open('#/stops?machine=cnc-1');
    const row = page.locator('.stop').first();
    await page.route('**/api/oee/reasons', (route) => route.abort());
    await row.getByRole('button', { name: 'Bearing or spindle' }).click();
    await row.getByRole('alert').getByText('Press the button again.').waitFor();
  });

  test('no stop without a reason is a good answer', async () => {
    const page = await open('#/stops?machine=saw-1');
    await page.getByText('Every stop in this time has its reason.').waitFor();
    const from = new Date(Date.now() - 86_400_000).toISOString();
    const query = `machine=saw-1&from=${encodeURIComponent(from)}`;
    const stops = await fetchJson<ListPage<Stop>>(stage.target, `/api/oee/stops?${query}`);
    expect(stops.items).toEqual([]);
  });

  test('the plan shows the week, the reasons, and what is wrong in a sheet', async () => {
    const page = await open('#/plan?machine=oven-1');
    await expect.poll(() => page.locator('.week > li').count()).toBe(7);
    await page.getByText('Planned maintenance').first().waitFor();
    await page.getByText('Free day').first().waitFor();
    await page.getByText('Bearing or spindle').waitFor();
    const refused = page.locator('[data-refused="rules/oee/reasons.csv"]');
    expect(await refused.textContent()).toContain('rules/oee/reasons.csv:9');
  });

  test('ten thousand signals are listed with a few dozen rows, to the last one', async () => {
    const page = await open('#/signals');
    await page.locator('[data-count="all"]', { hasText: '10,000' }).waitFor();
    const list = page.locator('.tag-list');
    expect(await list.locator('.tag-body .tag-row').count()).toBeLessThan(60);
    await expect
      .poll(
        async () => {
          await list.evaluate((element) => element.scrollTo(0, element.scrollHeight));
          return list.getAttribute('aria-rowcount');
        },
        { timeout: 60_000 },
      )
      .toBe('10001');
    await list.evaluate((element) => element.scrollTo(0, element.scrollHeight));
    await list.getByText('load9999', { exact: false }).waitFor();
    expect(await list.locator('.tag-body .tag-row').count()).toBeLessThan(60);
  });

  test('signals are narrowed by text and by staleness, and their ages tick', async () => {
    const page = await open('#/signals?q=load97');
    await page.locator('[data-count="all"]', { hasText: /^111$/ }).waitFor();
    await page.getByLabel('Only stale ones').check();
    await expect.poll(() => page.url()).toContain('stale=true');
    const row = page.locator('.tag-body .tag-row').first();
    await row.getByText('Stale', { exact: true }).waitFor();
    await page.getByLabel('Only stale ones').uncheck();
    const age = page.locator('.tag-row:not(.tag-row-stale) time').first();
    const before = await age.textContent();
    await expect.poll(() => age.textContent(), { timeout: 5_000 }).not.toBe(before);
    await page.getByLabel('Name contains').fill('nothing like it');
    await page.getByRole('button', { name: 'Search' }).click();
    await page.getByText('No such signal.').waitFor();
  });

  test('the explorer keeps its choice in the address and asks again for what it shows', async () => {
    const page = await open('#/explorer?last=86400000');
    await page.getByText('Choose a machine and one of its signals').waitFor();
    await page.getByLabel('Machine').selectOption('cnc-1');
    await page.getByLabel('Signal').selectOption('vibration');
    await page.getByRole('button', { name: 'Add to the plot' }).click();
    await page.getByLabel('Signal').selectOption('power');
    await page.getByRole('button', { name: 'Add to the plot' }).click();
    await expect
      .poll(() => decodeURIComponent(page.url()))
      .toContain('cnc-1/vibration,cnc-1/power');
    const area = page.locator('.explorer-plot .u-over');
    await area.waitFor();
    // One of time, and one for each of the two units.
    await expect.poll(() => page.locator('.explorer-plot .u-axis').count()).toBe(3);
    const box = await area.boundingBox();
    if (box === null) throw new Error('the plot has no size');
    const asked = page.waitForRequest(/\/api\/history\?.*signal=vibration/);
    await page.mouse.move(box.x + 0.25 * box.width, box.y + 50);
    await page.mouse.down();
    await page.mouse.move(box.x + 0.5 * box.width, box.y + 50, { steps: 5 });
    await page.mouse.up();
    const query = new URL((await asked).url()).searchParams;
    const hours =
      (Date.parse(query.get('to') ?? '') - Date.parse(query.get('from') ?? '')) / 3_600_000;
    expect(hours).toBeCloseTo(6, 0);
    const width = await page.locator('.explorer-plot .plot').evaluate((e) => e.clientWidth);
    expect(Number(query.get('points'))).toBe(width);
    const csv = page.getByRole('link', { name: 'CSV' }).first();
    const link = new URL((await csv.getAttribute('href')) ?? '', stage.target.url);
    expect(link.searchParams.get('format')).toBe('csv');
    expect(link.searchParams.get('from')).toBe(query.get('from'));
  });

  test('a question that nobody waits for any more is given up', async () => {
    const page = await open('#/explorer?signals=cnc-1/vibration&last=86400000');
    await page.locator('.explorer-plot canvas').waitFor();
    let held = 0;
    await page.route('**/api/history?*', async (route) => {
      if (held++ === 0) return;
      await route.continue();
    });
    const failed = page.waitForEvent('requestfailed');
    await page.getByRole('button', { name: '8 h', exact: true }).click();
    await expect.poll(() => held).toBe(1);
    await page.getByRole('button', { name: '1 h', exact: true }).click();
    expect((await failed).failure()?.errorText).toContain('ERR_ABORTED');
    expect(await page.locator('main .trouble').count()).toBe(0);
  });
});
