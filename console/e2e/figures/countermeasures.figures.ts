import { test } from 'vitest';
import type { Countermeasure } from '../../src/api/oee-types';
import type { Page as ListPage } from '../../src/api/types';
import { signIn } from '../browser';
import { useStage } from '../stage';
import { fetchJson } from '../target';
import { percent } from '../written';
import { Agreement, between } from './agreement';

const stage = useStage({ timezoneId: 'UTC' });

const FIGURE = { oee: 'OEE', 'scrap-ratio': 'Scrap ratio' };

test('each countermeasure shows its figure before and after', async () => {
  const { target, context } = stage;
  const { page } = await signIn(context, target.url, target.token);
  const { asked, seen } = await between(
    () =>
      fetchJson<ListPage<Countermeasure>>(target, '/api/oee/countermeasures?limit=50').then(
        ({ items }) => items,
      ),
    async () => {
      await page.goto('about:blank');
      await page.goto(`${target.url}/#/countermeasures?show=all`);
      await page.locator('main tbody tr, main .empty').first().waitFor();
      return page.locator('td[data-label="Effect"]').allTextContents();
    },
  );
  const agreement = new Agreement('countermeasures');
  agreement.figures(
    'effect',
    seen,
    asked.map(({ kpi, before, after, effect }) =>
      effect === null
        ? `${FIGURE[kpi]} ${percent(before)}`
        : `${FIGURE[kpi]} ${percent(before)} → ${percent(after)}, ${effect}`,
    ),
  );
  agreement.end(asked.filter(({ before }) => before !== null).length);
});
