import type { FunctionComponent } from 'preact';
import { useState } from 'preact/hooks';
import { oeeApi } from '../api/oee';
import type { Stop } from '../api/oee-types';
import { Problem } from '../api/problem';
import { useOne } from '../store/one';
import { Trouble } from './trouble';

/** Gives a reason for a stop; a stop that goes on gets it until its end. */
export function giveReason(stop: Stop, reason: string, note: string): Promise<void> {
  return oeeApi.giveReason({
    machine: stop.machine,
    from: stop.from,
    to: stop.open ? null : stop.to,
    reason,
    note: note.trim() === '' ? null : note,
  });
}

/** The reasons that are likely for a stop, one tap each. */
export const ReasonButtons: FunctionComponent<{
  stop: Stop;
  most: number;
  /** Written with the reason that is tapped. */
  note?: string;
  given: () => void;
}> = ({ stop, most, note = '', given }) => {
  const likely = useOne(`${stop.machine} ${stop.from}`, () =>
    oeeApi.suggestions(stop.machine, stop.from),
  );
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const give = (code: string) => {
    setBusy(true);
    setProblem(null);
    giveReason(stop, code, note)
      .then(given)
      .catch((error: unknown) => setProblem(Problem.from(error)))
      .finally(() => setBusy(false));
  };
  return (
    <>
      <div class="reason-buttons" role="group" aria-label="Likely reasons">
        {(likely.value ?? []).slice(0, most).map(({ code, name, path, why }) => (
          <button
            key={code}
            type="button"
            class="reason-button"
            disabled={busy}
            title={path.join(' › ')}
            onClick={() => give(code)}
          >
            {name}
            <span class="why">{why}</span>
          </button>
        ))}
      </div>
      {problem !== null && <Trouble problem={problem} />}
    </>
  );
};
