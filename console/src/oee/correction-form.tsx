import type { FunctionComponent } from 'preact';
import { useState } from 'preact/hooks';
import { oeeApi } from '../api/oee';
import { Problem } from '../api/problem';
import { serverNow } from '../clock';
import { Trouble } from '../parts/trouble';
import { lines, machineName } from '../store/plant';
import { localField, momentOfField, wholeNumber } from './reasons';

const HOUR = 3_600_000;

/** Pieces that were found bad later, or good after all, with the reason. */
export const CorrectionForm: FunctionComponent<{ machine: string | null; done: () => void }> = ({
  machine,
  done,
}) => {
  const [at, setAt] = useState(() => ({
    from: localField(serverNow() - HOUR),
    to: localField(serverNow()),
  }));
  const [of, setOf] = useState(machine ?? '');
  const [scrap, setScrap] = useState('');
  const [rework, setRework] = useState('');
  const [why, setWhy] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [told, setTold] = useState(false);

  const submit = (event: Event) => {
    event.preventDefault();
    setTold(false);
    const said = {
      machine: of,
      from: momentOfField(at.from),
      to: momentOfField(at.to),
      scrap: wholeNumber(scrap),
      rework: wholeNumber(rework),
      reason: why.trim(),
    };
    const wrong = faultOf(said);
    setProblem(wrong);
    if (wrong !== null) return;
    setBusy(true);
    oeeApi
      .correct(said as Parameters<typeof oeeApi.correct>[0])
      .then(() => {
        setTold(true);
        setScrap('');
        setRework('');
        setWhy('');
        done();
      })
      .catch((error: unknown) => setProblem(Problem.from(error)))
      .finally(() => setBusy(false));
  };

  return (
    <form class="panel fields" aria-label="Correct the counts" onSubmit={submit} noValidate>
      {problem !== null && <Trouble problem={problem} />}
      <label class="field-label">
        Machine
        <select value={of} onChange={(event) => setOf(event.currentTarget.value)}>
          <option value="">Choose one</option>
          {lines.value.flatMap(([, ids]) =>
            ids.map((id) => (
              <option key={id} value={id}>
                {machineName(id)}
              </option>
            )),
          )}
        </select>
      </label>
      <Field
        label="Made from"
        type="datetime-local"
        value={at.from}
        set={(from) => setAt({ ...at, from })}
      />
      <Field
        label="Made to"
        type="datetime-local"
        value={at.to}
        set={(to) => setAt({ ...at, to })}
      />
      <Field label="Scrap more" type="text" value={scrap} set={setScrap} />
      <Field label="Rework more" type="text" value={rework} set={setRework} />
      <Field label="Why" type="text" value={why} set={setWhy} />
      <p class="hint">A number below 0 takes scrap back: the pieces are good after all.</p>
      <p class="actions">
        <button type="submit" class="primary" disabled={busy}>
          {busy ? 'Noting …' : 'Correct the counts'}
        </button>
      </p>
      {told && (
        <p class="done-note" role="status">
          Noted. The figures of that time are counted anew.
        </p>
      )}
    </form>
  );
};

const Field: FunctionComponent<{
  label: string;
  type: 'text' | 'datetime-local';
  value: string;
  set: (text: string) => void;
}> = ({ label, type, value, set }) => (
  <label class="field-label">
    {label}
    <input
      class="field"
      type={type}
      step={type === 'datetime-local' ? 1 : undefined}
      maxLength={type === 'text' ? 500 : undefined}
      value={value}
      onInput={(event) => set(event.currentTarget.value)}
    />
  </label>
);

function faultOf(said: {
  machine: string;
  from: string | null;
  to: string | null;
  scrap: number | null;
  rework: number | null;
  reason: string;
}): Problem | null {
  const fault = (at: string, expected: string) =>
    new Problem(0, 'The correction is not complete', null, at, expected);
  if (said.machine === '') return fault('Machine', 'the machine that made the pieces');
  if (said.from === null || said.to === null || said.from >= said.to) {
    return fault('Made from, Made to', 'two moments, the first before the second');
  }
  if (said.scrap === null) return fault('Scrap more', 'a whole number of pieces, such as 3');
  if (said.rework === null) return fault('Rework more', 'a whole number of pieces, such as 3');
  if (said.scrap === 0 && said.rework === 0) {
    return fault('Scrap more, Rework more', 'at least one piece in one of the two');
  }
  return said.reason === '' ? fault('Why', 'the reason in a few words') : null;
}
