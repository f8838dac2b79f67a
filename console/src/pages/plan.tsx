import type { FunctionComponent } from 'preact';
import { api } from '../api/client';
import { oeeApi } from '../api/oee';
import type { CalendarSheet, PlannedPart } from '../api/oee-types';
import { serverNow } from '../clock';
import { words } from '../format/words';
import { branches } from '../oee/reason-tree';
import { ReasonTree } from '../oee/reason-panel';
import { dayBegins } from '../oee/window';
import { Artefacts } from '../parts/artefacts';
import { Reading } from '../parts/reading';
import { SubjectFilter } from '../parts/subject-filter';
import { Title } from '../parts/title';
import { Trouble } from '../parts/trouble';
import type { RouteQuery } from '../router';
import { useOne } from '../store/one';
import { lines, plantRead } from '../store/plant';

const DAY = 86_400_000;
const DAYS = 7;

/** What the calendar plans this week, the reasons for stops, and the files that say so. */
export const PlanPage: FunctionComponent<{ query: RouteQuery }> = ({ query }) => {
  const machine = query.machine ?? lines.value[0]?.[1][0];
  return (
    <div class="wide">
      <Title text="Plan">
        {machine !== undefined && <SubjectFilter query={{ machine }} machinesOnly />}
      </Title>
      {machine === undefined && !plantRead.value && <Reading what="plant" />}
      {machine !== undefined && <Week machine={machine} />}
      <Reasons />
      <Sheets />
    </div>
  );
};

const Week: FunctionComponent<{ machine: string }> = ({ machine }) => {
  const begin = dayBegins(serverNow(), 'UTC') - DAY;
  const calendar = useOne(`${machine} ${begin}`, () =>
    oeeApi.calendar(
      machine,
      new Date(begin).toISOString(),
      new Date(begin + (DAYS + 2) * DAY).toISOString(),
    ),
  );
  return (
    <section aria-labelledby="week">
      <h2 id="week">The next seven days</h2>
      {calendar.problem !== null && <Trouble problem={calendar.problem} again={calendar.again} />}
      {calendar.value === null && calendar.problem === null && <Reading what="calendar" />}
      {calendar.value !== null && <Days calendar={calendar.value} />}
    </section>
  );
};

const Days: FunctionComponent<{ calendar: CalendarSheet }> = ({ calendar }) => {
  const { zone, planned, text } = calendar;
  const today = dayBegins(serverNow(), zone);
  const days = Array.from({ length: DAYS }, (_, index) =>
    dayBegins(today + index * DAY + DAY / 2, zone),
  );
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
  });
  const date = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    weekday: 'long',
    day: 'numeric',
    month: 'short',
  });
  return (
    <>
      <p class="hint">All hours are those of the plant, {zone}.</p>
      <ol class="week">
        {days.map((day, index) => (
          <li key={day} class="panel">
            <h3>{date.format(day)}</h3>
            <PlannedList
              parts={ofDay(planned, day, days[index + 1] ?? dayBegins(day + 1.5 * DAY, zone))}
              clock={clock}
            />
          </li>
        ))}
      </ol>
      <details>
        <summary>The sheet as it is in force</summary>
        <pre>{text}</pre>
      </details>
    </>
  );
};

/** The parts of a day, what goes on overnight cut at midnight. */
export function ofDay(planned: readonly PlannedPart[], from: number, to: number): PlannedPart[] {
  return planned
    .filter((part) => Date.parse(part.from) < to && Date.parse(part.to) > from)
    .map((part) => ({
      ...part,
      from: new Date(Math.max(from, Date.parse(part.from))).toISOString(),
      to: new Date(Math.min(to, Date.parse(part.to))).toISOString(),
    }));
}

const KINDS: Record<string, string> = {
  open: 'Shift',
  down: 'Planned downtime',
  unscheduled: 'No shift planned',
};

const PlannedList: FunctionComponent<{ parts: PlannedPart[]; clock: Intl.DateTimeFormat }> = ({
  parts,
  clock,
}) => (
  <ul class="planned">
    {parts.map((part) => (
      <li key={part.from} class={`planned-${part.kind}`}>
        <span class="planned-time">
          {clock.format(new Date(part.from))}–{clock.format(new Date(part.to))}
        </span>
        <span>
          {part.name || (KINDS[part.kind] ?? words(part.kind))}
          <span class="why"> {KINDS[part.kind] ?? words(part.kind)}</span>
        </span>
      </li>
    ))}
  </ul>
);

const Reasons: FunctionComponent = () => {
  const reasons = useOne('', oeeApi.reasons);
  return (
    <section aria-labelledby="reasons">
      <h2 id="reasons">Reasons for stops</h2>
      {reasons.problem !== null && <Trouble problem={reasons.problem} again={reasons.again} />}
      {reasons.value !== null && (
        <div class="panel">
          <ReasonTree tree={branches(reasons.value)} />
        </div>
      )}
    </section>
  );
};

/** The files below `rules/oee/`, each with what is wrong in it. */
const Sheets: FunctionComponent = () => {
  const system = useOne('', api.system);
  const sheets = (system.value?.artefacts ?? []).filter(({ path }) => path.startsWith('rules/oee'));
  return (
    <section aria-labelledby="sheets">
      <h2 id="sheets">Where this is written</h2>
      <p class="hint">
        Shifts, breaks, holidays, planned maintenance, run times and reasons are files in{' '}
        <code>rules/oee/</code>. Edit them there; a saved file is in force at once, or is refused
        with the line that is wrong, and the sheets before it stay in force.
      </p>
      {system.problem !== null && <Trouble problem={system.problem} again={system.again} />}
      {sheets.length > 0 && <Artefacts title="Sheets of OEE" artefacts={sheets} />}
    </section>
  );
};
