import type { BrowserContext, Page } from 'playwright-core';
import type { Running, Tag } from '../../src/api/oee-types';
import type { Machine, Signal } from '../../src/api/types';

/** What the page was told, from its own connections, up to a moment at which its line was held. */
export interface Told {
  /** The newest of each machine. */
  running: Record<string, Running>;
  machines: Record<string, Machine>;
  /** Every running shift that was told, by `machine at`. */
  everyRunning: Record<string, Running>;
  /** Every reading that was told, live or in a list, by `machine/signal at`. */
  readings: Record<string, Signal['value']>;
}

declare global {
  interface Window {
    told: Told;
    hold: () => void;
    release: () => void;
  }
}

/** Listens beside every page of the context to what it hears, and lets its live line be held. */
export async function listenBeside(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const told: Told = { running: {}, machines: {}, everyRunning: {}, readings: {} };
    let held = Promise.resolve();
    let release: () => void = () => undefined;
    Object.assign(window, {
      told,
      hold: () => {
        held = new Promise((free) => (release = free));
      },
      release: () => release(),
    });

    const note = (machine: Machine) => {
      for (const { name, at, value } of machine.signals) {
        told.readings[`${machine.id}/${name} ${at ?? ''}`] = value;
      }
    };
    const hear = (event: string, data: string) => {
      if (event === 'oee') {
        const one = JSON.parse(data) as Running;
        told.running[one.machine] = one;
        told.everyRunning[`${one.machine} ${one.at}`] = one;
      } else if (event === 'machine') {
        const one = JSON.parse(data) as Machine;
        told.machines[one.id] = one;
        note(one);
      }
    };

    /** Passes the bytes on unchanged, once it is not held, and reads the events in them. */
    const tap = () => {
      const decoder = new TextDecoder();
      let text = '';
      return new TransformStream<Uint8Array, Uint8Array>({
        transform: async (chunk, out) => {
          await held;
          text += decoder.decode(chunk, { stream: true });
          const blocks = text.split('\n\n');
          text = blocks.pop() ?? '';
          for (const block of blocks) {
            const lines = block.split('\n');
            const field = (name: string) =>
              lines
                .filter((line) => line.startsWith(`${name}:`))
                .map((line) => line.slice(name.length + 1).trim())
                .join('\n');
            hear(field('event'), field('data'));
          }
          out.enqueue(chunk);
        },
      });
    };

    const ask = window.fetch.bind(window);
    window.fetch = async (input, init) => {
      const response = await ask(input, init);
      const { pathname } = new URL(
        input instanceof Request ? input.url : String(input),
        location.href,
      );
      if (pathname === '/api/live' && response.body !== null) {
        const { status, headers } = response;
        return new Response(response.body.pipeThrough(tap()), { status, headers });
      }
      if (pathname === '/api/machines') {
        const { items } = (await response.clone().json()) as { items: Machine[] };
        items.forEach(note);
      } else if (pathname === '/api/tags') {
        const { items } = (await response.clone().json()) as { items: Tag[] };
        for (const { machine, signal, at, value } of items) {
          told.readings[`${machine}/${signal} ${at ?? ''}`] = value;
        }
      }
      return response;
    };
  });
}

/**
 * Looks at the page while nothing new arrives, and at all that arrived before. The page draws what it
 * hears in the next frame; a few are waited for.
 */
export async function whileHeld<T>(
  page: Page,
  look: (page: Page) => Promise<T>,
): Promise<{ told: Told; seen: T }> {
  await page.evaluate(async () => {
    window.hold();
    const frame = () => new Promise((next) => requestAnimationFrame(next));
    for (let frames = 0; frames < 10; frames++) await frame();
  });
  const seen = await look(page);
  const told = await page.evaluate(() => window.told);
  await page.evaluate(() => window.release());
  return { told, seen };
}
