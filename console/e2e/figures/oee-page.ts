import type { Page } from 'playwright-core';

/** The text of everything on the page of OEE that is a figure, by where it stands. */
export interface ShownOee {
  main: Record<string, string>;
  facts: Record<string, string>;
  target: string;
  elements: Record<string, string>;
  /** A step's time as it stands there, and what is said to the millisecond where one points. */
  steps: { step: string; text: string; said: string }[];
  trend: string[];
  trendFrom: string[];
  parts: string[][];
  machines: string[][];
  machineIds: string[];
  pareto: string[];
  outside: string;
  restated: string[][];
  decisions: string[][];
}

/** Opens the page anew, and waits until it shows the figures that it was asked for. */
export async function openOee(page: Page, url: string): Promise<void> {
  await page.goto('about:blank');
  await page.goto(url);
  await page.locator('[data-figure="oee"]').first().waitFor();
  await page.locator('main:not(:has(.reading))').waitFor();
}

/** Reads the whole page at one moment. */
export function readOee(page: Page): Promise<ShownOee> {
  return page.evaluate(() => {
    const all = (selector: string, within: ParentNode = document) => [
      ...within.querySelectorAll(selector),
    ];
    const text = (node: Node | null | undefined) => (node?.textContent ?? '').trim();
    const cells = (table: string) =>
      all(`${table} tbody tr`).map((row) => all('td', row).map((cell) => text(cell)));
    const named = (items: Element[], name: (item: Element) => string, value: string) =>
      Object.fromEntries(items.map((item) => [name(item), text(item.querySelector(value))]));
    const attribute = (name: string) => (item: Element) => item.getAttribute(name) ?? '';
    return {
      main: named(all('.figures [data-figure]'), attribute('data-figure'), '.figure-value'),
      facts: {
        ...named(all('.facts [data-figure]'), attribute('data-figure'), 'dd a'),
        ...named(
          all('.facts div:not([data-figure])'),
          (item) => text(item.querySelector('dt')),
          'dd',
        ),
        ...Object.fromEntries(
          all('.facts [data-figure="mtbf"], .facts [data-figure="mttr"]').map((item) => [
            attribute('data-figure')(item),
            text(item.querySelector('dd')?.firstChild),
          ]),
        ),
      },
      target: text(document.querySelector('.figures [data-figure="oee"] > p:last-of-type')),
      elements: named(all('[data-element]'), attribute('data-element'), 'td:last-child'),
      steps: all('.waterfall [data-step]').map((row) => ({
        step: attribute('data-step')(row),
        text: row.querySelector('.step-seconds')?.firstChild?.textContent ?? '',
        said: row.querySelector('[title]')?.getAttribute('title') ?? '',
      })),
      trend: all('.trend-part .trend-value').map((one) => text(one)),
      trendFrom: all('.trend-part').map(attribute('data-part')),
      parts: cells('.parts-table'),
      machines: cells('section[aria-labelledby="machines"]'),
      machineIds: all('section[aria-labelledby="machines"] tbody tr').map(attribute('data-key')),
      pareto: all('.pareto .step-seconds').map((one) => text(one)),
      outside: text(all('.facts.counts + .hint')[0]),
      restated: cells('section[aria-labelledby="restatements"]'),
      decisions: cells('section[aria-labelledby="restated-decisions"]'),
    };
  });
}
