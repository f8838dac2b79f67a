import type { FunctionComponent } from 'preact';
import { percent } from '../format/oee';
import { to } from '../router';
import { machineName } from '../store/plant';
import { runningByLine } from '../store/running';
import type { Running } from '../api/oee-types';

/** A line's machines in the order of the flow, with OEE of the running shift and the constraint. */
export const LineOee: FunctionComponent<{ line: string }> = ({ line }) => {
  const machines = runningByLine.value.get(line) ?? [];
  const shift = machines[0]?.shift ?? null;
  if (machines.length === 0) return null;
  return (
    <div class="line-oee">
      <p class="line-oee-title">
        <a href={to.oee({ kind: 'line', id: line })}>
          {shift === null ? 'No shift is running' : `OEE of the ${shift.name} shift so far`}
        </a>
      </p>
      <ol class="flow" aria-label={`Machines of the line in the order of the flow`}>
        {machines.map((one) => (
          <Station key={one.machine} one={one} />
        ))}
      </ol>
    </div>
  );
};

const Station: FunctionComponent<{ one: Running }> = ({ one }) => (
  <li class={one.constraint ? 'station station-constraint' : 'station'} data-station={one.machine}>
    <a href={to.oee({ kind: 'machine', id: one.machine })}>{machineName(one.machine)}</a>
    <span class="station-oee">{percent(one.total.oee)}</span>
    {one.constraint && <strong class="constraint">◆ Constraint</strong>}
  </li>
);
