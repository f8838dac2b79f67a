import chromiumPack from '@sparticuz/chromium';
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from 'playwright-core';

/** A page of a headless Chromium, and everything on it that should not have happened. */
export interface Visit {
  page: Page;
  /** Errors of scripts and refusals by the Content-Security-Policy. */
  complaints: string[];
}

/**
 * Starts the Chromium that npm brought along, so that no browser has to be installed. It runs as
 * root too, hence no sandbox; it visits our own pages only.
 */
export async function startBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.MILLWRIGHT_CHROMIUM ?? (await chromiumPack.executablePath()),
    args: ['--no-sandbox', '--no-zygote', '--disable-gpu', '--disable-dev-shm-usage'],
  });
}

/** A fresh profile with a named language, whatever the machine's locale is called. */
export function openContext(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<BrowserContext> {
  return browser.newContext({ locale: 'en-GB', ...options });
}

export async function signIn(context: BrowserContext, url: string, token: string): Promise<Visit> {
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.goto(`${url}/sign-in?token=${encodeURIComponent(token)}`);
  await page.getByRole('heading', { level: 1, name: 'Plant' }).waitFor();
  return { page, complaints };
}
