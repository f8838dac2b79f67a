import { computed, signal } from '@preact/signals';

/**
 * The server's clock as seen from here. A browser whose clock is wrong would otherwise show wrong
 * ages; the Date header has one-second resolution, so smaller differences are left alone.
 */
export class ServerClock {
  #offset = 0;

  /** Compares a Date header with the browser's time in ms. */
  hear(date: string | null, browserNow: number): void {
    if (date === null) return;
    const server = Date.parse(date);
    if (Number.isNaN(server)) return;
    const difference = server - browserNow;
    this.#offset = Math.abs(difference) > 2000 ? difference : 0;
  }

  /** The server's time in ms for the browser's time in ms. */
  at(browserNow: number): number {
    return browserNow + this.#offset;
  }
}

export const serverClock = new ServerClock();

/** The server's time in ms at this moment. */
export function serverNow(): number {
  return serverClock.at(Date.now());
}

/** The browser's time in ms, once a second. */
export const tick = signal(Date.now());

/** The server's time in ms, once a second: what relative ages tick by. */
export const now = computed(() => serverClock.at(tick.value));

export function startClock(): void {
  setInterval(() => {
    tick.value = Date.now();
  }, 1000);
}
