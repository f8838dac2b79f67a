import { beforeAll, expect, test, vi } from 'vitest';
import { session } from '../src/store/session';
import { signOut, start } from '../src/store/start';

const ME = { name: 'admin', groups: [] };

let line: AbortSignal | null | undefined;
let answerToSignOut: () => Promise<Response>;

function answer(path: string, init: RequestInit): Promise<Response> {
  if (init.method === 'DELETE') return answerToSignOut();
  if (path === '/api/live') {
    line = init.signal;
    return new Promise(() => undefined);
  }
  const body = path === '/api/me' ? ME : { items: [], next: null };
  return Promise.resolve(new Response(JSON.stringify(body)));
}

beforeAll(async () => {
  vi.stubGlobal('fetch', answer);
  start();
  await vi.waitFor(() => expect(session.value).toEqual(ME));
  return () => vi.unstubAllGlobals();
});

test('who could not be signed out stays signed in, with a line', async () => {
  answerToSignOut = () => Promise.reject(new TypeError('Failed to fetch'));
  await expect(signOut()).rejects.toThrow('Press the button again');
  expect(session.value).toEqual(ME);
  expect(line?.aborted).toBe(false);
});

test('after the sign-out nothing is heard any more', async () => {
  answerToSignOut = () => Promise.resolve(new Response(null, { status: 204 }));
  await signOut();
  expect(session.value).toBe('signed-out');
  expect(line?.aborted).toBe(true);
});
