import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { Entry, Stop } from '../src/api/oee-types';
import type { Page as ListPage } from '../src/api/types';
import { exactTime } from '../src/format/oee';
import { signIn } from './browser';
import { useStage } from './stage';
import { fetchJson } from './target';

/** Writes into the shift log, so it runs in front of the double only. */
describe.runIf(!process.env.MILLWRIGHT_URL)('stops in front of the double', () => {
  const stage = useStage();

  async function open(query: string): Promise<Page> {
    const { page } = await signIn(stage.context, stage.target.url, stage.target.token);
    await page.goto(`${stage.target.url}/#/stops${query}`);
    await page.getByRole('heading', { level: 1, name: 'Stops' }).waitFor();
    return page;
  }

  const newest = async (query: string) =>
    (await fetchJson<ListPage<Entry>>(stage.target, `/api/oee/entries?${query}`)).items[0];

  test('show every length as the API has it, and their sum', async () => {
    const { page } = await signIn(stage.context, stage.target.url, stage.target.token);
    const answer = page.waitForResponse(/\/api\/oee\/stops\?/);
    await page.goto(`${stage.target.url}/#/stops?machine=cnc-1&hours=24`);
    const { items } = (await (await answer).json()) as ListPage<Stop>;
    await page.locator('.stop').first().waitFor();
    expect(items.length).toBeGreaterThan(5);
    for (const stop of items.slice(0, 5)) {
      const item = page.locator(`[data-stop="${stop.machine}/${stop.from}"] .stop-length`);
      expect(await item.textContent()).toBe(exactTime(stop.seconds));
    }
    const millis = items.map((stop) => Math.round(stop.unexplainedSeconds * 1000));
    const sum = exactTime(millis.reduce((all, one) => all + one, 0) / 1000);
    const said = await page.locator('[data-sum="stops"]').textContent();
    expect(said).toBe(`${items.length} stops, ${sum} without a reason`);
  });

  test('a stop that is over gets its reason with two taps and leaves the list', async () => {
    const page = await open('?machine=cnc-2&hours=24');
    const item = page.locator('.stop:not(:has-text("Goes on"))').first();
    await item.waitFor();
    const key = (await item.getAttribute('data-stop')) ?? '';
    await item.getByRole('button', { name: 'Give the reason' }).click();
    await item.getByLabel('Note, if there is more to say').fill('second time today');
    await item.getByRole('group', { name: 'Likely reasons' }).getByText('Bearing').click();
    await page.getByRole('status').getByText('Breakdown › Mechanical › Bearing').waitFor();
    await page.locator(`[data-stop="${key}"]`).waitFor({ state: 'detached' });
    const entry = await newest('machine=cnc-2&from=2020-01-01T00:00:00Z');
    expect(entry).toMatchObject({ reason: 'bearing', note: 'second time today', author: 'admin' });
    expect(`cnc-2/${entry?.from ?? ''}`).toBe(key);
    expect(entry?.to).not.toBeNull();
    const log = page.getByRole('table', { name: 'Entries of the shift log' });
    await log.getByText('second time today').waitFor();
    expect(await log.textContent()).toContain('admin');
  });

  test('a stop that goes on gets its reason without an end, through the tree', async () => {
    const { items } = await fetchJson<ListPage<Stop>>(
      stage.target,
      '/api/oee/stops?from=2020-01-01T00:00:00Z&unexplained=true',
    );
    const going = items.find((stop) => stop.open && stop.machine === 'cnc-3');
    if (going === undefined) throw new Error('the double has no stop of cnc-3 that goes on');
    const page = await open(`?machine=${going.machine}`);
    const item = page.locator(`[data-stop^="${going.machine}/"]`, { hasText: 'Goes on' });
    await item.getByRole('button', { name: 'Give the reason' }).click();
    const tree = item.getByRole('group', { name: 'All reasons' });
    await tree.getByRole('button', { name: 'Material' }).click();
    await tree.getByRole('button', { name: 'One level up' }).waitFor();
    await tree.getByRole('button', { name: 'No blanks at the machine' }).click();
    await page.getByRole('status').getByText('Material › No blanks').waitFor();
    const entry = await newest(`machine=${going.machine}&from=2020-01-01T00:00:00Z`);
    expect(entry).toMatchObject({ reason: 'no-blank', to: null });
  });

  test('counts are corrected with a reason; what is missing or refused is told', async () => {
    const page = await open('?machine=cnc-1');
    const form = page.getByRole('form', { name: 'Correct the counts' });
    const send = form.getByRole('button', { name: 'Correct the counts' });
    await send.click();
    await form.getByRole('alert').getByText('at least one piece').waitFor();
    await form.getByLabel('Scrap more').fill('99');
    await form.getByLabel('Why').fill('cracked at the packer');
    await send.click();
    await form.getByRole('alert').getByText('There are not so many pieces').waitFor();
    expect(await form.getByLabel('Why').inputValue()).toBe('cracked at the packer');
    await form.getByLabel('Scrap more').fill('3');
    await send.click();
    await form.getByRole('status').getByText('Noted.').waitFor();
    await page.getByText('Counts corrected: scrap +3').waitFor();
  });

  test('nothing to explain, and an API that is away, are told in words', async () => {
    const page = await open('?machine=saw-1');
    await page.getByText('Every stop of this span has its reason.').waitFor();
    await page.route('**/api/oee/stops?*', (route) => route.abort());
    await page.getByRole('link', { name: '24 h' }).click();
    await page.getByRole('alert').getByText('Millwright does not answer').waitFor();
    await page.unroute('**/api/oee/stops?*');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('Every stop of this span has its reason.').waitFor();
  });
});
