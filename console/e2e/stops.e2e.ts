import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { Entry, Stop } from '../src/api/oee-types';
import type { Page as ListPage } from '../src/api/types';
import { signIn } from './browser';
import { useStage } from './stage';
import { fetchJson } from './target';
import { time } from './written';

const EVER = 'from=2020-01-01T00:00:00Z';

/** Writes into the shift log, so it runs in front of the double only. */
describe.runIf(!process.env.MILLWRIGHT_URL)('stops in front of the double', () => {
  const stage = useStage();

  async function open(query: string): Promise<{ page: Page; stops: Stop[] }> {
    const { page } = await signIn(stage.context, stage.target.url, stage.target.token);
    const [answer] = await Promise.all([
      page.waitForResponse((response) => isList(response.url(), query)),
      page.goto(`${stage.target.url}/#/stops${query}`),
    ]);
    const { items } = (await answer.json()) as ListPage<Stop>;
    await page.getByRole('heading', { level: 1, name: 'Stops' }).waitFor();
    return { page, stops: items };
  }

  const newest = async (machine: string) =>
    (await fetchJson<ListPage<Entry>>(stage.target, `/api/oee/entries?machine=${machine}&${EVER}`))
      .items[0];

  test('shows each length as the API has it', async () => {
    const { page, stops } = await open('?machine=cnc-1&show=all');
    const over = stops.filter((stop) => !stop.open).slice(0, 5);
    expect(over.length).toBe(5);
    for (const { machine, from, seconds } of over) {
      const item = page.locator(`[data-stop="${machine} ${from}"] .stop-length`);
      expect(await item.textContent()).toBe(time(seconds));
    }
  });

  test('a stop that is over gets its reason with one tap and leaves the list', async () => {
    const { page, stops } = await open('?machine=cnc-2&days=7');
    const stop = stops.find((one) => !one.open && !one.minor);
    if (stop === undefined) throw new Error('the double has no stop of cnc-2 without a reason');
    const item = page.locator(`[data-stop="cnc-2 ${stop.from}"]`);
    await item
      .getByRole('group', { name: 'Likely reasons' })
      .getByRole('button', { name: /Bearing/ })
      .click();
    await item.waitFor({ state: 'detached' });
    await page.getByRole('status').getByText('The reason is noted: CNC mill 2').waitFor();
    expect(await newest('cnc-2')).toMatchObject({
      kind: 'reason',
      reason: 'bearing',
      from: stop.from,
      to: stop.to,
      author: 'admin',
    });
  });

  test('a reason of the tree takes a note with it, and the history names its author', async () => {
    const { page, stops } = await open('?machine=cnc-3&days=7&show=all');
    const stop = stops.find((one) => !one.open && !one.minor && one.reason === null);
    if (stop === undefined) throw new Error('the double has no stop of cnc-3 without a reason');
    const item = page.locator(`[data-stop="cnc-3 ${stop.from}"]`);
    await item.getByRole('button', { name: 'All reasons, note and history' }).click();
    await item.getByLabel('Note, written with the reason').fill('second time today');
    await item.getByText('Material', { exact: true }).click();
    await item.locator('.reason-tree').getByRole('button', { name: 'No blanks' }).click();
    await item.locator('.entries').getByText('second time today').waitFor();
    expect(await item.locator('.entries').textContent()).toContain('admin');
    expect(await newest('cnc-3')).toMatchObject({ reason: 'no-blank', note: 'second time today' });
  });

  test('a stop that goes on gets its reason without an end', async () => {
    const { page, stops } = await open('');
    const going = stops.find((stop) => stop.open && !stop.minor);
    if (going === undefined) throw new Error('nothing stands in the double without a reason');
    await page
      .locator(`[data-stop="${going.machine} ${going.from}"]`)
      .getByRole('button', { name: /Bearing/ })
      .click();
    await expect
      .poll(async () => (await newest(going.machine))?.reason, { timeout: 10_000 })
      .toBe('bearing');
    const entry = await newest(going.machine);
    expect(entry).toMatchObject({ from: going.from, to: null });
  });

  test('what the server refuses is told beside the stop', async () => {
    const { page } = await open('?machine=cnc-1&days=7');
    await page.route('**/api/oee/reasons', (route) =>
      route.request().method() === 'POST'
        ? route.fulfill({
            status: 400,
            contentType: 'application/problem+json',
            body: JSON.stringify({ title: 'The request cannot be taken', at: 'reason' }),
          })
        : route.continue(),
    );
    const item = page.locator('.stop').first();
    await item.getByRole('button', { name: /Bearing/ }).click();
    await item.getByRole('alert').getByText('The request cannot be taken').waitFor();
  });

  test('counts are corrected with a reason, and more than there are is refused', async () => {
    const { page } = await signIn(stage.context, stage.target.url, stage.target.token);
    await page.goto(`${stage.target.url}/#/oee/machine/cnc-1?window=last-shift`);
    const log = page.getByRole('region', { name: 'Shift log' });
    await log.getByText('Enter scrap or rework found later').click();
    await log.getByLabel('Scrap').fill('99');
    await log.getByLabel('Why').fill('cracked at the packer');
    const send = log.getByRole('button', { name: 'Enter the correction' });
    await send.click();
    await log.getByRole('alert').getByText('There are not so many pieces').waitFor();
    expect(await log.getByLabel('Why').inputValue()).toBe('cracked at the packer');
    await log.getByLabel('Scrap').fill('3');
    await send.click();
    await log.locator('.entries').getByText('3 scrap, 0 rework found later').waitFor();
    expect(await newest('cnc-1')).toMatchObject({
      kind: 'correction',
      scrap: 3,
      note: 'cracked at the packer',
    });
  });

  test('an order is begun and ended at its machine', async () => {
    const { page } = await signIn(stage.context, stage.target.url, stage.target.token);
    await page.goto(`${stage.target.url}/#/machines/cnc-2`);
    const section = page.getByRole('region', { name: 'Order on this machine' });
    await section.getByText('Begin or end an order').click();
    await section.getByLabel('Order').fill('4711');
    await section.getByLabel('Product').fill('flange-80');
    await section.getByRole('button', { name: 'Begin the order' }).click();
    await section.locator('.entries').getByText('Order 4711, flange-80').waitFor();
    expect(await newest('cnc-2')).toMatchObject({ kind: 'order', order: '4711' });
    await section.getByRole('button', { name: 'End the running order' }).click();
    await section.locator('.entries').getByText('Order ended').waitFor();
    expect(await newest('cnc-2')).toMatchObject({ kind: 'order-end' });
  });

  test('nothing to explain, and an API that is away, are told in words', async () => {
    const { page } = await open('?machine=saw-1');
    await page.getByText('Every stop in this time has its reason.').waitFor();
    await page.route('**/api/oee/stops?*', (route) => route.abort());
    await page.getByRole('link', { name: '7 days' }).click();
    await page.getByRole('alert').getByText('Millwright does not answer').waitFor();
    await page.unroute('**/api/oee/stops?*');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('Every stop in this time has its reason.').waitFor();
  });
});

/** The page's own question, not the one that the board asks for the machines that stand. */
function isList(url: string, query: string): boolean {
  const { pathname, searchParams } = new URL(url);
  const machine = new URLSearchParams(query).get('machine');
  return pathname === '/api/oee/stops' && searchParams.get('machine') === machine;
}
