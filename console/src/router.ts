import { signal } from '@preact/signals';

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
  | { page: 'missing'; path: string };

export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#?\/?/, '').split('?', 2);
  const [page, rest] = splitOnce(path);
  const show = new URLSearchParams(query).get('show');
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
};

export const route = signal<Route>({ page: 'board' });

export function startRouter(): void {
  const read = () => {
    route.value = parseRoute(location.hash);
  };
  window.addEventListener('hashchange', read);
  read();
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
