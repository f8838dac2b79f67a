import type { IncomingMessage, ServerResponse } from 'node:http';

/** The small pieces of HTTP that the double needs. */
export function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify(body));
}

export function problem(
  response: ServerResponse,
  status: number,
  title: string,
  more: { detail?: string; at?: string; expected?: string } = {},
): void {
  response.writeHead(status, { 'Content-Type': 'application/problem+json' });
  response.end(JSON.stringify({ type: 'about:blank', title, status, ...more }));
}

export function page(
  response: ServerResponse,
  all: readonly unknown[],
  query: URLSearchParams,
  more: Record<string, unknown> = {},
): void {
  const from = Number(query.get('cursor') ?? 0);
  const limit = Number(query.get('limit') ?? 100);
  const next = from + limit < all.length ? String(from + limit) : null;
  json(response, 200, { items: all.slice(from, from + limit), next, ...more });
}

export async function readBody(request: IncomingMessage): Promise<Record<string, unknown>> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  const text = Buffer.concat(pieces).toString('utf8');
  return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
}
