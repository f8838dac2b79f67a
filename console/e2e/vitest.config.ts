import { defineConfig } from 'vitest/config';

/** Browser tests: one file after the other, with bounds for a busy machine. */
export default defineConfig({
  test: {
    root: '.',
    include: ['e2e/*.e2e.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 15_000 } },
    fileParallelism: false,
  },
});
