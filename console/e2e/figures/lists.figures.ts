import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { Stop, Tag, Tags } from '../../src/api/oee-types';
import type { Page as ListPage } from '../../src/api/types';
import { signIn } from '../browser';
import { useStage } from '../stage';
import { fetchJson } from '../target';
import { duration, pieces, quantity, time } from '../written';
import { Agreement, between } from './agreement';
import { listenBeside, whileHeld } from './live-line';

const PATIENCE = { timeout: 30_000 };
const SETTLED_MS = 90_000;

describe('lists that go on', () => {
  const stage = useStage({ timezoneId: 'UTC' });

  test('each stop is as long as the API says', async () => {
    const { target, context } = stage;
    const { page } = await signIn(context, target.url, target.token);
    const answer = await keepFirst(page, '**/api/oee/stops?*');
    await page.goto(`${target.url}/#/stops?show=all`);
    await page.locator('.stops .stop').first().waitFor(PATIENCE);
    const more = page.getByRole('button', { name: 'Show more stops' });
    while ((await more.count()) > 0) await more.click();
    const shown = await page.evaluate(readStops);
    const told = (JSON.parse(answer()) as ListPage<Stop>).items;
    expect(shown.map(({ stop }) => stop)).toEqual(told.map((s) => `${s.machine} ${s.from}`));

    const first = told.map(({ from }) => from).sort()[0] ?? '';
    const stops = (
      await fetchJson<ListPage<Stop>>(target, `/api/oee/stops?from=${encodeURIComponent(first)}`)
    ).items;
    const agreement = new Agreement('stops');
    told.forEach((one, row) => {
      // Of a stop that goes on, or was over just now, more is learned: what was told of it stands.
      const settled = !one.open && Date.parse(one.to) < Date.now() - SETTLED_MS;
      const now = stops.find(({ machine, from }) => machine === one.machine && from === one.from);
      const over = settled && now !== undefined ? now : one;
      const name = `stop of ${one.machine} at ${one.from}`;
      agreement.figure(name, shown[row]?.length, time(over.seconds));
      agreement.figure(`${name}, open`, String(shown[row]?.open), String(one.open));
      agreement.figure(`${name}, minor`, String(shown[row]?.minor), String(over.minor));
    });
    const known = told.filter((one) =>
      stops.some((s) => s.machine === one.machine && s.from === one.from),
    );
    expect(known.length, 'stops that the API still lists').toBeGreaterThanOrEqual(told.length - 2);
    agreement.end(5);
  });

  test('the signals are counted as the API counts them, and each stands as it was told', async () => {
    const { target, context } = stage;
    await listenBeside(context);
    const { page } = await signIn(context, target.url, target.token);
    const list = () => fetchJson<Tags>(target, '/api/tags?limit=500');
    const agreement = new Agreement('signals');
    const { asked, seen: shown } = await between(
      async () => {
        const { counts, next } = await list();
        return { counts, whole: next === null };
      },
      async () => {
        await page.goto('about:blank');
        await page.goto(`${target.url}/#/signals`);
        await page.locator('[data-count="all"]').waitFor(PATIENCE);
        return page.evaluate(readCounts);
      },
    );
    for (const [key, count] of Object.entries(asked.counts)) {
      agreement.figure(`signals: ${key}`, shown[key], pieces(count));
    }
    const rows = await page.getByRole('table', { name: 'Signals' }).getAttribute('aria-rowcount');
    agreement.figure('rows', rows, String(asked.whole ? asked.counts.all + 1 : -1));

    const tags = new Map((await list()).items.map((tag) => [`${tag.machine}/${tag.signal}`, tag]));
    const { told, seen } = await whileHeld(page, () => page.evaluate(readSignals));
    for (const { name, value, at, staleAfter, owner } of seen) {
      const tag: Tag | undefined = tags.get(name);
      if (tag === undefined) throw new Error(`the API knows no signal ${name}`);
      const after = tag.staleAfterSeconds;
      const allowed = after === null ? 'own rhythm' : duration(after);
      agreement.figure(`${name}, stale after`, staleAfter, allowed);
      agreement.figure(`${name}, owner`, owner, tag.owner ?? '–');
      const raw = told.readings[`${name} ${at}`];
      const should = raw === undefined ? `what was told at ${at}` : quantity(raw, tag.unit);
      agreement.figure(name, value, should);
    }
    // Four counts, and the rows on one screen with two numbers each.
    agreement.end(30);
  });
});

/** Answers every question of the kind as the first was, so that the list stands still. */
async function keepFirst(page: Page, pattern: string): Promise<() => string> {
  let first = '';
  await page.route(pattern, async (route) => {
    if (first === '') first = await (await route.fetch()).text();
    await route.fulfill({ body: first, contentType: 'application/json' });
  });
  return () => first;
}

function readStops() {
  return [...document.querySelectorAll('[data-stop]')].map((row) => ({
    stop: row.getAttribute('data-stop') ?? '',
    length: row.querySelector('.stop-length')?.textContent,
    open: [...row.querySelectorAll('.tag')].some((tag) => tag.textContent === 'still standing'),
    minor: [...row.querySelectorAll('.tag')].some((tag) => tag.textContent === 'minor'),
  }));
}

function readCounts(): Record<string, string> {
  return Object.fromEntries(
    [...document.querySelectorAll('[data-count]')].map((one) => [
      one.getAttribute('data-count') ?? '',
      one.textContent,
    ]),
  );
}

/** Columns: machine, signal, value, age, standing, stale after, owner. */
function readSignals() {
  return [...document.querySelectorAll('.tag-body [role="row"]')].map((row) => {
    const cells = [...row.children];
    const text = (column: number) => (cells[column]?.textContent ?? '').trim();
    const machine = cells[0]?.querySelector('a')?.getAttribute('href')?.split('/').pop() ?? '';
    return {
      name: `${decodeURIComponent(machine)}/${text(1)}`,
      value: text(2),
      at: cells[3]?.querySelector('time')?.getAttribute('datetime') ?? '',
      staleAfter: text(5),
      owner: text(6),
    };
  });
}
