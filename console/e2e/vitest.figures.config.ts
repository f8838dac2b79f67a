import base from './vitest.config.ts';

/** `npm run e2e:figures`. */
export default { ...base, test: { ...base.test, include: ['e2e/figures/*.figures.ts'] } };
