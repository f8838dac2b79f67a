import { Problem } from './problem';
import { serverClock } from '../clock';

let signedOut: () => void = () => undefined;

/** What to do when an answer is 401: the session is over. */
export function onSignedOut(action: () => void): void {
  signedOut = action;
}

export function tellSignedOut(): void {
  signedOut();
}

export type Query = Readonly<Partial<Record<string, string | number | boolean | null>>>;

/** `path` with its query; what is null or undefined is left out. */
export function withQuery(path: string, query: Query): string {
  const pairs = Object.entries(query)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`);
  return pairs.length === 0 ? path : `${path}?${pairs.join('&')}`;
}

/** `stop` ends a question whose answer is not wanted any more. */
export async function getJson<T>(path: string, query: Query = {}, stop?: AbortSignal): Promise<T> {
  const response = await call(withQuery(path, query), {
    headers: { Accept: 'application/json' },
    ...(stop === undefined ? {} : { signal: stop }),
  });
  return (await response.json()) as T;
}

export async function getText(path: string, accept: string): Promise<string> {
  return (await call(path, { headers: { Accept: accept } })).text();
}

export async function send(method: 'POST' | 'DELETE', path: string, body?: unknown): Promise<void> {
  const headers: Record<string, string> = { 'X-Millwright': '1' };
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  const content = body === undefined ? {} : { body: JSON.stringify(body) };
  try {
    await call(path, { method, headers, ...content });
  } catch (error) {
    throw Problem.ofWrite(error);
  }
}

async function call(path: string, init: RequestInit): Promise<Response> {
  const response = await fetch(path, { ...init, credentials: 'same-origin' });
  serverClock.hear(response.headers.get('Date'), Date.now());
  if (response.ok) return response;
  if (response.status === 401) tellSignedOut();
  throw Problem.of(response.status, await response.text());
}
