import base from './vitest.config.ts';

/** `npm run e2e:figures`; a page whose figures move meanwhile is looked at again, which takes long. */
export default {
  ...base,
  test: { ...base.test, include: ['e2e/figures/*.figures.ts'], testTimeout: 300_000 },
};
