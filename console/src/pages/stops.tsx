import type { FunctionComponent } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { oeeApi, type Subject } from '../api/oee';
import type { Entry, ReasonNode, Stop } from '../api/oee-types';
import { serverNow } from '../clock';
import { exactTime } from '../format/oee';
import { count } from '../format/words';
import { CorrectionForm } from '../oee/correction-form';
import { EntryTable } from '../oee/entry-table';
import { stopKey } from '../oee/reasons';
import { StopItem } from '../oee/stop-item';
import { queryOfSubject, SubjectPicker, subjectOfQuery } from '../oee/subject-picker';
import { Empty } from '../parts/empty';
import { Reading } from '../parts/reading';
import { Title } from '../parts/title';
import { Trouble } from '../parts/trouble';
import { Views } from '../parts/views';
import { remember, to, type RouteQuery } from '../router';
import { useOne, type One } from '../store/one';
import { isMachine, lines, machineName } from '../store/plant';

const SPANS = [
  { hours: '8', text: '8 h' },
  { hours: '24', text: '24 h' },
  { hours: '168', text: '7 days' },
];
const HOUR = 3_600_000;

/** So many stops are shown at first, the newest. */
const FIRST = 12;

/** A stop that goes on grows, and another may begin: the page reads again this often (ms). */
const AGAIN_MS = 10_000;

/** Stops that nobody explained yet, or all; giving reasons, correcting counts, and who said what. */
export const StopsPage: FunctionComponent<{ query: RouteQuery }> = ({ query }) => {
  const all = query.show === 'all';
  const hours = SPANS.find((span) => span.hours === query.hours)?.hours ?? '8';
  const subject = subjectOfQuery(query);
  const whose = `${subject.kind}/${subject.id} ${hours}`;
  const from = () => new Date(serverNow() - Number(hours) * HOUR).toISOString();
  const stops = useOne(`${whose} ${String(all)}`, () =>
    oeeApi.stops({ subject, from: from() }, !all),
  );
  const entries = useOne(whose, () =>
    oeeApi.entries(subject.kind === 'machine' ? subject.id : null, from(), null),
  );
  const tree = useOne('reasons', oeeApi.reasons);
  const [told, setTold] = useState('');
  const note = useRef<HTMLParagraphElement>(null);
  const again = () => {
    stops.again();
    entries.again();
  };
  useEffect(() => {
    const timer = setInterval(stops.again, AGAIN_MS);
    return () => clearInterval(timer);
  }, [stops.again]);
  const reasons = tree.value ?? [];
  return (
    <div class="wide">
      <Title text="Stops">
        <Views
          label="Which stops"
          views={[
            { text: 'Unexplained', href: to.stops(without(query, 'show')), current: !all },
            { text: 'All', href: to.stops({ ...query, show: 'all' }), current: all },
          ]}
        />
      </Title>
      <div class="picks">
        <SubjectPicker subject={subject} choose={(one) => remember(queryOfSubject(one))} />
        <Views
          label="Span"
          views={SPANS.map((span) => ({
            text: span.text,
            href: to.stops({ ...query, hours: span.hours }),
            current: span.hours === hours,
          }))}
        />
      </div>
      {tree.problem !== null && <Trouble problem={tree.problem} again={tree.again} />}
      <p
        ref={note}
        class={told === '' ? 'visually-hidden' : 'done-note'}
        role="status"
        tabIndex={-1}
      >
        {told}
      </p>
      <StopList
        stops={stops}
        all={all}
        tree={reasons}
        changed={(stop, text) => {
          setTold(`Noted: ${machineName(stop.machine)}, ${text}.`);
          again();
          requestAnimationFrame(() => note.current?.focus());
        }}
      />
      <section aria-labelledby="correct">
        <h2 id="correct">Correct the counts</h2>
        <CorrectionForm
          key={subject.id}
          machine={subject.kind === 'machine' ? subject.id : null}
          done={again}
        />
      </section>
      <History entries={entries} tree={reasons} subject={subject} />
    </div>
  );
};

const StopList: FunctionComponent<{
  stops: One<Stop[]>;
  all: boolean;
  tree: readonly ReasonNode[];
  changed: (stop: Stop, text: string) => void;
}> = ({ stops, all, tree, changed }) => {
  const items = stops.value;
  const [most, setMost] = useState(FIRST);
  return (
    <section aria-label="Stops">
      {stops.problem !== null && <Trouble problem={stops.problem} again={stops.again} />}
      {items === null && stops.problem === null && <Reading what="stops" />}
      {items?.length === 0 && (
        <Empty>{all ? 'No stops in this span.' : 'Every stop of this span has its reason.'}</Empty>
      )}
      {items !== null && items.length > 0 && (
        <>
          <p class="hint" data-sum="stops">
            {count(items.length, 'stop')}
            {!all && `, ${exactTime(unexplained(items))} without a reason`}
          </p>
          <ul class="stops">
            {items.slice(0, most).map((stop) => (
              <StopItem
                key={stopKey(stop)}
                stop={stop}
                tree={tree}
                changed={(text) => changed(stop, text)}
              />
            ))}
          </ul>
          {items.length > most && (
            <button type="button" class="more" onClick={() => setMost(most + FIRST)}>
              Show more stops
            </button>
          )}
        </>
      )}
    </section>
  );
};

const History: FunctionComponent<{
  entries: One<Entry[]>;
  tree: readonly ReasonNode[];
  subject: Subject;
}> = ({ entries, tree, subject }) => {
  const ids = subject.kind === 'line' ? idsOf(subject.id) : null;
  const items = entries.value?.filter(({ machine }) => ids?.includes(machine) ?? true) ?? null;
  return (
    <section aria-labelledby="log">
      <h2 id="log">Who said what</h2>
      {entries.problem !== null && <Trouble problem={entries.problem} again={entries.again} />}
      {items === null && entries.problem === null && <Reading what="shift log" />}
      {items?.length === 0 && <Empty>Nobody has said anything of this span yet.</Empty>}
      {items !== null && items.length > 0 && <EntryTable entries={items} tree={tree} />}
    </section>
  );
};

function idsOf(line: string): string[] {
  return (lines.value.find(([name]) => name === line)?.[1] ?? []).filter(isMachine);
}

/** Milliseconds are whole, so the sum of the list is exact. */
function unexplained(items: readonly Stop[]): number {
  return items.reduce((all, one) => all + Math.round(one.unexplainedSeconds * 1000), 0) / 1000;
}

function without(query: RouteQuery, name: string): RouteQuery {
  return Object.fromEntries(Object.entries(query).filter(([key]) => key !== name));
}
