import { mkdir } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, test } from 'vitest';
import { openContext, signIn, startBrowser } from './browser';
import { openTarget, type Target } from './target';
import { pagesOf } from './walk';

/** Pictures of every page, light and dark, desktop and phone, into target/screenshots. */
const FOLDER = 'target/screenshots';

const SCREENS = [
  { name: 'desktop', viewport: { width: 1440, height: 900 } },
  { name: 'phone', viewport: { width: 390, height: 844 } },
];

let target: Target;
let browser: Browser;

beforeAll(async () => {
  await mkdir(FOLDER, { recursive: true });
  target = await openTarget();
  browser = await startBrowser();
});

afterAll(async () => {
  await browser.close();
  await target.close();
});

for (const { name, viewport } of SCREENS) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`pictures on a ${name}, ${colorScheme}`, async () => {
      const context = await openContext(browser, { viewport, colorScheme });
      const { page } = await signIn(context, target.url, target.token);
      for (const { title, path, ready } of await pagesOf(target)) {
        await page.goto(`${target.url}/${path}`);
        await ready(page);
        await page.waitForTimeout(400);
        await page.screenshot({
          path: `${FOLDER}/${title}-${name}-${colorScheme}.png`,
          fullPage: true,
        });
      }
      await context.close();
    });
  }
}
