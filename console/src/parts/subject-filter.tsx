import type { FunctionComponent } from 'preact';
import { words } from '../format/words';
import { remember, type RouteQuery } from '../router';
import { lines, machineName } from '../store/plant';

interface Props {
  query: RouteQuery;
  /** No lines to choose from. */
  machinesOnly?: boolean;
  /** Whether all machines together can be chosen; without lines they cannot unless it is said. */
  orAll?: boolean;
}

/** Narrows a page to a line or a machine, in its address. */
export const SubjectFilter: FunctionComponent<Props> = ({
  query,
  machinesOnly = false,
  orAll = !machinesOnly,
}) => {
  const chosen = query.machine !== undefined ? `machine/${query.machine}` : lineOf(query);
  const choose = (value: string) => {
    const [kind = '', ...id] = value.split('/');
    const name = id.join('/');
    remember({
      machine: kind === 'machine' ? name : null,
      line: kind === 'line' ? name : null,
      at: null,
    });
  };
  return (
    <label class="picker">
      <span>Machine</span>
      <select
        class="field"
        value={chosen}
        onChange={({ currentTarget }) => choose(currentTarget.value)}
      >
        {orAll && <option value="">All machines</option>}
        {lines.value.map(([line, machines]) => (
          <optgroup key={line} label={words(line)}>
            {!machinesOnly && <option value={`line/${line}`}>{words(line)}, all machines</option>}
            {machines.map((machine) => (
              <option key={machine} value={`machine/${machine}`}>
                {machineName(machine)}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </label>
  );
};

function lineOf({ line }: RouteQuery): string {
  return line === undefined ? '' : `line/${line}`;
}
