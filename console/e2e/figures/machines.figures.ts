import { test } from 'vitest';
import type { Machine, Page as ListPage, Signal } from '../../src/api/types';
import { signIn } from '../browser';
import { useStage } from '../stage';
import { fetchJson } from '../target';
import { quantity } from '../written';
import { Agreement } from './agreement';
import { listenBeside, whileHeld } from './live-line';

const stage = useStage({ timezoneId: 'UTC' });

test('the page of a machine shows each signal as it was told last, with its limits', async () => {
  const { target, context } = stage;
  await listenBeside(context);
  const { page } = await signIn(context, target.url, target.token);
  const { items } = await fetchJson<ListPage<Machine>>(target, '/api/machines');
  const agreement = new Agreement('machines');
  for (const { id } of items) {
    await page.goto('about:blank');
    await page.goto(`${target.url}/#/machines/${id}`);
    await page.waitForFunction((machine) => machine in window.told.machines, id);
    await page.locator('td[data-label="Limits"]').first().waitFor();
    const { told, seen } = await whileHeld(page, () => page.evaluate(readSignals));
    const signals = told.machines[id]?.signals ?? [];
    agreement.figures(
      `signals of ${id}`,
      seen.names,
      signals.map(({ name }) => name),
    );
    signals.forEach((signal, row) => {
      const place = `${signal.name} of ${id}`;
      agreement.figure(place, seen.values[row], quantity(signal.value, signal.unit));
      agreement.figure(`limits of ${place}`, seen.limits[row], limits(signal));
      agreement.figure(`quality of ${place}`, seen.qualities[row], signal.quality);
    });
  }
  // Two signals of each machine at the least.
  agreement.end(items.length * 2);
});

function limits({ limits: set, unit }: Signal): string {
  if (set === null || (set.low === null && set.high === null)) return 'none';
  if (set.low === null) return `up to ${quantity(set.high, unit)}`;
  if (set.high === null) return `from ${quantity(set.low, unit)}`;
  return `${quantity(set.low, unit)} to ${quantity(set.high, unit)}`;
}

function readSignals() {
  const texts = (label: string) =>
    [...document.querySelectorAll(`td[data-label="${label}"]`)].map((cell) =>
      cell.textContent.trim(),
    );
  const table = document.querySelector('td[data-label="Limits"]')?.closest('tbody');
  return {
    names: [...(table?.querySelectorAll('tr') ?? [])].map(
      (row) => row.getAttribute('data-key') ?? '',
    ),
    values: texts('Value'),
    limits: texts('Limits'),
    qualities: texts('Quality'),
  };
}
