import type { FunctionComponent } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { oeeApi, type Asked, type Per, type Subject } from '../api/oee';
import type { Intervals, Losses, Oee, RestatedDecision, Restatement } from '../api/oee-types';
import { serverNow } from '../clock';
import { moment, span } from '../format/time';
import { words } from '../format/words';
import { MachinesTable, PartsTable } from '../oee/comparison';
import { ShiftLog } from '../oee/correction';
import { DrillPanel } from '../oee/drill-panel';
import { drillOf } from '../oee/drill';
import { FurtherFigures, MainFigures } from '../oee/main-figures';
import { HereContext } from '../oee/open';
import { Pareto } from '../oee/pareto';
import { KnownAtBanner, KnownAtPicker, SubjectPicker, WindowPicker } from '../oee/pickers';
import { pathOf } from '../oee/reason-tree';
import { RestatedDecisions, Restatements } from '../oee/restatements';
import { Timeline } from '../oee/timeline';
import { TimeTable } from '../oee/time-table';
import { Trend } from '../oee/trend';
import { Waterfall } from '../oee/waterfall';
import { usualPer, windowOf, type Window } from '../oee/window';
import { Empty } from '../parts/empty';
import { Reading } from '../parts/reading';
import { Title } from '../parts/title';
import { Trouble } from '../parts/trouble';
import { remember, to, type RouteQuery } from '../router';
import { useOne } from '../store/one';
import { lines, machineName, plantRead } from '../store/plant';

const REFRESH_MS = 30_000;
const DAY = 86_400_000;
/** A timeline of several machines is read for no longer than this. */
const LONGEST_TIMELINE = 1.6 * DAY;
const PERS: readonly Per[] = ['hour', 'shift', 'day', 'order', 'product'];

interface Props {
  subject: Subject;
  query: RouteQuery;
}

/** OEE of the plant, a line or a machine in a window, and everything that its figures sum up. */
export const OeePage: FunctionComponent<Props> = ({ subject, query }) => {
  const name = subjectName(subject);
  return (
    <div class="wide oee-page">
      <Title text={`OEE of ${name}`}>
        <SubjectPicker subject={subject} query={query} />
      </Title>
      {plantRead.value && <Planned subject={subject} query={query} />}
      {!plantRead.value && <Reading what="plant" />}
    </div>
  );
};

function subjectName({ kind, id }: Subject): string {
  if (kind === 'plant') return 'the plant';
  return kind === 'machine' ? machineName(id) : words(id);
}

/** Asks the calendar for the shifts first: of the machine, or of the first one of the line. */
const Planned: FunctionComponent<Props> = ({ subject, query }) => {
  const machine = calendarMachine(subject);
  const now = serverNow();
  const calendar = useOne(machine ?? '', () =>
    oeeApi.calendar(
      machine ?? '',
      new Date(now - 4 * DAY).toISOString(),
      new Date(now + DAY).toISOString(),
    ),
  );
  if (machine === null) return <Empty>There is no machine yet whose time could be counted.</Empty>;
  if (calendar.value === null) {
    return calendar.problem === null ? (
      <Reading what="calendar" />
    ) : (
      <Trouble problem={calendar.problem} again={calendar.again} />
    );
  }
  const { zone, shifts } = calendar.value;
  const window = windowOf(query, now, zone, shifts);
  return (
    <>
      <WindowPicker query={query} from={window?.from ?? null} to={window?.to ?? null} />
      {window === null ? (
        <Empty>
          The calendar plans no such shift. Choose the last shift, or a window of your own.
        </Empty>
      ) : (
        <Windowed subject={subject} query={query} window={window} />
      )}
    </>
  );
};

function calendarMachine({ kind, id }: Subject): string | null {
  if (kind === 'machine') return id;
  const found = lines.value.find(([line]) => kind === 'plant' || line === id);
  return found?.[1][0] ?? null;
}

/** Everything of one window, read together, so that no two figures are of different moments. */
interface Whole {
  report: Oee;
  losses: Losses;
  intervals: Intervals | null;
  restatements: Restatement[];
  decisions: RestatedDecision[];
}

