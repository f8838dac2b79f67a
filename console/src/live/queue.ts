import type { LiveEventName } from './events';

export interface QueuedEvent {
  event: LiveEventName;
  data: unknown;
}

/**
 * Events waiting for the next animation frame. A machine that reports twice before the frame is
 * drawn once, with its newest values; every other event is kept, in order.
 */
export class LiveQueue {
  #machines = new Map<string, unknown>();
  #others: QueuedEvent[] = [];

  add(event: LiveEventName, data: unknown): void {
    if (event === 'machine') this.#machines.set((data as { id: string }).id, data);
    else this.#others.push({ event, data });
  }

  /** Takes everything out: machines first. */
  drain(): QueuedEvent[] {
    const machines = [...this.#machines.values()].map((data): QueuedEvent => ({
      event: 'machine',
      data,
    }));
    const all = [...machines, ...this.#others];
    this.#machines = new Map();
    this.#others = [];
    return all;
  }
}
