import { computed, signal } from '@preact/signals';
import { oeeApi } from '../api/oee';
import type { Running, Stop } from '../api/oee-types';
import { serverNow } from '../clock';
import { liveGeneration, onLive } from '../live/feed';

const known = signal<ReadonlyMap<string, Running>>(new Map());

/** How the running shift of each machine stands, by line, in the order of the flow. */
export const runningByLine = computed(() => {
  const lines = new Map<string, Running[]>();
  for (const one of known.value.values()) {
    const line = lines.get(one.line);
    if (line === undefined) lines.set(one.line, [one]);
    else line.push(one);
  }
  return lines;
});

/** Stops that go on for longer than a minor stop and that nobody has explained, by machine. */
export const openStops = signal<ReadonlyMap<string, Stop>>(new Map());

const HOURS_BACK = 24;
const STOPS_EVERY_MS = 20_000;

/** Reads how the shift stands now and after every reconnection, and follows its changes. */
export function followRunning(): () => void {
  const ends = [
    onLive('oee', (one) => {
      known.value = new Map(known.value).set(one.machine, one);
    }),
    liveGeneration.subscribe(() => {
      oeeApi
        .running()
        .then((items) => {
          known.value = new Map(items.map((one) => [one.machine, one]));
        })
        // The board stands without these figures; the next connection asks again.
        .catch(() => undefined);
    }),
  ];
  void readOpenStops();
  const timer = setInterval(() => void readOpenStops(), STOPS_EVERY_MS);
  return () => {
    clearInterval(timer);
    ends.forEach((end) => end());
  };
}

/** Looks for the stops that go on; what is known stays when the answer does not come. */
export async function readOpenStops(): Promise<void> {
  const from = new Date(serverNow() - HOURS_BACK * 3_600_000).toISOString();
  try {
    const stops = await oeeApi.stops({ subject: { kind: 'plant', id: '' }, from }, true);
    openStops.value = stillOpen(stops);
  } catch {
    // Without the answer nobody can say more than before.
  }
}

/** The newest stop of each machine that goes on, is not minor, and has no reason. */
export function stillOpen(stops: readonly Stop[]): Map<string, Stop> {
  return new Map(
    stops
      .filter(({ open, minor, reason }) => open && !minor && reason === null)
      .map((stop) => [stop.machine, stop]),
  );
}
