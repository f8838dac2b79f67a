import base from './vitest.config';

/** `npm run screenshots`. */
export default { ...base, test: { ...base.test, include: ['e2e/screenshots.ts'] } };
