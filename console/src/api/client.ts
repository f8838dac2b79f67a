import type {
  DeadLetter,
  ErpDocument,
  ErpOrder,
  Finding,
  History,
  Machine,
  Me,
  Page,
  ProcessInstance,
  SystemHealth,
  Task,
  WorkOrder,
} from './types';
import { getJson, getText, send } from './http';

const id = encodeURIComponent;

/** A key with slashes, each part encoded: some servers refuse an encoded slash. */
const path = (key: string) => key.split('/').map(id).join('/');

/** Where a page of a list begins, and how long it may be. */
export interface ListWindow {
  cursor?: string | undefined;
  limit?: number;
}

export interface FindingQuery extends ListWindow {
  open?: boolean;
  machine?: string;
}

export interface WorkOrderQuery extends ListWindow {
  status?: string;
  machine?: string;
}

export interface TaskQuery extends ListWindow {
  mine?: boolean;
  group?: string;
  state?: 'open' | 'done';
}

export interface HistoryQuery {
  machine: string;
  signal: string;
  from: string;
  to: string;
  points: number;
}

export const api = {
  me: () => getJson<Me>('/api/me'),
  signIn: (token: string) => send('POST', '/api/session', { token }),
  signOut: () => send('DELETE', '/api/session'),

  machines: (window: ListWindow = {}) => getJson<Page<Machine>>('/api/machines', { ...window }),
  machine: (machine: string) => getJson<Machine>(`/api/machines/${id(machine)}`),
  history: (query: HistoryQuery, stop?: AbortSignal) =>
    getJson<History>('/api/history', { ...query }, stop),

  findings: (query: FindingQuery = {}) => getJson<Page<Finding>>('/api/findings', { ...query }),
  finding: (key: string) => getJson<Finding>(`/api/findings/${path(key)}`),

  workOrders: (query: WorkOrderQuery = {}) =>
    getJson<Page<WorkOrder>>('/api/work-orders', { ...query }),
  workOrder: (order: string) => getJson<WorkOrder>(`/api/work-orders/${id(order)}`),
  process: (key: string) => getJson<ProcessInstance>(`/api/processes/${id(key)}`),
  processXml: (bpmnProcessId: string, version: number) =>
    getText(`/api/process-definitions/${id(bpmnProcessId)}/${version}`, 'application/xml'),

  tasks: (query: TaskQuery) => getJson<Page<Task>>('/api/tasks', { ...query }),
  task: (task: string) => getJson<Task>(`/api/tasks/${id(task)}`),
  form: (formId: string) => getJson<Record<string, unknown>>(`/api/forms/${id(formId)}`),
  claim: (task: string) => send('POST', `/api/tasks/${id(task)}/claim`),
  unclaim: (task: string) => send('POST', `/api/tasks/${id(task)}/unclaim`),
  complete: (task: string, variables: Record<string, unknown>) =>
    send('POST', `/api/tasks/${id(task)}/complete`, { variables }),

  orders: (window: ListWindow = {}) => getJson<Page<ErpOrder>>('/api/orders', { ...window }),
  documents: (window: ListWindow = {}) =>
    getJson<Page<ErpDocument>>('/api/documents', { ...window }),

  deadLetters: (window: ListWindow = {}) =>
    getJson<Page<DeadLetter>>('/api/dead-letters', { ...window }),
  system: () => getJson<SystemHealth>('/api/system'),
};

/** A whole list as one page, for pages that sort or filter it themselves. */
export async function wholeList<T>(
  read: (window: ListWindow) => Promise<Page<T>>,
): Promise<Page<T>> {
  return { items: await readAll(read), next: null };
}

/** Reads a list to its end, at most `pages` pages of 500. */
export async function readAll<T>(
  read: (window: ListWindow) => Promise<Page<T>>,
  pages = 10,
): Promise<T[]> {
  const all: T[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < pages; page++) {
    const answer = await read({ limit: 500, cursor });
    all.push(...answer.items);
    if (answer.next === null) return all;
    cursor = answer.next;
  }
  return all;
}
