/**
 * What Maven calls: `install`, `build`, `check`, `browser`. Each step is left out while its inputs
 * are the same as at its last success, so that a build without changes costs a second.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const SHARED = ['package.json', 'package-lock.json', 'tsconfig.json', 'vite.config.ts'];
const SOURCES = [...SHARED, 'index.html', 'public', 'src'];
const EVERYTHING = [
  ...SOURCES,
  'dev',
  'e2e',
  'test',
  'scripts',
  'eslint.config.js',
  '.prettierrc.json',
];

const STEPS = {
  install: {
    inputs: ['package-lock.json', '.npmrc'],
    stamp: 'node_modules/.installed',
    command: ['ci', '--no-audit', '--no-fund'],
  },
  build: { inputs: SOURCES, stamp: 'target/console-build.stamp', command: ['run', '-s', 'build'] },
  check: {
    inputs: EVERYTHING,
    stamp: 'target/console-check.stamp',
    command: ['run', '-s', 'check'],
  },
  browser: { inputs: EVERYTHING, stamp: 'target/console-e2e.stamp', command: ['run', '-s', 'e2e'] },
};

const name = process.argv[2] ?? '';
const step = STEPS[name];
if (step === undefined) {
  console.error(`found "${name}", expected one of ${Object.keys(STEPS).join(', ')}`);
  process.exit(2);
}

const wanted = hash(step.inputs);
const built =
  name === 'install' || existsSync('target/classes/static/index.html') || name === 'check';
if (built && existsSync(step.stamp) && readFileSync(step.stamp, 'utf8') === wanted) {
  console.log(`console ${name}: nothing changed`);
} else {
  run(step.command);
  mkdirSync(join(step.stamp, '..'), { recursive: true });
  writeFileSync(step.stamp, wanted);
}

function run(command) {
  const windows = process.platform === 'win32';
  const result = spawnSync('npm', command, { stdio: 'inherit', shell: windows });
  if (result.error) {
    console.error(
      `npm could not be started (${result.error.message}); install Node.js 20.19 or newer`,
    );
  }
  if (result.status !== 0) process.exit(result.status ?? 1);
}

/** A digest over the names and contents of all files below the paths. */
function hash(paths) {
  const digest = createHash('sha256');
  for (const file of paths.flatMap(filesBelow).sort()) {
    digest.update(file).update('\0').update(readFileSync(file)).update('\0');
  }
  return digest.digest('hex');
}

function filesBelow(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path).flatMap((entry) => filesBelow(join(path, entry)));
}
