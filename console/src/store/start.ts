import { runFeed } from '../live/feed';
import { followAnnouncements } from './announce';
import { followPlant } from './plant';
import { followSession, readSession } from './session';

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
