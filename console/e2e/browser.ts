import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from 'playwright-core';
import { unpackChromium } from './chromium';

/** A page of a headless Chromium, and everything on it that should not have happened. */
export interface Visit {
  page: Page;
  /** Errors of scripts and refusals by the Content-Security-Policy. */
  complaints: string[];
}

/** It runs as root too, hence no sandbox; it visits our own pages only. */
const ARGS = ['--no-sandbox', '--no-zygote', '--disable-gpu', '--disable-dev-shm-usage'];

/**
 * Starts the browser: the one named by MILLWRIGHT_CHROMIUM, or the one that npm brought along, so
 * that none has to be installed. Where the system lacks a library, the one in the pack is taken.
 */
export async function startBrowser(): Promise<Browser> {
  const named = process.env.MILLWRIGHT_CHROMIUM;
  if (named !== undefined && named !== '') {
    return chromium.launch({ executablePath: named, args: ARGS });
  }
  const { executable, libraries } = await unpackChromium();
  const launch = { executablePath: executable, args: ARGS };
  try {
    return await chromium.launch(launch);
  } catch (error) {
    if (!String(error).includes('shared libraries')) throw error;
    return chromium.launch({ ...launch, env: { ...process.env, LD_LIBRARY_PATH: libraries } });
  }
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
