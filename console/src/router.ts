import { signal } from '@preact/signals';
import type { Subject } from './api/oee';

/** What a page remembers in its address; a change of it leaves the reader where he is. */
export type RouteQuery = Readonly<Record<string, string>>;

/** Where the reader is. Routes live in the hash, so every address can be sent to a colleague. */
export type Route =
  | { page: 'board' }
  | { page: 'machine'; id: string }
  | { page: 'findings'; show: 'open' | 'all' }
  | { page: 'finding'; key: string }
  | { page: 'work-orders'; show: 'open' | 'all' }
  | { page: 'work-order'; id: string }
  | { page: 'tasks'; show: 'for-me' | 'all' | 'done' }
  | { page: 'task'; id: string }
  | { page: 'dead-letters' }
  | { page: 'system' }
  | { page: 'oee'; subject: Subject; query: RouteQuery }
  | { page: 'stops'; query: RouteQuery }
  | { page: 'countermeasures'; query: RouteQuery }
  | { page: 'review'; key: string }
  | { page: 'plan'; query: RouteQuery }
  | { page: 'signals'; query: RouteQuery }
  | { page: 'explorer'; query: RouteQuery }
  | { page: 'missing'; path: string };

export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#?\/?/, '').split('?', 2);
  const [page, rest] = splitOnce(path);
  const asked = new URLSearchParams(query);
  const show = asked.get('show');
  const memory = Object.fromEntries(asked);
  switch (page) {
    case '':
      return { page: 'board' };
    case 'machines':
      return rest === null ? { page: 'board' } : { page: 'machine', id: rest };
    case 'findings':
      if (rest !== null) return { page: 'finding', key: rest };
      return { page: 'findings', show: show === 'all' ? 'all' : 'open' };
    case 'work-orders':
      if (rest !== null) return { page: 'work-order', id: rest };
      return { page: 'work-orders', show: show === 'all' ? 'all' : 'open' };
    case 'tasks':
      if (rest !== null) return { page: 'task', id: rest };
      return { page: 'tasks', show: show === 'all' || show === 'done' ? show : 'for-me' };
    case 'dead-letters':
      return { page: 'dead-letters' };
    case 'system':
      return { page: 'system' };
    case 'oee':
      return { page: 'oee', ...subjectAndQuery(rest, memory) };
    case 'countermeasures':
      if (rest !== null) return { page: 'review', key: rest };
      return { page, query: memory };
    case 'stops':
    case 'plan':
    case 'signals':
    case 'explorer':
      return { page, query: memory };
    default:
      return { page: 'missing', path };
  }
}

/** The link to a page; ids are encoded, so that a finding's key may hold slashes. */
export const to = {
  board: '#/',
  machine: (id: string) => `#/machines/${encodeURIComponent(id)}`,
  findings: (show: 'open' | 'all' = 'open') => `#/findings?show=${show}`,
  finding: (key: string) => `#/findings/${encodeURIComponent(key)}`,
  workOrders: (show: 'open' | 'all' = 'open') => `#/work-orders?show=${show}`,
  workOrder: (id: string) => `#/work-orders/${encodeURIComponent(id)}`,
  tasks: (show: 'for-me' | 'all' | 'done' = 'for-me') => `#/tasks?show=${show}`,
  task: (id: string) => `#/tasks/${encodeURIComponent(id)}`,
  deadLetters: '#/dead-letters',
  system: '#/system',
  oee: (subject: Subject = PLANT, query: RouteQuery = {}) =>
    withMemory(
      subject.kind === 'plant'
        ? '#/oee'
        : `#/oee/${subject.kind}/${encodeURIComponent(subject.id)}`,
      query,
    ),
  stops: (query: RouteQuery = {}) => withMemory('#/stops', query),
  countermeasures: (query: RouteQuery = {}) => withMemory('#/countermeasures', query),
  /** The process of the review that led to a countermeasure. */
  review: (key: string) => `#/countermeasures/${encodeURIComponent(key)}`,
  plan: (query: RouteQuery = {}) => withMemory('#/plan', query),
  signals: (query: RouteQuery = {}) => withMemory('#/signals', query),
  explorer: (query: RouteQuery = {}) => withMemory('#/explorer', query),
};

export const PLANT: Subject = { kind: 'plant', id: '' };

/** Where the reader is, without what the page remembers: another place begins at its top. */
export function placeOf(at: Route): string {
  return JSON.stringify({ ...at, query: undefined });
}

/** Changes what the page remembers in its address; `null` forgets. */
export function remember(change: Readonly<Record<string, string | null>>): void {
  const at = route.value;
  const [path = ''] = at.page === 'oee' ? [to.oee(at.subject)] : location.hash.split('?', 1);
  const known = 'query' in at ? at.query : {};
  const kept = Object.entries({ ...known, ...change }).filter(
    (pair): pair is [string, string] => pair[1] !== null && pair[1] !== '',
  );
  location.hash = withMemory(path, Object.fromEntries(kept));
}

export const route = signal<Route>({ page: 'board' });

export function startRouter(): void {
  const read = () => {
    route.value = parseRoute(location.hash);
  };
  window.addEventListener('hashchange', read);
  read();
}

function withMemory(path: string, query: RouteQuery): string {
  const text = new URLSearchParams(query).toString();
  return text === '' ? path : `${path}?${text}`;
}

/** The subject stands in the path, or in the query as in the API; the query then forgets it. */
function subjectAndQuery(
  rest: string | null,
  { machine, line, ...query }: RouteQuery,
): { subject: Subject; query: RouteQuery } {
  if (rest !== null) return { subject: subjectOf(rest), query };
  if (machine !== undefined) return { subject: { kind: 'machine', id: machine }, query };
  return { subject: line === undefined ? PLANT : { kind: 'line', id: line }, query };
}

function subjectOf(rest: string | null): Subject {
  const slash = rest?.indexOf('/') ?? -1;
  const kind = rest?.slice(0, slash);
  const id = rest?.slice(slash + 1) ?? '';
  return (kind === 'machine' || kind === 'line') && id !== '' ? { kind, id } : PLANT;
}

function splitOnce(path: string): [string, string | null] {
  const slash = path.indexOf('/');
  if (slash < 0 || slash === path.length - 1) return [path.replace(/\/$/, ''), null];
  return [path.slice(0, slash), decode(path.slice(slash + 1))];
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
