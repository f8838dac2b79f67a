import { serveDouble } from '../dev/double/serve';
import { DOUBLE_TOKEN } from '../dev/double/double';

/** The running system that the browser visits. */
export interface Target {
  url: string;
  token: string;
  /** `true` when the API behind the console is the double. */
  double: boolean;
  /** Cuts the live lines; only the double can. */
  cutLines: () => void;
  /** Sends a live event; only the double can. */
  tell: (event: string, data: unknown) => void;
  close: () => Promise<void>;
}

/**
 * The system named by MILLWRIGHT_URL and MILLWRIGHT_TOKEN; without them the built console in front
 * of the double.
 */
export async function openTarget(): Promise<Target> {
  const url = process.env.MILLWRIGHT_URL;
  if (url === undefined || url === '') {
    const served = await serveDouble('target/classes/static');
    return {
      url: served.url,
      token: DOUBLE_TOKEN,
      double: true,
      cutLines: () => served.double.cutLines(),
      tell: (event, data) => served.double.tell(event, data),
      close: served.close,
    };
  }
  const token = process.env.MILLWRIGHT_TOKEN;
  if (token === undefined || token === '') {
    throw new Error(
      'MILLWRIGHT_URL is set but MILLWRIGHT_TOKEN is not; it is in secrets/api-token of the data folder',
    );
  }
  return {
    url: url.replace(/\/$/, ''),
    token,
    double: false,
    cutLines: () => undefined,
    tell: () => undefined,
    close: () => Promise.resolve(),
  };
}

/** Asks the API as a script would, with the token. */
export async function fetchJson<T>(target: Target, path: string): Promise<T> {
  const response = await fetch(`${target.url}${path}`, {
    headers: { Authorization: `Bearer ${target.token}` },
  });
  if (!response.ok) throw new Error(`GET ${path} answered ${response.status}`);
  return (await response.json()) as T;
}
