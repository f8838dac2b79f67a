import { describe, expect, test } from 'vitest';
import { signIn } from './browser';
import { useStage } from './stage';

describe.runIf(!process.env.MILLWRIGHT_URL)('countermeasures in front of the double', () => {
  const stage = useStage();

  test('show who does what until when, what is overdue, and what was brought about', async () => {
    const { page, complaints } = await signIn(stage.context, stage.target.url, stage.target.token);
    await page.goto(`${stage.target.url}/#/oee/machine/cnc-1?window=yesterday`);
    await page.getByRole('link', { name: 'What is done about losses' }).click();
    const rows = page.getByRole('table', { name: 'Countermeasures' }).locator('tbody tr');
    await rows.first().waitFor();
    expect(await rows.count()).toBe(2);
    const agreed = page.locator('tr[data-key="CM-000003"]');
    expect(await agreed.textContent()).toContain('Grease the chain daily');
    expect(await agreed.textContent()).toContain('Ada');
    expect(await agreed.textContent()).toContain('overdue by 5 h');
    expect(await agreed.getByText('Overdue', { exact: true }).count()).toBe(1);
    expect(await rows.first().getByText('Overdue', { exact: true }).count()).toBe(0);

    await page.getByLabel('Machine').selectOption({ label: 'All machines' });
    await page.getByRole('link', { name: 'All', exact: true }).click();
    const accepted = page.locator('tr[data-key="CM-000001"]');
    await accepted.getByText('OEE 41.2\u00a0% → 55.0\u00a0%, better').waitFor();
    expect(await rows.count()).toBe(4);
    expect(await page.getByText('Overdue', { exact: true }).count()).toBe(1);

    await agreed.getByRole('link', { name: 'CM-000003' }).click();
    await page.getByRole('heading', { level: 1, name: 'Loss review' }).waitFor();
    await page.locator('.steps .step').first().waitFor();
    expect(complaints).toEqual([]);
  });

  test('none is said, and how one comes about', async () => {
    const { page } = await signIn(stage.context, stage.target.url, stage.target.token);
    await page.goto(`${stage.target.url}/#/countermeasures?machine=packer-1`);
    await page.getByText('No open countermeasures.').waitFor();
    expect(await page.getByRole('table').count()).toBe(0);
  });
});
