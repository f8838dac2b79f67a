import type { Oee, OeePart, Running } from '../../src/api/oee-types';
import { figures, stretches, type Window } from './oee';
import { lineOf, MACHINE_IDS } from './plant';
import { HOUR, shiftsBetween } from './shifts';

const TARGET = 0.65;

export function report(
  window: Window,
  subject: Oee['subject'],
  asKnownAt: string | null,
  per: string | null,
): Oee {
  const all = stretches(window);
  const one = subject.kind === 'machine';
  return {
    subject,
    from: new Date(window.from).toISOString(),
    to: new Date(window.to).toISOString(),
    asKnownAt,
    knownAt: new Date(window.knownAt).toISOString(),
    book: 'c2a91b60e7d4',
    target: one ? TARGET : null,
    provisional: window.to >= Date.now() - 5_000,
    total: figures(all, window.knownAt),
    machines: one
      ? []
      : window.machines.map((machine) => ({
          machine,
          total: figures(
            all.filter((part) => part.machine === machine),
            window.knownAt,
          ),
        })),
    parts: per === null ? [] : parts(window, per),
  };
}

function parts(window: Window, per: string): OeePart[] {
  if (per === 'order' || per === 'product') {
    const all = stretches(window).filter(({ order }) => order !== null);
    const from = new Date(window.from).toISOString();
    const to = new Date(window.to).toISOString();
    const name = per === 'order' ? 'PO-1001' : 'HOUSING-A';
    return all.length === 0 ? [] : [{ name, from, to, total: figures(all, window.knownAt) }];
  }
  return spans(window, per).map(({ name, from, to }) => ({
    name,
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    total: figures(stretches({ ...window, from, to }), window.knownAt),
  }));
}

function spans({ from, to }: Window, per: string): { name: string; from: number; to: number }[] {
  const cut = (name: string, begin: number, end: number) => ({
    name,
    from: Math.max(from, begin),
    to: Math.min(to, end),
  });
  if (per === 'shift') {
    return shiftsBetween(from, to).map((shift) =>
      cut(shift.name, Date.parse(shift.from), Date.parse(shift.to)),
    );
  }
  const step = per === 'hour' ? HOUR : 24 * HOUR;
  const result = [];
  for (let at = Math.floor(from / step) * step; at < to; at += step) {
    result.push(cut(new Date(at).toISOString(), at, at + step));
  }
  return result;
}

export function running(now: number): Running[] {
  const [shift] = shiftsBetween(now, now + 1);
  return MACHINE_IDS.map((machine) => {
    const from = shift === undefined ? now : Date.parse(shift.from);
    const parts = stretches({ machines: [machine], from, to: now, knownAt: now });
    return {
      machine,
      line: lineOf(machine),
      at: new Date(now).toISOString(),
      heardUntil: new Date(now).toISOString(),
      shift: shift ?? null,
      target: TARGET,
      total: figures(parts, now),
      constraint: machine === 'cnc-3' || machine === 'oven-1',
    };
  });
}
