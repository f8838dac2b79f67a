import base from './vitest.config.ts';

/** `npm run screenshots`. */
export default { ...base, test: { ...base.test, include: ['e2e/screenshots.ts'] } };
