import type { FunctionComponent } from 'preact';
import { useState } from 'preact/hooks';
import type { Subject } from '../api/oee';
import { serverNow } from '../clock';
import { fullMoment } from '../format/time';
import { words } from '../format/words';
import { PLANT, remember, to, type RouteQuery } from '../router';
import { lines, machineName } from '../store/plant';
import { CLOSES } from './drill';
import { fromField, toField } from './moment-field';
import { clean } from './open';
import { windowName, WINDOWS } from './window';

/** The plant, one of its lines, or one of their machines; the window stays. */
export const SubjectPicker: FunctionComponent<{ subject: Subject; query: RouteQuery }> = ({
  subject,
  query,
}) => {
  const go = (value: string) => {
    const slash = value.indexOf('/');
    const kind = value.slice(0, slash) as Subject['kind'];
    const chosen = slash < 0 ? PLANT : { kind, id: value.slice(slash + 1) };
    location.hash = to.oee(chosen, clean({ ...query, ...CLOSES }));
  };
  return (
    <label class="picker">
      <span>Figures of</span>
      <select
        class="field"
        value={subject.kind === 'plant' ? 'plant' : `${subject.kind}/${subject.id}`}
        onChange={({ currentTarget }) => go(currentTarget.value)}
      >
        <option value="plant">The whole plant</option>
        {lines.value.map(([line, machines]) => (
          <optgroup key={line} label={words(line)}>
            <option value={`line/${line}`}>{words(line)}, all machines</option>
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

/** The windows by name, and two moments of one's own. */
export const WindowPicker: FunctionComponent<{
  query: RouteQuery;
  /** What the window is at the moment, to begin a span of one's own with. */
  from: string | null;
  to: string | null;
}> = ({ query, from, to: end }) => {
  const current = windowName(query);
  return (
    <div class="window-picker">
      <div class="ranges" role="group" aria-label="Window">
        {WINDOWS.map(({ name, text }) => (
          <button
            key={name}
            type="button"
            aria-pressed={current === name}
            onClick={() =>
              remember({
                window: name,
                from: null,
                to: null,
                per: null,
                asKnownAt: null,
                ...CLOSES,
              })
            }
          >
            {text}
          </button>
        ))}
      </div>
      <Span key={`${from ?? ''} ${end ?? ''}`} chosen={current === 'span'} from={from} to={end} />
    </div>
  );
};

const Span: FunctionComponent<{ chosen: boolean; from: string | null; to: string | null }> = ({
  chosen,
  from,
  to: end,
}) => {
  const [begin, setBegin] = useState(toField(from));
  const [finish, setFinish] = useState(toField(end ?? new Date(serverNow()).toISOString()));
  const [fault, setFault] = useState<string | null>(null);
  const apply = () => {
    const [a, b] = [fromField(begin), fromField(finish)];
    if (a === null || b === null || a >= b) {
      setFault('The first moment must lie before the second.');
      return;
    }
    remember({ window: null, from: a, to: b, per: null, ...CLOSES });
  };
  return (
    <details open={chosen}>
      <summary>From … to …</summary>
      <form
        class="span-form"
        onSubmit={(event) => {
          event.preventDefault();
          apply();
        }}
      >
        <label class="picker">
          <span>From</span>
          <input
            class="field"
            type="datetime-local"
            step="1"
            value={begin}
            onInput={({ currentTarget }) => setBegin(currentTarget.value)}
          />
        </label>
        <label class="picker">
          <span>To</span>
          <input
            class="field"
            type="datetime-local"
            step="1"
            value={finish}
            onInput={({ currentTarget }) => setFinish(currentTarget.value)}
          />
        </label>
        <button type="submit">Show this span</button>
        {fault !== null && (
          <p class="overdue" role="alert">
            {fault}
          </p>
        )}
      </form>
    </details>
  );
};

/** The report as it stood at a moment in the past; its address shows it again to anybody. */
export const KnownAtPicker: FunctionComponent<{
  asKnownAt: string | undefined;
  from: string;
  to: string;
}> = ({ asKnownAt, from, to: end }) => {
  const [at, setAt] = useState(toField(asKnownAt ?? end));
  const [fault, setFault] = useState<string | null>(null);
  const apply = () => {
    const moment = fromField(at);
    if (moment === null || Date.parse(moment) > serverNow() || moment <= from) {
      setFault('Choose a moment after the window began, and not in the future.');
      return;
    }
    remember({ window: null, from, to: end, asKnownAt: moment, ...CLOSES });
  };
  return (
    <details>
      <summary>As known at …</summary>
      <form
        class="span-form"
        onSubmit={(event) => {
          event.preventDefault();
          apply();
        }}
      >
        <label class="picker">
          <span>Leave out what became known after</span>
          <input
            class="field"
            type="datetime-local"
            step="1"
            value={at}
            onInput={({ currentTarget }) => setAt(currentTarget.value)}
          />
        </label>
        <button type="submit">Show as known then</button>
        {fault !== null && (
          <p class="overdue" role="alert">
            {fault}
          </p>
        )}
      </form>
    </details>
  );
};

export const KnownAtBanner: FunctionComponent<{ asKnownAt: string }> = ({ asKnownAt }) => (
  <p class="known-banner" role="status">
    <strong>As known at {fullMoment(asKnownAt)}.</strong> What became known later is left out.{' '}
    <button type="button" onClick={() => remember({ asKnownAt: null, ...CLOSES })}>
      Show as known now
    </button>
  </p>
);
