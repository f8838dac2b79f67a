import { describe, expect, test } from 'vitest';
import type { Losses, Oee, RestatedDecision, Restatement } from '../../src/api/oee-types';
import type { Machine, Page as ListPage } from '../../src/api/types';
import { signIn } from '../browser';
import { useStage } from '../stage';
import { fetchJson } from '../target';
import { Agreement, between } from './agreement';
import { openOee, readOee } from './oee-page';
import { holdOee } from './oee-says';
import { pastWindow } from './window';

/** Main figures, further ones, counts, time elements, steps: with figures for all but ratios. */
const LEAST_OF_ONE = 35;

const WINDOW = pastWindow();

describe('the pages of OEE show what the API says, to the last digit', () => {
  const stage = useStage({ timezoneId: 'UTC' });

  /** Compares one page; `subject` is a path such as `line/line-1`, nothing for the plant. */
  async function walk(agreement: Agreement, subject: string, more: string): Promise<Oee> {
    const { target, context } = stage;
    const page = context.pages()[0] ?? (await signIn(context, target.url, target.token)).page;
    const [kind = '', id = ''] = subject.split('/');
    const whose = kind === '' ? '' : `${kind}=${id}&`;
    const ask = async () => ({
      report: await fetchJson<Oee>(target, `/api/oee?${whose}${WINDOW.query}&${more}`),
      losses: await fetchJson<Losses>(
        target,
        `/api/oee/losses?${whose}${WINDOW.query}&${more.replace(/per=\w+&?/, '')}`,
      ),
      restated: await all<Restatement>('restatements', whose),
      decisions: await all<RestatedDecision>('restated-decisions', whose),
    });
    const address = `${target.url}/#/oee${kind === '' ? '' : `/${subject}`}?${WINDOW.query}&${more}`;
    const { asked, seen } = await between(ask, async () => {
      await openOee(page, address);
      return readOee(page);
    });
    const { report, losses, restated, decisions } = asked;
    holdOee(agreement, seen, report, losses, restated, decisions);
    return report;
  }

  const all = async <T>(call: string, whose: string) =>
    (await fetchJson<ListPage<T>>(stage.target, `/api/oee/${call}?${whose}${WINDOW.query}`)).items;

  test('of the plant, by each cut', async () => {
    const agreement = new Agreement('OEE of the plant');
    for (const per of ['hour', 'shift', 'day', 'order', 'product']) {
      const report = await walk(agreement, '', `per=${per}`);
      expect(report.total.availability, 'availability of the plant').not.toBeNull();
      expect(report.total.counts.produced, 'pieces of the plant').toBeGreaterThan(0);
    }
    agreement.end(5 * LEAST_OF_ONE);
  });

  test('of each line and each machine, by the hour', async () => {
    const { items } = await fetchJson<ListPage<Machine>>(stage.target, '/api/machines');
    const lines = [...new Set(items.map(({ line }) => line))];
    const subjects = [
      ...lines.map((line) => `line/${line}`),
      ...items.map(({ id }) => `machine/${id}`),
    ];
    const agreement = new Agreement(`OEE of ${subjects.length} lines and machines`);
    let defined = 0;
    for (const subject of subjects) {
      const { total } = await walk(agreement, subject, 'per=hour');
      if (total.oee !== null) defined++;
    }
    expect(defined, 'subjects that have an OEE').toBeGreaterThanOrEqual(3);
    agreement.end(subjects.length * LEAST_OF_ONE);
  });

  test('as known at a moment', async () => {
    const agreement = new Agreement('OEE as known at a moment');
    const asKnownAt = `asKnownAt=${encodeURIComponent(new Date().toISOString())}`;
    await walk(agreement, '', `per=hour&${asKnownAt}`);
    agreement.end(LEAST_OF_ONE);
  });
});
