import type { FunctionComponent } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { oeeApi } from '../api/oee';
import type { ReasonNode, Stop } from '../api/oee-types';
import { Problem } from '../api/problem';
import { Trouble } from '../parts/trouble';
import { useOne } from '../store/one';
import { below, pathTo, reasonGiven, reasonText } from './reasons';

interface Props {
  stop: Stop;
  tree: readonly ReasonNode[];
  /** Called with the reason's words once the log has it. */
  given: (text: string) => void;
  cancel: () => void;
}

/** Why a machine stood: what is likely first, then the tree. One tap on a reason gives it. */
export const ReasonChoice: FunctionComponent<Props> = ({ stop, tree, given, cancel }) => {
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.focus(), []);

  const give = (code: string) => {
    setBusy(true);
    setProblem(null);
    oeeApi
      .giveReason(reasonGiven(stop, code, note))
      .then(() => given(reasonText(tree, code)))
      .catch((error: unknown) => setProblem(Problem.from(error)))
      .finally(() => setBusy(false));
  };

  return (
    <div ref={place} class="reason-choice" tabIndex={-1} role="group" aria-label="Give a reason">
      {problem !== null && <Trouble problem={problem} />}
      <label class="field-label">
        Note, if there is more to say
        <input
          class="field"
          maxLength={500}
          value={note}
          onInput={(event) => setNote(event.currentTarget.value)}
        />
      </label>
      <Suggestions stop={stop} busy={busy} give={give} />
      <Tree tree={tree} busy={busy} give={give} />
      <p class="actions">
        <button type="button" onClick={cancel}>
          Close without a reason
        </button>
      </p>
    </div>
  );
};

/** Likely reasons. Where they cannot be read the tree is enough, so nothing is said of it. */
const Suggestions: FunctionComponent<{
  stop: Stop;
  busy: boolean;
  give: (code: string) => void;
}> = ({ stop, busy, give }) => {
  const suggestions = useOne(`${stop.machine} ${stop.from}`, () =>
    oeeApi.suggestions(stop.machine, stop.from),
  );
  if (suggestions.value === null || suggestions.value.length === 0) return null;
  return (
    <div role="group" aria-label="Likely reasons">
      <h3>Likely</h3>
      <div class="reason-buttons">
        {suggestions.value.map(({ code, path, name, why }) => (
          <button
            key={code}
            type="button"
            class="reason-button"
            data-reason={code}
            disabled={busy}
            onClick={() => give(code)}
          >
            <strong>{name}</strong>
            <span class="reason-path">{path.slice(0, -1).join(' › ')}</span>
            <span class="reason-why">{why}</span>
          </button>
        ))}
      </div>
    </div>
  );
};

const Tree: FunctionComponent<{
  tree: readonly ReasonNode[];
  busy: boolean;
  give: (code: string) => void;
}> = ({ tree, busy, give }) => {
  const [at, setAt] = useState<string | null>(null);
  const path = pathTo(tree, at);
  return (
    <div role="group" aria-label="All reasons">
      <h3>{path.length === 0 ? 'All reasons' : path.map(({ name }) => name).join(' › ')}</h3>
      <div class="reason-buttons">
        {at !== null && (
          <button
            type="button"
            class="reason-button reason-up"
            onClick={() => setAt(path.at(-1)?.parent ?? null)}
          >
            One level up
          </button>
        )}
        {below(tree, at).map(({ code, name, leaf }) => (
          <button
            key={code}
            type="button"
            class={leaf ? 'reason-button' : 'reason-button reason-folder'}
            data-reason={code}
            disabled={busy}
            onClick={() => (leaf ? give(code) : setAt(code))}
          >
            <strong>{name}</strong>
            {!leaf && <span class="reason-why">{below(tree, code).length} below</span>}
          </button>
        ))}
      </div>
      {tree.length === 0 && <p class="hint">The sheet of reasons is empty.</p>}
    </div>
  );
};
