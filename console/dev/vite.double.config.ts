import { mergeConfig, type Plugin } from 'vite';
import base from '../vite.config.ts';
import { ApiDouble } from './double/double.ts';

/** The development server with the double in place of a running Millwright. */
const double: Plugin = {
  name: 'api-double',
  configureServer(server) {
    const api = new ApiDouble();
    server.middlewares.use((request, response, next) => {
      if (!api.handle(request, response)) next();
    });
  },
};

export default mergeConfig(base, { server: { proxy: {} }, plugins: [double] });
