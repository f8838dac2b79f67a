import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page as ListPage, Task } from '../src/api/types';
import { openContext, signIn, startBrowser } from './browser';
import { completeTask, type Answers } from './inbox';
import { fetchJson, openTarget, type Target } from './target';

/**
 * Completes one task through the inbox on a phone's screen. MILLWRIGHT_TASK names it, or
 * MILLWRIGHT_MACHINE the machine whose open task is meant; MILLWRIGHT_ANSWERS is the form as JSON.
 * With MILLWRIGHT_TWIN the machine is repaired first.
 */
const WAIT_MS = 60_000;

let target: Target;
let browser: Browser;

beforeAll(async () => {
  target = await openTarget();
  browser = await startBrowser();
});

afterAll(async () => {
  await browser.close();
  await target.close();
});

test('a technician completes the task', async () => {
  const task = await openTask();
  await repairInTwin(task.subject);
  const context = await openContext(browser, { viewport: { width: 390, height: 844 } });
  const { page, complaints } = await signIn(context, target.url, target.token);
  await completeTask(page, target, task, answers());
  const state = async () => (await fetchJson<Task>(target, `/api/tasks/${task.id}`)).state;
  await expect.poll(state, { timeout: WAIT_MS, interval: 500 }).toBe('completed');
  expect(complaints).toEqual([]);
  await context.close();
});

async function openTask(): Promise<Task> {
  const id = process.env.MILLWRIGHT_TASK;
  if (id) return fetchJson<Task>(target, `/api/tasks/${id}`);
  const machine = process.env.MILLWRIGHT_MACHINE;
  if (!machine)
    throw new Error('name the task by MILLWRIGHT_TASK or its machine by MILLWRIGHT_MACHINE');
  const find = async () => {
    const { items } = await fetchJson<ListPage<Task>>(target, '/api/tasks?state=open&limit=500');
    return items.find(({ subject }) => subject === machine);
  };
  let found: Task | undefined;
  await expect
    .poll(async () => (found = await find()), { timeout: WAIT_MS, interval: 500 })
    .toBeDefined();
  if (found === undefined) throw new Error(`machine ${machine} has no open task`);
  return found;
}

async function repairInTwin(machine: string | null): Promise<void> {
  const twin = process.env.MILLWRIGHT_TWIN;
  if (!twin || machine === null) return;
  const path = `${twin.replace(/\/$/, '')}/machines/${encodeURIComponent(machine)}/repair`;
  const response = await fetch(path, { method: 'POST' });
  if (!response.ok) throw new Error(`POST ${path} answered ${response.status}`);
}

function answers(): Answers {
  return JSON.parse(process.env.MILLWRIGHT_ANSWERS ?? '{}') as Answers;
}
