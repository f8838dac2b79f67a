import { api } from '../api/client';
import { runFeed } from '../live/feed';
import { followAnnouncements } from './announce';
import { followPlant } from './plant';
import { followSession, readSession, session } from './session';

let line: AbortController | null = null;
let following = false;

/** Starts to follow the plant; called again after a sign-in it opens a fresh line. */
export function start(): void {
  line?.abort();
  line = new AbortController();
  if (!following) {
    following = true;
    followSession();
    followPlant();
    followAnnouncements();
  }
  void readSession();
  void runFeed(line.signal);
}

/** Ends the session and the line; when the server did not do it, both stay and the fault is thrown. */
export async function signOut(): Promise<void> {
  await api.signOut();
  line?.abort();
  session.value = 'signed-out';
}
