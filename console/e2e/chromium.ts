import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import chromiumPack from '@sparticuz/chromium';

/** A Chromium for Linux on x64, unpacked, with the libraries that it needs beside libc. */
export interface Chromium {
  executable: string;
  libraries: string;
}

const PACK = 'node_modules/@sparticuz/chromium/package.json';

/**
 * Unpacks the Chromium that npm brought along, once for each version. Runs that start at the same
 * time each unpack their own; the first to be done wins.
 */
export async function unpackChromium(): Promise<Chromium> {
  const { version } = JSON.parse(await readFile(PACK, 'utf8')) as { version: string };
  const folder = resolve('node_modules/.chromium', version);
  if (!existsSync(folder)) {
    const fresh = `${folder}-${process.pid}`;
    await mkdir(fresh, { recursive: true });
    await unpackInto(fresh);
    await rename(fresh, folder).catch(() => rm(fresh, { recursive: true }));
  }
  return { executable: join(folder, 'chromium'), libraries: join(folder, 'al2023', 'lib') };
}

/** The pack unpacks into the temporary folder, and its libraries only where this variable is set. */
async function unpackInto(folder: string): Promise<void> {
  const { TMPDIR, AWS_LAMBDA_JS_RUNTIME } = process.env;
  Object.assign(process.env, { TMPDIR: folder, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' });
  try {
    await chromiumPack.executablePath();
  } finally {
    restore('TMPDIR', TMPDIR);
    restore('AWS_LAMBDA_JS_RUNTIME', AWS_LAMBDA_JS_RUNTIME);
  }
}

function restore(name: string, value: string | undefined): void {
  if (value === undefined) Reflect.deleteProperty(process.env, name);
  else process.env[name] = value;
}
