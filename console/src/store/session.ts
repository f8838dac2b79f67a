import { signal } from '@preact/signals';
import { api } from '../api/client';
import { Problem } from '../api/problem';
import { liveGeneration } from '../live/feed';
import type { Me } from '../api/types';

/** `unknown` until the first answer, `signed-out` after a 401. */
export const session = signal<Me | 'unknown' | 'signed-out'>('unknown');

/** Why it is not known who is signed in. */
export const sessionProblem = signal<Problem | null>(null);

/** Learns who is signed in as soon as the server answers. */
export function followSession(): void {
  liveGeneration.subscribe(() => {
    if (typeof session.peek() === 'string') void readSession();
  });
}

export async function readSession(): Promise<void> {
  try {
    session.value = await api.me();
    sessionProblem.value = null;
  } catch (error) {
    sessionProblem.value = Problem.from(error);
  }
}

export function me(): Me {
  const known = session.value;
  return typeof known === 'string' ? { name: '', groups: [] } : known;
}
