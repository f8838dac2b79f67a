import { signal } from '@preact/signals';
import { api } from '../api/client';
import { liveGeneration } from '../live/feed';
import type { Me } from '../api/types';

/** `unknown` until the first answer, `signed-out` after a 401. */
export const session = signal<Me | 'unknown' | 'signed-out'>('unknown');

/** Learns who is signed in as soon as the server answers. */
export function followSession(): void {
  liveGeneration.subscribe(() => {
    if (typeof session.peek() === 'string') void readSession();
  });
}

export async function readSession(): Promise<void> {
  try {
    session.value = await api.me();
  } catch {
    // A 401 has set `signed-out`; any other failure is shown by the page that needs data.
  }
}

export function me(): Me {
  const known = session.value;
  return typeof known === 'string' ? { name: '', groups: [] } : known;
}
