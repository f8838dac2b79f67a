import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Task } from '../../src/api/types';
import { json, page, problem, readBody } from './http';
import { running } from './oee-report';
import { readOee, readTags, writeOee } from './oee-calls';
import { MACHINE_IDS, machineNow, unitOf, valueAt } from './plant';
import {
  deadLetters,
  documents,
  findings,
  orders,
  processes,
  system,
  tasks,
  workOrders,
} from './records';
import { REPAIR_FORM, WORK_ORDER_BPMN } from './work-order';

/** The only token that the double knows. */
export const DOUBLE_TOKEN = 'double';
const COOKIE = `millwright-double=${DOUBLE_TOKEN}`;

/**
 * A double of Millwright's HTTP API for developing and testing the console without the plant. It
 * keeps its state in memory and is no part of what is shipped.
 */
export class ApiDouble {
  readonly #streams = new Set<ServerResponse>();
  readonly #ticking: NodeJS.Timeout;

  constructor() {
    this.#ticking = setInterval(() => {
      for (const id of MACHINE_IDS) this.#send('machine', this.#machine(id));
      for (const one of running(Date.now())) this.#send('oee', one);
    }, 1000);
    this.#ticking.unref();
  }

  /** Answers the request, or says `false` when the path is not the API's. */
  handle(request: IncomingMessage, response: ServerResponse): boolean {
    const url = new URL(request.url ?? '/', 'http://double');
    if (url.pathname === '/sign-in') {
      this.#signIn(url, response);
      return true;
    }
    if (!url.pathname.startsWith('/api/')) return false;
    this.#api(request, response, url).catch((error: unknown) => {
      problem(response, 500, 'The double failed', { detail: String(error) });
    });
    return true;
  }

  /** Cuts every live line, as a restart of the server would. */
  cutLines(): void {
    for (const stream of this.#streams) stream.destroy();
    this.#streams.clear();
  }

  /** Sends an event to every live line. */
  tell(event: string, data: unknown): void {
    this.#send(event, data);
  }

  close(): void {
    clearInterval(this.#ticking);
    this.cutLines();
  }

  #signIn(url: URL, response: ServerResponse): void {
    if (url.searchParams.get('token') !== DOUBLE_TOKEN) {
      problem(response, 401, 'Unknown token');
      return;
    }
    response.writeHead(302, {
      Location: '/',
      'Set-Cookie': `${COOKIE}; Path=/; HttpOnly; SameSite=Strict`,
    });
    response.end();
  }

  async #api(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const body = request.method === 'POST' ? await readBody(request) : {};
    if (url.pathname === '/api/session') {
      this.#session(request, response, body);
      return;
    }
    const bearer = request.headers.authorization === `Bearer ${DOUBLE_TOKEN}`;
    if (!bearer && !(request.headers.cookie ?? '').includes(COOKIE)) {
      problem(response, 401, 'Not signed in');
      return;
    }
    if (request.method === 'POST') this.#write(request, response, url, body);
    else this.#read(response, url);
  }

  #session(
    request: IncomingMessage,
    response: ServerResponse,
    body: Record<string, unknown>,
  ): void {
    const known = body.token === DOUBLE_TOKEN;
    if (request.method === 'POST' && !known) {
      problem(response, 401, 'Unknown token');
      return;
    }
    const age = request.method === 'DELETE' ? '; Max-Age=0' : '';
    response.writeHead(204, { 'Set-Cookie': `${COOKIE}; Path=/; HttpOnly; SameSite=Strict${age}` });
    response.end();
  }

  #read(response: ServerResponse, url: URL): void {
    const [, , kind = '', ...rest] = url.pathname.split('/').map(decodeURIComponent);
    const id = rest.length === 0 ? undefined : rest.join('/');
    const query = url.searchParams;
    const found = (item: unknown) =>
      item === undefined
        ? problem(response, 404, 'Not found', { detail: `there is no ${kind} "${id ?? ''}"` })
        : json(response, 200, item);
    switch (kind) {
      case 'me':
        return json(response, 200, { name: 'admin', groups: ['technicians', 'supervisors'] });
      case 'live':
        return this.#openStream(response);
      case 'machines':
        if (id === undefined)
          return page(
            response,
            MACHINE_IDS.map((m) => this.#machine(m)),
            query,
          );
        return found(MACHINE_IDS.includes(id) ? this.#machine(id) : undefined);
      case 'history':
        return json(response, 200, history(query));
      case 'oee':
        return readOee(response, id ?? '', query);
      case 'tags':
        return readTags(response, query);
      case 'findings':
        if (id !== undefined) return found(findings.find(({ key }) => key === id));
        return page(response, findings.filter(matching(query, 'subject')), query);
      case 'work-orders':
        if (id !== undefined) return found(workOrders.find((order) => order.id === id));
        return page(
          response,
          workOrders.filter(
            ({ machine, status }) =>
              (query.get('machine') ?? machine) === machine &&
              (query.get('status') ?? status) === status,
          ),
          query,
        );
      case 'processes':
        return found(processes.find(({ key }) => key === id));
      case 'process-definitions':
        response.writeHead(200, { 'Content-Type': 'application/xml' });
        response.end(WORK_ORDER_BPMN);
        return undefined;
      case 'tasks':
        if (id !== undefined) return found(tasks.find((task) => task.id === id));
        return page(
          response,
          tasks.filter(({ state }) => (state === 'open') === (query.get('state') !== 'done')),
          query,
        );
      case 'forms':
        return json(response, 200, REPAIR_FORM);
      case 'orders':
        return page(response, orders, query);
      case 'documents':
        if (id !== undefined) return found(documents.find((document) => document.id === id));
        return page(response, documents, query);
      case 'dead-letters':
        return page(response, deadLetters, query);
      case 'system':
        return json(response, 200, system);
      default:
        return problem(response, 404, 'Not found');
    }
  }

  #write(
    request: IncomingMessage,
    response: ServerResponse,
    url: URL,
    body: Record<string, unknown>,
  ): void {
    const [, , kind, id, action] = url.pathname.split('/');
    const task = tasks.find((other) => other.id === id);
    if (request.headers['x-millwright'] !== '1') return problem(response, 403, 'Foreign page');
    if (kind === 'oee') {
      return writeOee(response, [id, action].filter(Boolean).join('/'), body);
    }
    if (kind !== 'tasks' || task === undefined) return problem(response, 404, 'Not found');
    if (task.assignee !== null && task.assignee !== 'admin') {
      return problem(response, 409, 'Somebody else has this task', { detail: task.assignee });
    }
    if (action === 'complete') {
      const variables = (body.variables ?? {}) as Record<string, unknown>;
      if (String(variables.remarks).includes('refuse')) {
        return problem(response, 400, 'The remarks cannot be taken', {
          at: 'remarks',
          expected: 'what was done, without the word "refuse"',
        });
      }
      task.state = 'completed';
    } else {
      task.assignee = action === 'claim' ? 'admin' : null;
    }
    response.writeHead(204).end();
    this.#send('task', task);
    return undefined;
  }

  #openStream(response: ServerResponse): void {
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
    response.write('event: hello\ndata: {}\n\n');
    this.#streams.add(response);
    response.on('close', () => this.#streams.delete(response));
  }

  #send(event: string, data: unknown): void {
    for (const stream of this.#streams)
      stream.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  #machine(id: string) {
    const open = (task: Task) => task.subject === id && task.state === 'open';
    return machineNow(id, Date.now(), {
      findings: findings.filter(({ subject, endedAt }) => subject === id && endedAt === null)
        .length,
      tasks: tasks.filter(open).length,
    });
  }
}

