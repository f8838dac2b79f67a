import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Finding, Machine, Page as ListPage, Task, WorkOrder } from '../src/api/types';
import { to } from '../src/router';
import { fetchJson, type Target } from './target';

const PATIENCE = { timeout: 30_000 };

/** One stop of the walk: where it is, and what must be there before it counts as shown. */
export interface Stop {
  title: string;
  path: string;
  ready: (page: Page) => Promise<void>;
}

/** Every page of the console, with details of what the system has at the moment. */
export async function pagesOf(target: Target): Promise<Stop[]> {
  const [machines, findings, orders, tasks] = await Promise.all([
    list<Machine>(target, '/api/machines'),
    list<Finding>(target, '/api/findings'),
    list<WorkOrder>(target, '/api/work-orders'),
    list<Task>(target, '/api/tasks?state=open'),
  ]);
  const machine = machines[0];
  if (machine === undefined) throw new Error(`${target.url} has no machine to look at`);
  const finding = findings[0];
  const order = orders.find(({ processInstanceKey }) => processInstanceKey !== null);
  const task = tasks[0];
  return [
    board(machine),
    machinePage(machine),
    oeePage(to.oee({ kind: 'machine', id: machine.id }, { window: 'yesterday' }), 'oee-machine'),
    oeePage(to.oee({ kind: 'line', id: machine.line }, { window: 'today' }), 'oee-line'),
    oeePage(to.oee({ kind: 'plant', id: '' }, { window: '7d' }), 'oee-plant'),
    oeePage(
      to.oee(
        { kind: 'machine', id: machine.id },
        { window: 'yesterday', drill: 'ratio.availability' },
      ),
      'oee-drill',
    ),
    { title: 'stops', path: to.stops({ show: 'all' }), ready: heading('Stops') },
    {
      title: 'countermeasures',
      path: to.countermeasures({ show: 'all' }),
      ready: heading('Countermeasures'),
    },
    { title: 'plan', path: to.plan(), ready: heading('Plan') },
    { title: 'signals', path: to.signals(), ready: heading('Signals') },
    explorerPage(machine),
    { title: 'findings', path: to.findings('all'), ready: heading('Findings') },
    ...(finding === undefined ? [] : [findingPage(target, finding)]),
    { title: 'work-orders', path: to.workOrders('all'), ready: heading('Work orders') },
    ...(order === undefined ? [] : [workOrderPage(order)]),
    { title: 'tasks', path: to.tasks('all'), ready: heading('Tasks') },
    ...(task === undefined ? [] : [taskPage(task)]),
    { title: 'dead-letters', path: to.deadLetters, ready: heading('Dead letters') },
    systemPage(),
  ];
}

function board(machine: Machine): Stop {
  return {
    title: 'board',
    path: to.board,
    ready: async (page) => {
      const card = page.locator(`[data-machine="${machine.id}"]`);
      await card.locator('.state-word').waitFor();
      if (machine.signals.length > 0) await card.locator('.value .number').first().waitFor();
      await page.locator('[data-live="live"]').waitFor();
    },
  };
}

function machinePage(machine: Machine): Stop {
  return {
    title: 'machine',
    path: to.machine(machine.id),
    ready: async (page) => {
      await heading(machine.name)(page);
      await page.locator('.chart canvas').first().waitFor();
      await page.getByRole('table', { name: `Signals of ${machine.name}` }).waitFor();
    },
  };
}

/** A plant without sheets of OEE says so instead of showing figures. */
function oeePage(path: string, title: string): Stop {
  return {
    title,
    path,
    ready: async (page) => {
      await page.getByRole('heading', { level: 1, name: /^OEE of / }).waitFor();
      await page.locator('[data-figure="oee"], main .trouble, main .empty').first().waitFor();
      await page.locator('main:not(:has(.reading))').waitFor();
    },
  };
}

function explorerPage(machine: Machine): Stop {
  const signals = machine.signals
    .filter(({ value }) => typeof value === 'number')
    .slice(0, 3)
    .map(({ name }) => `${encodeURIComponent(machine.id)}/${encodeURIComponent(name)}`);
  return {
    title: 'explorer',
    path: to.explorer({ signals: signals.join(','), last: '3600000' }),
    ready: async (page) => {
      await heading('Explorer')(page);
      if (signals.length > 0) await page.locator('.explorer-plot canvas').waitFor();
    },
  };
}

/** An open finding may worsen meanwhile: the page follows, and its words are the latest ones. */
function findingPage(target: Target, finding: Finding): Stop {
  const latest = () => fetchJson<Finding>(target, `/api/findings/${finding.key}`);
  return {
    title: 'finding',
    path: to.finding(finding.key),
    ready: async (page) => {
      await heading(finding.title)(page);
      await page.getByRole('heading', { name: 'Why?' }).waitFor();
      await expect
        .poll(
          async () => (await page.locator('main').textContent())?.includes((await latest()).reason),
          PATIENCE,
        )
        .toBe(true);
      await page.getByText((await latest()).ruleBook).waitFor();
      if (finding.evidence.length > 0) await page.locator('.chart canvas').first().waitFor();
    },
  };
}

function workOrderPage(order: WorkOrder): Stop {
  return {
    title: 'work-order',
    path: to.workOrder(order.id),
    ready: async (page) => {
      await page.getByRole('heading', { level: 1, name: new RegExp(`^${order.id}`) }).waitFor();
      await page.locator('.diagram .djs-shape').first().waitFor();
      await page.locator('.steps .step').first().waitFor();
    },
  };
}

function taskPage(task: Task): Stop {
  return {
    title: 'task',
    path: to.task(task.id),
    ready: async (page) => {
      await heading(task.name)(page);
      if (task.formId !== null) await page.locator('.fjs-form').waitFor();
    },
  };
}

function systemPage(): Stop {
  return {
    title: 'system',
    path: to.system,
    ready: async (page) => {
      await heading('System')(page);
      await page.getByRole('table', { name: 'Parts and their health' }).waitFor();
      await page.locator('[data-engine-licence]').waitFor();
      await page.getByRole('heading', { name: 'ERP documents' }).waitFor();
    },
  };
}

function heading(name: string): (page: Page) => Promise<void> {
  return async (page) => {
    await page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
    await page.locator('main:not(:has(.reading))').waitFor();
  };
}

async function list<T>(target: Target, path: string): Promise<T[]> {
  return (await fetchJson<ListPage<T>>(target, path)).items;
}
