import type { FunctionComponent } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { Interval, Intervals } from '../api/oee-types';
import { exactTime } from '../format/oee';
import { moment, span } from '../format/time';
import { STATE_WORDS } from '../format/words';
import { machineName } from '../store/plant';
import { Open } from './open';
import { bands, intervalAt, KINDS, type Band } from './bands';
import { LOSS_WORDS } from './words';

const WIDTH = 1000;
const HEIGHT = 40;

/** What each machine did, from left to right; a state has a height of its own besides a colour. */
export const Timeline: FunctionComponent<{ intervals: Intervals }> = ({ intervals }) => {
  const byMachine = useMemo(() => {
    const groups = new Map<string, Interval[]>();
    for (const one of intervals.items) {
      const machine = one.machine ?? '';
      const known = groups.get(machine);
      if (known === undefined) groups.set(machine, [one]);
      else known.push(one);
    }
    return [...groups];
  }, [intervals]);
  const from = Date.parse(intervals.from);
  const to = Date.parse(intervals.to);
  return (
    <section aria-labelledby="timeline">
      <h2 id="timeline">What happened</h2>
      <div class="panel">
        {byMachine.map(([machine, items]) => (
          <Lane key={machine} machine={machine} items={items} from={from} to={to} />
        ))}
        <p class="timeline-ends">
          <span>{moment(intervals.from)}</span>
          <span>{moment(intervals.to)}</span>
        </p>
        <Legend />
      </div>
    </section>
  );
};

const Lane: FunctionComponent<{
  machine: string;
  items: Interval[];
  from: number;
  to: number;
}> = ({ machine, items, from, to }) => {
  const [pointed, setPointed] = useState<Interval | null>(null);
  const drawn = useMemo(() => bands(items, from, to, WIDTH, HEIGHT), [items, from, to]);
  const point = (event: PointerEvent) => {
    const box = (event.currentTarget as Element).getBoundingClientRect();
    const at = from + ((event.clientX - box.left) / box.width) * (to - from);
    setPointed(intervalAt(items, at));
  };
  const name = machineName(machine);
  return (
    <div class="lane">
      <Open
        drill="all."
        {...(machine === '' ? {} : { machine })}
        class="lane-name"
        label={`All intervals of ${name}`}
      >
        {name}
      </Open>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`States of ${name}; the link before lists them`}
        onPointerMove={point}
        onPointerDown={point}
        onPointerLeave={() => setPointed(null)}
      >
        {drawn.map((band: Band) => (
          <path key={band.kind} class={`band band-${band.kind}`} d={band.path} />
        ))}
      </svg>
      <p class="lane-pointed" aria-hidden="true">
        {pointed === null ? '\u00a0' : sentence(pointed)}
      </p>
    </div>
  );
};

function sentence(one: Interval): string {
  const what = one.loss === null ? STATE_WORDS[one.state] : (LOSS_WORDS[one.loss] ?? one.loss);
  const why = one.reason === null ? '' : `, ${one.reason.path.join(' › ')}`;
  return `${what}${why}: ${span(one.from, one.to)}, ${exactTime(one.seconds)}`;
}

const Legend: FunctionComponent = () => (
  <ul class="legend">
    {KINDS.map(({ kind, text, top }) => (
      <li key={kind}>
        <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
          <rect class={`band band-${kind}`} x="0" y={top * 20} width="20" height={20 - top * 20} />
        </svg>
        {text}
      </li>
    ))}
  </ul>
);