function matching(query: URLSearchParams, subject: 'subject') {
  return (finding: (typeof findings)[number]): boolean => {
    const open = query.get('open');
    const machine = query.get('machine');
    if (machine !== null && finding[subject] !== machine) return false;
    return open === null || (finding.endedAt === null) === (open === 'true');
  };
}

function history(query: URLSearchParams) {
  const machine = query.get('machine') ?? '';
  const signal = query.get('signal') ?? '';
  const from = Date.parse(query.get('from') ?? '');
  const to = Math.min(Date.parse(query.get('to') ?? ''), Date.now());
  const points = Number(query.get('points') ?? 500);
  const raw = to - from <= points * 1000;
  const step = raw ? 1000 : (to - from) / points;
  const rows = Array.from({ length: Math.max(0, Math.floor((to - from) / step)) }, (_, index) => {
    const at = from + index * step;
    const mean = valueAt(machine, signal, at) ?? 0;
    const when = new Date(at).toISOString();
    return raw
      ? { at: when, value: mean }
      : { at: when, min: mean * 0.94, max: mean * 1.07, mean, count: 10 };
  });
  const resolution = raw ? 'raw' : `PT${Math.round(step / 1000)}S`;
  return { machine, signal, unit: unitOf(machine, signal), resolution, rows };
}
