import { createServer, type Server } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import type { AddressInfo } from 'node:net';
import { ApiDouble } from './double';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.md': 'text/plain; charset=utf-8',
};

/** The app's policy: the console must run under it. */
const POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "object-src 'none'",
].join('; ');

export interface ServedDouble {
  url: string;
  double: ApiDouble;
  close: () => Promise<void>;
}

/** Serves the built console from `folder` together with the double of the API, on a free port. */
export async function serveDouble(folder: string): Promise<ServedDouble> {
  const double = new ApiDouble();
  const server = createServer((request, response) => {
    if (double.handle(request, response)) return;
    const path = new URL(request.url ?? '/', 'http://double').pathname;
    const file = join(folder, normalize(path === '/' ? '/index.html' : path));
    readFile(file)
      .then((content) => {
        response.writeHead(200, {
          'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream',
          'Content-Security-Policy': POLICY,
        });
        response.end(content);
      })
      .catch(() => {
        response.writeHead(404).end();
      });
  });
  await listen(server);
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, double, close: () => close(server, double) };
}

function listen(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
}

function close(server: Server, double: ApiDouble): Promise<void> {
  double.close();
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
