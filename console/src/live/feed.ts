import { batch, signal } from '@preact/signals';
import { tellSignedOut } from '../api/http';
import { serverClock } from '../clock';
import { isLiveEventName, type LiveEventName, type LiveEvents } from './events';
import { LiveQueue } from './queue';
import { EventStreamParser } from './sse';

/** Whether changes arrive, and since when (browser time in ms). */
export interface LiveState {
  kind: 'connecting' | 'live' | 'reconnecting';
  since: number;
}

/** The server sends a comment every 15 s; three missed ones mean a dead line. */
const SILENCE_MS = 45_000;
const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 10_000;

export const liveState = signal<LiveState>({ kind: 'connecting', since: Date.now() });

/** Counts connections: lists read themselves again when it grows. */
export const liveGeneration = signal(0);

type Listener = (data: never) => void;
const listeners = new Map<LiveEventName, Set<Listener>>();
const queue = new LiveQueue();
let flushPlanned = false;

/** Calls `listener` with each event of the name; the answer ends it. */
export function onLive<N extends LiveEventName>(
  name: N,
  listener: (data: LiveEvents[N]) => void,
): () => void {
  const set = listeners.get(name) ?? new Set<Listener>();
  listeners.set(name, set);
  set.add(listener);
  return () => {
    set.delete(listener);
  };
}

/** Keeps the stream open until the signal aborts, with growing pauses between attempts. */
export async function runFeed(stop: AbortSignal): Promise<void> {
  let pause = FIRST_RETRY_MS;
  while (!stop.aborted) {
    const heard = await listen(stop);
    if (heard === 'signed-out') return;
    pause = heard === 'something' ? FIRST_RETRY_MS : Math.min(pause * 2, LAST_RETRY_MS);
    if (liveState.value.kind === 'live') {
      liveState.value = { kind: 'reconnecting', since: Date.now() };
    }
    await delay(pause, stop);
  }
}

async function listen(stop: AbortSignal): Promise<'something' | 'nothing' | 'signed-out'> {
  const line = new AbortController();
  const hangUp = () => line.abort();
  stop.addEventListener('abort', hangUp);
  const generation = liveGeneration.value;
  try {
    const response = await fetch('/api/live', {
      headers: { Accept: 'text/event-stream' },
      credentials: 'same-origin',
      signal: line.signal,
    });
    if (response.status === 401) {
      tellSignedOut();
      return 'signed-out';
    }
    if (!response.ok || response.body === null) return 'nothing';
    serverClock.hear(response.headers.get('Date'), Date.now());
    await read(response.body, hangUp);
  } catch {
    // A broken line is answered by the next attempt.
  } finally {
    stop.removeEventListener('abort', hangUp);
  }
  return liveGeneration.value === generation ? 'nothing' : 'something';
}

async function read(body: ReadableStream<Uint8Array>, hangUp: () => void): Promise<void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  const parser = new EventStreamParser();
  let watchdog = setTimeout(hangUp, SILENCE_MS);
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      clearTimeout(watchdog);
      watchdog = setTimeout(hangUp, SILENCE_MS);
      for (const event of parser.feed(decoder.decode(value, { stream: true }))) {
        receive(event.event, event.data);
      }
    }
  } finally {
    clearTimeout(watchdog);
  }
}

function receive(event: string | null, data: string | null): void {
  if (event === 'hello') {
    batch(() => {
      liveState.value = { kind: 'live', since: Date.now() };
      liveGeneration.value++;
    });
  } else if (event !== null && data !== null && isLiveEventName(event)) {
    queue.add(event, JSON.parse(data));
    planFlush();
  }
}

/** One update per animation frame; a hidden page gets no frames and is updated each second. */
function planFlush(): void {
  if (flushPlanned) return;
  flushPlanned = true;
  if (document.hidden) setTimeout(flush, 1000);
  else requestAnimationFrame(flush);
}

function flush(): void {
  flushPlanned = false;
  batch(() => {
    for (const { event, data } of queue.drain()) {
      listeners.get(event)?.forEach((listener) => listener(data as never));
    }
  });
}

function delay(ms: number, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    stop.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
