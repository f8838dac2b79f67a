import type { FunctionComponent } from 'preact';
import { useState } from 'preact/hooks';
import { oeeApi, type Asked } from '../api/oee';
import type { ReasonNode, Stop } from '../api/oee-types';
import { serverNow } from '../clock';
import { time } from '../format/oee';
import { fullMoment, span } from '../format/time';
import { STATE_WORDS } from '../format/words';
import { ReasonPanel } from '../oee/reason-panel';
import { Empty } from '../parts/empty';
import { MachineLink } from '../parts/machine-link';
import { Reading } from '../parts/reading';
import { ReasonButtons } from '../parts/reason-buttons';
import { StateSymbol } from '../parts/state-symbol';
import { SubjectFilter } from '../parts/subject-filter';
import { Title } from '../parts/title';
import { Trouble } from '../parts/trouble';
import { Views } from '../parts/views';
import { to, type RouteQuery } from '../router';
import { useOne } from '../store/one';
import { clean } from '../oee/open';

const DAY = 86_400_000;
const AT_ONCE = 15;
const SPANS = [
  { days: '1', text: '24 h' },
  { days: '7', text: '7 days' },
];

/** Stops that wait for their reason, or all stops; each takes a reason, or a better one. */
export const StopsPage: FunctionComponent<{ query: RouteQuery }> = ({ query }) => {
  const all = query.show === 'all' || query.at !== undefined;
  const days = query.days === '7' ? 7 : 1;
  const view = (change: Record<string, string | null>) =>
    to.stops(clean({ ...query, at: null, ...change }));
  return (
    <div class="wide">
      <Title text="Stops">
        <Views
          label="Which stops"
          views={[
            { text: 'Unexplained', href: view({ show: null }), current: !all },
            { text: 'All', href: view({ show: 'all' }), current: all },
            ...SPANS.map((one) => ({
              text: one.text,
              href: view({ days: one.days }),
              current: one.days === String(days),
            })),
          ]}
        />
        <SubjectFilter query={query} />
      </Title>
      <StopList query={query} all={all} days={days} />
    </div>
  );
};

const StopList: FunctionComponent<{ query: RouteQuery; all: boolean; days: number }> = ({
  query,
  all,
  days,
}) => {
  const { machine, line, at } = query;
  const [shown, setShown] = useState(AT_ONCE);
  const reasons = useOne('', oeeApi.reasons);
  const stops = useOne(JSON.stringify([machine, line, all, days]), () => {
    const from = new Date(serverNow() - days * DAY).toISOString();
    const subject: Asked['subject'] =
      machine !== undefined
        ? { kind: 'machine', id: machine }
        : line !== undefined
          ? { kind: 'line', id: line }
          : { kind: 'plant', id: '' };
    return oeeApi.stops({ subject, from }, !all);
  });
  if (stops.value === null) {
    return stops.problem === null ? (
      <Reading what="stops" />
    ) : (
      <Trouble problem={stops.problem} again={stops.again} />
    );
  }
  const items = stops.value.filter(({ from }) => at === undefined || from <= at);
  if (items.length === 0) {
    return (
      <Empty>{all ? 'No stops in this time.' : 'Every stop in this time has its reason.'}</Empty>
    );
  }
  return (
    <>
      {stops.problem !== null && <Trouble problem={stops.problem} again={stops.again} />}
      <ol class="stops">
        {items.slice(0, shown).map((stop) => (
          <StopRow
            key={`${stop.machine} ${stop.from}`}
            stop={stop}
            reasons={reasons.value ?? []}
            opened={at === stop.from && machine === stop.machine}
            given={stops.again}
          />
        ))}
      </ol>
      {shown < items.length && (
        <button type="button" class="more" onClick={() => setShown(shown + AT_ONCE)}>
          Show more stops
        </button>
      )}
    </>
  );
};

const StopRow: FunctionComponent<{
  stop: Stop;
  reasons: readonly ReasonNode[];
  opened: boolean;
  given: () => void;
}> = ({ stop, reasons, opened, given }) => {
  const [open, setOpen] = useState(opened);
  return (
    <li class={`stop panel state-${stop.state}`} data-stop={`${stop.machine} ${stop.from}`}>
      <div class="stop-head">
        <span class="stop-state">
          <StateSymbol state={stop.state} /> {STATE_WORDS[stop.state]}
        </span>
        <strong>
          <MachineLink id={stop.machine} />
        </strong>
        <span>{stop.open ? `since ${fullMoment(stop.from)}` : span(stop.from, stop.to)}</span>
        <strong class="stop-length">{time(stop.seconds)}</strong>
        {stop.open && <span class="tag tag-warning">still standing</span>}
        {stop.minor && <span class="tag">minor</span>}
      </div>
      {stop.reason !== null && (
        <p class="stop-reason">
          {stop.reason.path.join(' › ')}
          {stop.reason.note !== '' && ` “${stop.reason.note}”`}
          <span class="why">
            {' '}
            {stop.reason.author}, {fullMoment(stop.reason.knownAt)}
          </span>
        </p>
      )}
      {stop.reason !== null && stop.unexplainedSeconds > 0 && (
        <p class="why">{time(stop.unexplainedSeconds)} of it have no reason yet.</p>
      )}
      {stop.reason === null && !stop.minor && !open && (
        <ReasonButtons stop={stop} most={3} given={given} />
      )}
      <button type="button" class="quiet" aria-expanded={open} onClick={() => setOpen(!open)}>
        {stop.reason === null ? 'All reasons, note and history' : 'Correct the reason, history'}
      </button>
      {open && <ReasonPanel stop={stop} reasons={reasons} given={given} />}
    </li>
  );
};
