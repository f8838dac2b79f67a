import type { FunctionComponent } from 'preact';
import { useState } from 'preact/hooks';
import { oeeApi } from '../api/oee';
import { Problem } from '../api/problem';
import { Trouble } from '../parts/trouble';
import { useOne } from '../store/one';
import { EntryList } from './entry-list';
import { Field } from './field';
import { fromField, toField } from './moment-field';

/** Scrap and rework that were found after the pieces were counted, and what was said before. */
export const ShiftLog: FunctionComponent<{
  machine: string;
  from: string;
  to: string;
  /** Called when something was entered, so that the figures are read again. */
  entered: () => void;
}> = ({ machine, from, to: end, entered }) => {
  const log = useOne(`${machine} ${from} ${end}`, () => oeeApi.entries(machine, from, end));
  const reasons = useOne('', oeeApi.reasons);
  return (
    <section aria-labelledby="shift-log">
      <h2 id="shift-log">Shift log</h2>
      <div class="panel">
        <CorrectionForm
          machine={machine}
          from={from}
          to={end}
          entered={() => {
            log.again();
            entered();
          }}
        />
        {log.problem !== null && <Trouble problem={log.problem} again={log.again} />}
        {log.value?.length === 0 && <p class="hint">Nobody entered anything in this window.</p>}
        <EntryList entries={log.value ?? []} reasons={reasons.value ?? []} />
      </div>
    </section>
  );
};

const CorrectionForm: FunctionComponent<{
  machine: string;
  from: string;
  to: string;
  entered: () => void;
}> = ({ machine, from, to: end, entered }) => {
  const [fields, setFields] = useState({
    from: toField(from),
    to: toField(end),
    scrap: '0',
    rework: '0',
    reason: '',
  });
  const [problem, setProblem] = useState<Problem | null>(null);
  const [done, setDone] = useState(false);
  const put = (name: keyof typeof fields) => (value: string) => {
    setFields((old) => ({ ...old, [name]: value }));
    setDone(false);
  };
  const submit = (event: Event) => {
    event.preventDefault();
    setProblem(null);
    oeeApi
      .correct({
        machine,
        from: fromField(fields.from) ?? from,
        to: fromField(fields.to) ?? end,
        scrap: Number(fields.scrap),
        rework: Number(fields.rework),
        reason: fields.reason,
      })
      .then(() => {
        setDone(true);
        setFields((old) => ({ ...old, scrap: '0', rework: '0', reason: '' }));
        entered();
      })
      .catch((error: unknown) => setProblem(Problem.from(error)));
  };
  return (
    <details>
      <summary>Enter scrap or rework found later</summary>
      <form class="span-form" onSubmit={submit}>
        <Field label="Made from" type="datetime-local" value={fields.from} put={put('from')} />
        <Field label="Made until" type="datetime-local" value={fields.to} put={put('to')} />
        <Field label="Scrap" type="number" value={fields.scrap} put={put('scrap')} />
        <Field label="Rework" type="number" value={fields.rework} put={put('rework')} />
        <Field label="Why" type="text" value={fields.reason} put={put('reason')} />
        <button type="submit" class="primary">
          Enter the correction
        </button>
      </form>
      <p role="status">{done ? 'Entered. The figures count it.' : ''}</p>
      {problem !== null && <Trouble problem={problem} />}
    </details>
  );
};
