import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openContext, signIn } from './browser';
import { useStage } from './stage';
import { pagesOf } from './walk';

const stage = useStage();

for (const scheme of ['light', 'dark'] as const) {
  for (const [screen, viewport] of [
    ['desktop', { width: 1440, height: 900 }],
    ['phone', { width: 390, height: 844 }],
  ] as const) {
    test(`every page shows its content and passes axe, ${scheme} on a ${screen}`, async () => {
      const walking = await openContext(stage.browser, { viewport, colorScheme: scheme });
      const { page, complaints } = await signIn(walking, stage.target.url, stage.target.token);
      for (const { title, path, ready } of await pagesOf(stage.target)) {
        await page.goto(`${stage.target.url}/${path}`);
        await ready(page);
        expect(await violations(page), title).toEqual([]);
        expect(await sidewaysScroll(page), `${title} scrolls sideways`).toBe(false);
      }
      expect(complaints).toEqual([]);
      await walking.close();
    });
  }
}

test('values on the board change by themselves', async () => {
  const { page } = await signIn(stage.context, stage.target.url, stage.target.token);
  const cards = page.locator('.cards').first();
  await page.locator('[data-live="live"]').waitFor();
  const before = await cards.locator('.number').allTextContents();
  await expect
    .poll(() => cards.locator('.number').allTextContents(), { timeout: 30_000 })
    .not.toEqual(before);
});

test('the board can be used with the keyboard alone', async () => {
  const { page } = await signIn(stage.context, stage.target.url, stage.target.token);
  await page.locator('.card h3 a').first().waitFor();
  await page.locator('body').press('Tab');
  expect(await page.locator(':focus').textContent()).toContain('Skip to the content');
  await page.keyboard.press('Enter');
  expect(await page.locator(':focus').getAttribute('id')).toBe('main');
  await page.locator('.card h3 a').first().focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Signals' }).waitFor();
});

test('without a session the page says where the sign-in link is', async () => {
  const page = await stage.context.newPage();
  await page.goto(`${stage.target.url}/#/tasks`);
  await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
  expect(await page.locator('main').textContent()).toContain('./millwright run');
  expect(await violations(page)).toEqual([]);
  await page.getByLabel('Token').fill('wrong');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('alert').getByText('This token is not known').waitFor();
  await page.getByLabel('Token').fill(stage.target.token);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { level: 1, name: 'Tasks' }).waitFor();
});

describe.runIf(!process.env.MILLWRIGHT_URL)('in front of the double', () => {
  test('a lost line is told and comes back by itself', async () => {
    const { page } = await signIn(stage.context, stage.target.url, stage.target.token);
    await page.locator('[data-live="live"]').waitFor();
    const reconnecting = page.locator('[data-live="reconnecting"]').waitFor();
    stage.target.cutLines();
    await reconnecting;
    await page.locator('[data-live="live"]').waitFor();
  });

  test('a lost machine shows its values as stale, in words', async () => {
    const { page } = await signIn(stage.context, stage.target.url, stage.target.token);
    const card = page.locator('[data-machine="saw-1"]');
    await card.getByText('No connection.').waitFor();
    expect(await card.locator('.remark').first().textContent()).toMatch(/^stale, \d+ (s|min)$/);
  });

  test('dragging over a chart zooms into the span', async () => {
    const { page } = await signIn(stage.context, stage.target.url, stage.target.token);
    await page.goto(`${stage.target.url}/#/machines/cnc-1`);
    const area = page.locator('.chart .u-over').first();
    await area.waitFor();
    const box = await area.boundingBox();
    if (box === null) throw new Error('the chart has no size');
    await page.mouse.move(box.x + 100, box.y + 50);
    await page.mouse.down();
    await page.mouse.move(box.x + 250, box.y + 50, { steps: 5 });
    await page.mouse.up();
    await page.getByRole('button', { name: 'Back to now' }).click();
    await page.getByRole('button', { name: 'Back to now' }).waitFor({ state: 'detached' });
  });

  test('a refused edit shows file, line, what was found and what was expected', async () => {
    const { page } = await signIn(stage.context, stage.target.url, stage.target.token);
    await page.goto(`${stage.target.url}/#/system`);
    const refused = page.locator('[data-refused="rules/maintenance/vibration-limits.csv"]');
    await refused.waitFor();
    const text = await refused.textContent();
    for (const part of ['vibration-limits.csv:14', 'column high', '7,1', 'a decimal point']) {
      expect(text).toContain(part);
    }
  });

  test('a payload that is no text is shown as bytes', async () => {
    const { page } = await signIn(stage.context, stage.target.url, stage.target.token);
    await page.goto(`${stage.target.url}/#/dead-letters`);
    const letter = page.locator('[data-letter="1"]');
    await letter.locator('summary').click();
    expect(await letter.locator('pre').textContent()).toContain('ff 0a 41 00 7f 80 99 20');
  });

  test('a stopped process is told in words and in the diagram', async () => {
    const { page } = await signIn(stage.context, stage.target.url, stage.target.token);
    await page.goto(`${stage.target.url}/#/work-orders/WO-000016`);
    await page.locator('.diagram .mark-label', { hasText: 'stopped' }).waitFor();
    await page.locator('.step', { hasText: 'Reserve parts' }).getByText('Stopped').waitFor();
  });
});

/** What axe finds against WCAG 2.2 A and AA, as short sentences. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { axe: engine } = window as unknown as { axe: typeof import('axe-core') };
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const result = await engine.run(document, { runOnly: tags });
    return result.violations.flatMap(({ id, nodes }) =>
      nodes.map(
        ({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary ?? ''}`,
      ),
    );
  });
}

function sidewaysScroll(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
}
