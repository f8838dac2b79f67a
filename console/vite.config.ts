import { defineConfig } from 'vitest/config';

/** Where `npm run dev` finds the running Millwright. */
const api = process.env.MILLWRIGHT_URL ?? 'http://localhost:8080';

export default defineConfig({
  base: './',
  build: {
    outDir: 'target/classes/static',
    emptyOutDir: true,
    target: 'es2022',
    license: { fileName: 'licences.md' },
    assetsInlineLimit: 0,
  },
  server: { proxy: { '/api': api, '/sign-in': api } },
  test: { include: ['test/**/*.test.ts'] },
});