async function readWhole(asked: Asked, per: Per): Promise<Whole> {
  const report = await oeeApi.oee(asked, per);
  const pinned: Asked = { ...asked, from: report.from, to: report.to };
  const length = Date.parse(report.to) - Date.parse(report.from);
  const [losses, intervals, restatements, decisions] = await Promise.all([
    oeeApi.losses(pinned),
    asked.subject.kind === 'machine' || length <= LONGEST_TIMELINE
      ? oeeApi.intervals(pinned)
      : null,
    oeeApi.restatements(pinned),
    oeeApi.restatedDecisions(pinned),
  ]);
  return { report, losses, intervals, restatements, decisions };
}

const Windowed: FunctionComponent<Props & { window: Window }> = ({ subject, query, window }) => {
  const per = PERS.find((one) => one === query.per) ?? usualPer(window, serverNow());
  const asKnownAt = query.asKnownAt ?? null;
  const asked: Asked = { subject, from: window.from, to: window.to, asKnownAt };
  const text = JSON.stringify([asked, per]);
  const whole = useOne(text, () => readWhole(asked, per));
  const kept = useRef<{ of: string; value: Whole; per: Per } | null>(null);
  const same = JSON.stringify(asked);
  if (whole.value !== null) kept.current = { of: same, value: whole.value, per };
  const shown = whole.value ?? (kept.current?.of === same ? kept.current.value : null);
  const shownPer = whole.value === null ? (kept.current?.per ?? per) : per;

  useEffect(() => {
    if (window.to !== null) return undefined;
    const timer = setInterval(whole.again, REFRESH_MS);
    return () => clearInterval(timer);
  }, [text]);

  return (
    <>
      {asKnownAt !== null && <KnownAtBanner asKnownAt={asKnownAt} />}
      {whole.problem !== null && <Trouble problem={whole.problem} again={whole.again} />}
      {shown === null && whole.problem === null && <Reading what="figures" />}
      {shown !== null && (
        <Shown
          subject={subject}
          query={query}
          text={window.text}
          whole={shown}
          per={shownPer}
          again={whole.again}
        />
      )}
    </>
  );
};

const Shown: FunctionComponent<
  Props & { text: string; whole: Whole; per: Per; again: () => void }
> = ({ subject, query, text, whole, per, again }) => {
  const { report, losses, intervals, restatements, decisions } = whole;
  const here = { subject, query, from: report.from, to: report.to };
  return (
    <HereContext.Provider value={here}>
      <p class="window-line">
        <strong>{text}</strong>: {span(report.from, report.to)}
      </p>
      <MainFigures report={report} />
      <Waterfall losses={losses} />
      <Trend report={report} per={per} />
      <PartsTable report={report} per={per} />
      <MachinesTable report={report} />
      {intervals !== null && <Timeline intervals={intervals} />}
      {intervals === null && (
        <p class="hint">
          Choose one machine, or a day, to see what happened from minute to minute.
        </p>
      )}
      <Pareto bars={losses.pareto} />
      <p>
        <a href={to.countermeasures(subject.kind === 'machine' ? { machine: subject.id } : {})}>
          What is done about losses
        </a>
      </p>
      <TimeTable figures={report.total} />
      <FurtherFigures figures={report.total} />
      {subject.kind === 'machine' && query.asKnownAt === undefined && (
        <ShiftLog machine={subject.id} from={report.from} to={report.to} entered={again} />
      )}
      <Restatements items={restatements} />
      <RestatedDecisions items={decisions} />
      <section aria-label="How this was counted" class="counted">
        <p class="hint">
          Newest fact that counts: {moment(report.knownAt)}. Counted by the sheets{' '}
          <code>{report.book}</code>.
        </p>
        <KnownAtPicker
          key={report.from}
          asKnownAt={query.asKnownAt}
          from={report.from}
          to={report.to}
        />
        <button
          type="button"
          onClick={() => remember({ window: null, from: report.from, to: report.to })}
        >
          Keep this window in the address
        </button>
      </section>
      <OpenDrill subject={subject} query={query} report={report} />
    </HereContext.Provider>
  );
};

const OpenDrill: FunctionComponent<Props & { report: Oee }> = ({ subject, query, report }) => {
  const reasons = useOne('', oeeApi.reasons);
  const drill = drillOf(
    query,
    { subject, from: report.from, to: report.to, asKnownAt: query.asKnownAt ?? null },
    (code) => pathOf(code, reasons.value ?? []).join(' › '),
  );
  return drill === null ? null : <DrillPanel drill={drill} />;
};
