import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { openContext, startBrowser } from './browser';
import { openTarget, type Target } from './target';

/** What every browser test stands on: the program, one browser, and a fresh profile per test. */
export interface Stage {
  target: Target;
  browser: Browser;
  context: BrowserContext;
}

/** Sets it up for the tests of a file or group; its fields are there once they run. */
export function useStage(options: BrowserContextOptions = {}): Stage {
  const stage = {} as Stage;
  beforeAll(async () => {
    stage.target = await openTarget();
    stage.browser = await startBrowser();
  });
  afterAll(async () => {
    await stage.browser.close();
    await stage.target.close();
  });
  beforeEach(async () => {
    stage.context = await openContext(stage.browser, options);
    return () => stage.context.close();
  });
  return stage;
}
