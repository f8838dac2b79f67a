import base from './vitest.config.ts';

/** `npm run e2e:complete-task`. */
export default { ...base, test: { ...base.test, include: ['e2e/complete-task.ts'] } };
