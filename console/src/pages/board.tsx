import type { FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { MachineState } from '../api/types';
import { STATE_WORDS, words } from '../format/words';
import { Empty } from '../parts/empty';
import { LineOee } from '../parts/line-oee';
import { MachineCard } from '../parts/machine-card';
import { Reading } from '../parts/reading';
import { StateSymbol } from '../parts/state-symbol';
import { Title } from '../parts/title';
import { Trouble } from '../parts/trouble';
import { lines, machineSignal, plantProblem, plantRead, rereadPlant, totals } from '../store/plant';
import { followRunning } from '../store/running';

/** In the order in which they want attention. */
const STATES: MachineState[] = [
  'down',
  'blocked',
  'starved',
  'setup',
  'idle',
  'running',
  'unknown',
];

/** The plant board: every machine of every line, live. */
export const BoardPage: FunctionComponent = () => {
  const [only, setOnly] = useState<MachineState | null>(null);
  useEffect(followRunning, []);
  return (
    <div class="board">
      <Title text="Plant">
        <StateFilter only={only} choose={setOnly} />
      </Title>
      {plantProblem.value !== null && <Trouble problem={plantProblem.value} again={rereadPlant} />}
      {!plantRead.value && plantProblem.value === null && <Reading what="plant" />}
      {plantRead.value && lines.value.length === 0 && (
        <Empty>
          No machines yet. A machine appears here as soon as a route in <code>camel-routes/</code>{' '}
          with a tag sheet in <code>camel-routes/tags/</code> brings its first frame.
        </Empty>
      )}
      {lines.value.map(([line, ids]) => (
        <Line key={line} line={line} ids={ids} only={only} />
      ))}
    </div>
  );
};

const Line: FunctionComponent<{ line: string; ids: string[]; only: MachineState | null }> = ({
  line,
  ids,
  only,
}) => {
  const shown = only === null ? ids : ids.filter((id) => machineSignal(id)?.value.state === only);
  if (shown.length === 0) return null;
  return (
    <section aria-labelledby={`line-${line}`} class="line">
      <h2 id={`line-${line}`}>{words(line)}</h2>
      <LineOee line={line} />
      <div class="cards">
        {shown.map((id) => (
          <MachineCard key={id} id={id} />
        ))}
      </div>
    </section>
  );
};

const StateFilter: FunctionComponent<{
  only: MachineState | null;
  choose: (state: MachineState | null) => void;
}> = ({ only, choose }) => {
  const { states } = totals.value;
  const present = STATES.filter((state) => state === only || (states[state] ?? 0) > 0);
  return (
    <div class="state-filter" role="group" aria-label="Show only machines that are">
      {present.map((state) => (
        <button
          key={state}
          type="button"
          class={`chip state-${state}`}
          aria-pressed={state === only}
          onClick={() => choose(state === only ? null : state)}
        >
          <StateSymbol state={state} />
          {states[state] ?? 0} {STATE_WORDS[state]}
        </button>
      ))}
    </div>
  );
};
