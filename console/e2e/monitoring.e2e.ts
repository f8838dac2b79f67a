import { describe, expect, test } from 'vitest';
import type { CalendarSheet, ReasonNode, Running, Tags } from '../src/api/oee-types';
import type { Page as ListPage } from '../src/api/types';
import { percent, pieces } from './written';
import { signIn } from './browser';
import { useStage } from './stage';
import { fetchJson } from './target';

describe.runIf(!process.env.MILLWRIGHT_URL)('monitoring in front of the double', () => {
  const stage = useStage();
  const visit = async (place: string) => {
    const { page } = await signIn(stage.context, stage.target.url, stage.target.token);
    await page.goto(`${stage.target.url}/${place}`);
    return page;
  };

  test('the board shows OEE of the running shift, and the constraint by its word', async () => {
    const { page } = await signIn(stage.context, stage.target.url, stage.target.token);
    const station = page.locator('[data-station="cnc-1"]');
    await station.locator('.station-oee').waitFor();
    const { items } = await fetchJson<ListPage<Running>>(stage.target, '/api/oee/running');
    const marked = await page
      .locator('.station:has-text("Constraint")')
      .evaluateAll((all) => all.map((one) => one.getAttribute('data-station')));
    expect(marked).toEqual(items.filter((one) => one.constraint).map(({ machine }) => machine));
    expect(marked.length).toBe(2);
    await expect
      .poll(async () => {
        const now = await fetchJson<ListPage<Running>>(stage.target, '/api/oee/running');
        const oee = now.items.find(({ machine }) => machine === 'cnc-1')?.total.oee;
        return (await station.locator('.station-oee').textContent()) === percent(oee);
      })
      .toBe(true);
  });

  test('the board stands without the figures when they cannot be read', async () => {
    const { page } = await signIn(stage.context, stage.target.url, stage.target.token);
    await page.route('**/api/oee/**', (route) => route.abort());
    await page.reload();
    await page.locator('[data-machine="cnc-1"] .state-word').waitFor();
  });

  test('the plan shows the hours, the tree of reasons and the sheet that is in force', async () => {
    const page = await visit('#/plan?machine=cnc-2');
    await page.locator('.week li.panel').first().waitFor();
    expect(await page.locator('.week > li').count()).toBe(7);
    const calendar = await fetchJson<CalendarSheet>(
      stage.target,
      `/api/oee/calendar?machine=cnc-2&from=2026-01-05T00:00:00Z&to=2026-01-06T00:00:00Z`,
    );
    await page.getByText('The sheet as it is in force').click();
    expect(await page.locator('pre').first().textContent()).toBe(calendar.text);
    const { items } = await fetchJson<ListPage<ReasonNode>>(stage.target, '/api/oee/reasons');
    const tree = await page.locator('.reason-tree').first().textContent();
    for (const { name } of items) expect(tree).toContain(name);
  });

  test('ten thousand signals are counted, drawn a screen at a time, and reached by scrolling', async () => {
    const page = await visit('#/signals');
    const list = page.locator('.tag-list');
    const rows = list.locator('.tag-body [role="row"]');
    await rows.first().waitFor();
    const { counts } = await fetchJson<Tags>(stage.target, '/api/tags?limit=1');
    expect(counts.all).toBe(10_000);
    for (const [name, number] of Object.entries(counts)) {
      expect(await page.locator(`[data-count="${name}"]`).textContent()).toBe(pieces(number));
    }
    expect(await rows.count()).toBeLessThan(80);
    await expect
      .poll(
        async () => {
          await list.evaluate((element) => element.scrollTo(0, element.scrollHeight));
          return rows.last().getAttribute('aria-rowindex');
        },
        { timeout: 30_000 },
      )
      .toBe('10001');
    expect(await rows.count()).toBeLessThan(80);
  });

  test('signals are searched, and stale ones stand alone; the address keeps both', async () => {
    const page = await visit('#/signals');
    await page.getByLabel('Name contains').fill('load997');
    await page.getByRole('button', { name: 'Search' }).click();
    const rows = page.locator('.tag-body [role="row"]');
    const expected = await fetchJson<Tags>(stage.target, '/api/tags?q=load997');
    await expect.poll(() => rows.count()).toBe(expected.items.length);
    expect(page.url()).toContain('q=load997');
    await page.goto(`${stage.target.url}/#/signals?stale=true`);
    await rows.first().waitFor();
    await expect
      .poll(async () => (await rows.allTextContents()).every((row) => /Stale|Never/.test(row)))
      .toBe(true);
    await page.goto(`${stage.target.url}/#/signals?q=nothing-is-called-so`);
    await page.locator('main .empty').waitFor();
  });

  test('the explorer draws signals together, and dragging asks for the span that is seen', async () => {
    const page = await visit('#/explorer?signals=cnc-1/vibration,cnc-2/power&last=3600000');
    const area = page.locator('.explorer-plot .u-over');
    await area.waitFor();
    expect(await page.locator('.explorer-plot .u-axis').count()).toBe(3);
    const box = await area.boundingBox();
    if (box === null) throw new Error('the plot has no size');
    const asked = page.waitForRequest(/\/api\/history\?.*signal=power/);
    await page.mouse.move(box.x + box.width * 0.25, box.y + 60);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.5, box.y + 60, { steps: 5 });
    await page.mouse.up();
    const query = new URL((await asked).url()).searchParams;
    const length = Date.parse(query.get('to') ?? '') - Date.parse(query.get('from') ?? '');
    expect(Math.abs(length - 900_000)).toBeLessThan(30_000);
    expect(Math.abs(Number(query.get('points')) - box.width)).toBeLessThan(300);
    expect(page.url()).toContain(`from=${encodeURIComponent(query.get('from') ?? '')}`);
  });

  test('a question that is not wanted any more is given up', async () => {
    const page = await visit('#/explorer?signals=cnc-1/vibration&last=3600000');
    await page.locator('.explorer-plot .u-over').waitFor();
    await page.route('**/api/history?*', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      await route.continue().catch(() => undefined);
    });
    const given = page.waitForEvent('requestfailed', (request) =>
      request.url().includes('/api/history'),
    );
    await page.getByRole('button', { name: '8 h' }).click();
    await page.getByRole('button', { name: '24 h' }).click();
    expect((await given).failure()?.errorText).toContain('ABORTED');
    await expect.poll(() => page.locator('main [role="alert"]').count()).toBe(0);
  });

  test('the explorer begins with a sentence, and signals are added and removed', async () => {
    const page = await visit('#/explorer');
    await page.getByText('Choose a machine and one of its signals').waitFor();
    await page.getByLabel('Machine').selectOption('oven-1');
    await page.getByLabel('Signal').selectOption('temperature');
    await page.getByRole('button', { name: 'Add to the plot' }).click();
    await page.locator('.explorer-plot canvas').waitFor();
    expect(decodeURIComponent(page.url())).toContain('oven-1/temperature');
    await page.getByRole('button', { name: /^Remove Oven 1/ }).click();
    await page.getByText('Choose a machine and one of its signals').waitFor();
  });
});
