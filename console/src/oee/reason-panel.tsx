import type { FunctionComponent } from 'preact';
import { useState } from 'preact/hooks';
import { oeeApi } from '../api/oee';
import type { ReasonNode, Stop } from '../api/oee-types';
import { Problem } from '../api/problem';
import { giveReason, ReasonButtons } from '../parts/reason-buttons';
import { Trouble } from '../parts/trouble';
import { useOne } from '../store/one';
import { EntryList } from './entry-list';
import { branches, type Branch } from './reason-tree';

/** Gives a stop its reason, with a note, and shows what was said of it before. */
export const ReasonPanel: FunctionComponent<{
  stop: Stop;
  reasons: readonly ReasonNode[];
  given: () => void;
}> = ({ stop, reasons, given }) => {
  const [note, setNote] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [said, setSaid] = useState('');
  const log = useOne(`${stop.machine} ${stop.from} ${stop.to}`, () =>
    oeeApi.entries(stop.machine, stop.from, stop.to),
  );
  const done = () => {
    setNote('');
    setSaid('The reason is entered.');
    log.again();
    given();
  };
  const give = (code: string) => {
    setProblem(null);
    giveReason(stop, code, note)
      .then(done)
      .catch((error: unknown) => setProblem(Problem.from(error)));
  };
  return (
    <div class="reason-panel">
      <label class="picker">
        <span>Note, written with the reason</span>
        <input
          class="field"
          type="text"
          maxLength={500}
          value={note}
          onInput={({ currentTarget }) => setNote(currentTarget.value)}
        />
      </label>
      <ReasonButtons stop={stop} most={5} note={note} given={done} />
      <ReasonTree tree={branches(reasons)} give={give} />
      <p role="status">{said}</p>
      {problem !== null && <Trouble problem={problem} />}
      <h3>What was said of it</h3>
      {log.problem !== null && <Trouble problem={log.problem} again={log.again} />}
      {log.value?.length === 0 && <p class="hint">Nothing yet.</p>}
      <EntryList entries={log.value ?? []} reasons={reasons} />
    </div>
  );
};

/** The tree of reasons; only what has none below it can be given. */
export const ReasonTree: FunctionComponent<{
  tree: readonly Branch[];
  give?: (code: string) => void;
}> = ({ tree, give }) => (
  <ul class="reason-tree">
    {tree.map((branch) => (
      <li key={branch.code}>
        {branch.leaf ? (
          <Leaf branch={branch} {...(give === undefined ? {} : { give })} />
        ) : (
          <details open={give === undefined}>
            <summary>{branch.name}</summary>
            <ReasonTree tree={branch.children} {...(give === undefined ? {} : { give })} />
          </details>
        )}
      </li>
    ))}
  </ul>
);

const Leaf: FunctionComponent<{ branch: Branch; give?: (code: string) => void }> = ({
  branch,
  give,
}) =>
  give === undefined ? (
    <>
      {branch.name} <code>{branch.code}</code>
    </>
  ) : (
    <button type="button" onClick={() => give(branch.code)}>
      {branch.name}
    </button>
  );
