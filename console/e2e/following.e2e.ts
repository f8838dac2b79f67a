import { describe, expect, test } from 'vitest';
import { orders, processes } from '../dev/double/records';
import { signIn } from './browser';
import { useStage } from './stage';

const REPAIR = '2251799813685270';
const HOUR = 3_600_000;

/** Changes what the double holds and stops it from answering, so it runs in front of it only. */
describe.runIf(!process.env.MILLWRIGHT_URL)('a page that stays open', () => {
  const stage = useStage();

  test('keeps a long list when the line comes back', async () => {
    const { page } = await signIn(stage.context, stage.target.url, stage.target.token);
    await page.goto(`${stage.target.url}/#/findings?show=all`);
    await page.getByRole('button', { name: 'Show more findings' }).click();
    const rows = page.locator('main tbody tr');
    await expect.poll(() => rows.count()).toBe(62);
    const again = page.waitForRequest(/\/api\/findings\?/);
    stage.target.cutLines();
    expect(new URL((await again).url()).searchParams.get('limit')).toBe('62');
    await page.locator('[data-live="live"]').waitFor();
    expect(await rows.count()).toBe(62);
  });

  test('follows a process to its next step', async () => {
    const { page } = await signIn(stage.context, stage.target.url, stage.target.token);
    await page.goto(`${stage.target.url}/#/work-orders/WO-000017`);
    await page.locator('.step', { hasText: 'Repair the machine' }).getByText('Here now').waitFor();
    const running = processes.find(({ key }) => key === '2251799813685251');
    running?.elements.push({
      elementId: 'verify-repair',
      name: 'Verify the repair',
      type: 'SERVICE_TASK',
      state: 'active',
      enteredAt: new Date().toISOString(),
      leftAt: null,
      incident: null,
    });
    await page.locator('.step', { hasText: 'Verify the repair' }).getByText('Here now').waitFor();
  });

  test('shows an order that has come meanwhile', async () => {
    await stage.context.clock.install();
    const { page } = await signIn(stage.context, stage.target.url, stage.target.token);
    await page.goto(`${stage.target.url}/#/machines/cnc-1`);
    const table = page.getByRole('table', { name: 'Production orders' });
    await table.getByText('PO-1001').waitFor();
    orders.push(...orders.slice(0, 1).map((order) => ({ ...order, id: 'PO-1002' })));
    await page.clock.fastForward(10_000);
    await table.getByText('PO-1002').waitFor();
  });

  test('draws its charts by the server’s clock', async () => {
    await stage.context.clock.install({ time: Date.now() - 2 * HOUR });
    const { page } = await signIn(stage.context, stage.target.url, stage.target.token);
    const asked = page.waitForRequest(/\/api\/history\?/);
    await page.goto(`${stage.target.url}/#/machines/cnc-1`);
    const to = Date.parse(new URL((await asked).url()).searchParams.get('to') ?? '');
    expect(Math.abs(to - Date.now())).toBeLessThan(HOUR);
  });

  test('says that a sign-out did not arrive, and stays signed in', async () => {
    const { page } = await signIn(stage.context, stage.target.url, stage.target.token);
    await page.route('**/api/session', (route) => route.abort());
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('alert').getByText('Press the button again.').waitFor();
    await page.getByRole('heading', { level: 1, name: 'Plant' }).waitFor();
    await page.unroute('**/api/session');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
  });

  test('does not call an inbox empty before it knows whose it is', async () => {
    const { page } = await signIn(stage.context, stage.target.url, stage.target.token);
    await page.route('**/api/me', (route) => route.fulfill({ status: 503 }));
    await page.goto(`${stage.target.url}/#/tasks`);
    await page.reload();
    await page.getByRole('alert').getByText('The server answered 503').waitFor();
    expect(await page.getByText('Nothing to do.').count()).toBe(0);
    await page.unroute('**/api/me');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.locator(`[data-task="${REPAIR}"]`).waitFor();
  });

  test('reads a form again that did not come', async () => {
    const { page } = await signIn(stage.context, stage.target.url, stage.target.token);
    await page.route('**/api/forms/*', (route) => route.abort());
    await page.goto(`${stage.target.url}/#/tasks/${REPAIR}`);
    const again = page.getByRole('button', { name: 'Try again' });
    await again.waitFor();
    await page.unroute('**/api/forms/*');
    await again.click();
    await page.locator('.fjs-form').waitFor();
    expect(await again.count()).toBe(0);
  });
});
