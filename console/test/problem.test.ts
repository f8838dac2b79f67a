import { afterEach, expect, test, vi } from 'vitest';
import { getJson, send, withQuery } from '../src/api/http';
import { Problem } from '../src/api/problem';

test('a problem document keeps its place and what was expected', () => {
  const body = JSON.stringify({
    type: 'about:blank',
    title: 'The field is missing',
    status: 400,
    detail: 'cause is required',
    at: 'variables.cause',
    expected: 'one of bearing, tool, other',
  });
  expect(Problem.of(400, body)).toMatchObject({
    status: 400,
    title: 'The field is missing',
    detail: 'cause is required',
    at: 'variables.cause',
    expected: 'one of bearing, tool, other',
  });
});

test.each(['', '<html>Bad gateway</html>', 'null', '[]', '{"title": 7}'])(
  'an answer that is no problem document still gets a sentence: %s',
  (body) => {
    expect(Problem.of(502, body).title).toBe('The server answered 502');
  },
);

afterEach(() => vi.unstubAllGlobals());

test('a page without an answer tries again by itself, a button does not', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
  const read = Problem.from(await getJson('/api/me').catch((error: unknown) => error));
  expect(read.detail).toBe('The page tries again by itself.');
  const write = Problem.from(await send('POST', '/api/tasks/1/claim').catch((e: unknown) => e));
  expect(write.detail).toBe('This may not have taken effect. Press the button again.');
});

test('no answer at all is told as such', () => {
  expect(Problem.from(new TypeError('Failed to fetch')).title).toBe('Millwright does not answer');
});

test('a query leaves out what is unknown and encodes the rest', () => {
  expect(withQuery('/api/findings', { open: true, machine: 'a&b', cursor: null })).toBe(
    '/api/findings?open=true&machine=a%26b',
  );
  expect(withQuery('/api/findings', {})).toBe('/api/findings');
});
