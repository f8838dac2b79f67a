import type { FunctionComponent } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { oeeApi, type Asked, type IntervalChoice } from '../api/oee';
import type { Element, Figures, Interval, Oee } from '../api/oee-types';
import { exactTime, percent, pieces, UNDEFINED } from '../format/oee';
import { span } from '../format/time';
import { STATE_WORDS } from '../format/words';
import { Empty } from '../parts/empty';
import { Reading } from '../parts/reading';
import { Trouble } from '../parts/trouble';
import { remember } from '../router';
import { useOne } from '../store/one';
import { machineName } from '../store/plant';
import { CLOSES, type Drill } from './drill';
import { LOSS_WORDS, partsOf, whyUndefined, type ElementWord } from './words';

const ROWS_AT_ONCE = 100;

/** What a figure is the sum of, beside the page; Escape closes it. */
export const DrillPanel: FunctionComponent<{ drill: Drill }> = ({ drill }) => {
  const heading = useRef<HTMLHeadingElement>(null);
  const title = `${drill.title} ${drill.asked.from} ${drill.asked.subject.id}`;
  useEffect(() => {
    const before = document.activeElement;
    heading.current?.focus({ preventScroll: true });
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, [title]);
  const close = () => remember(CLOSES);
  return (
    <aside
      class="drill"
      aria-labelledby="drill-title"
      onKeyDown={({ key }) => {
        if (key === 'Escape') close();
      }}
    >
      <div class="drill-head">
        <h2 id="drill-title" ref={heading} tabIndex={-1}>
          {drill.title}
        </h2>
        <button type="button" onClick={close}>
          Close
        </button>
      </div>
      <p class="hint">
        {drill.asked.subject.kind === 'plant' ? 'Plant' : subjectName(drill.asked)},{' '}
        {span(drill.asked.from, drill.asked.to ?? drill.asked.from)}
      </p>
      <Content key={title} drill={drill} />
    </aside>
  );
};

function subjectName({ subject }: Asked): string {
  return subject.kind === 'machine' ? machineName(subject.id) : subject.id;
}

const Content: FunctionComponent<{ drill: Drill }> = ({ drill }) => {
  switch (drill.kind) {
    case 'intervals':
      return <IntervalList asked={drill.asked} choice={drill.choice} />;
    case 'sum':
      return <Parts asked={drill.asked} parts={drill.of} />;
    case 'ratio':
    case 'computed':
      return <Made drill={drill} />;
  }
};

/** A figure that is computed: its terms, and the intervals of its times. */
const Made: FunctionComponent<{ drill: Extract<Drill, { kind: 'ratio' | 'computed' }> }> = ({
  drill,
}) => {
  const report = useOne(JSON.stringify(drill.asked), () => oeeApi.oee(drill.asked));
  if (report.value === null) return <Waiting one={report} />;
  const { total } = report.value;
  const of = drill.kind === 'ratio' ? drill.ratio.of : (['production'] as const);
  const parts = [...new Set(of.flatMap((key) => [...partsOf(key)]))];
  return (
    <>
      <Terms drill={drill} report={report.value} />
      <h3>Times in it</h3>
      <Parts asked={drill.asked} parts={parts} figures={total} />
    </>
  );
};

const Terms: FunctionComponent<{
  drill: Extract<Drill, { kind: 'ratio' | 'computed' }>;
  report: Oee;
}> = ({ drill, report: { total } }) => (
  <dl class="terms">
    {drill.kind === 'ratio' && (
      <>
        <dt>{drill.ratio.formula}</dt>
        <dd data-term="value">
          {percent(total[drill.ratio.key])} {whyUndefined(drill.ratio.key, total) ?? ''}
        </dd>
      </>
    )}
    {drill.kind === 'computed' && (
      <>
        <dt>How</dt>
        <dd>
          {drill.loss === 'speed'
            ? 'production time less the planned time of all pieces (APT − PRI · PQ)'
            : 'the planned time of the pieces that are not good (PRI · PQ − PRI · GQ)'}
        </dd>
      </>
    )}
    <dt>Planned time of all pieces, PRI · PQ</dt>
    <dd data-term="planned">{seconds(total.plannedSeconds)}</dd>
    <dt>Planned time of good pieces, PRI · GQ</dt>
    <dd data-term="good">{seconds(total.goodSeconds)}</dd>
    <dt>Planned busy time, PBT</dt>
    <dd data-term="busy">{seconds(total.time.plannedBusy)}</dd>
    <dt>Production, APT</dt>
    <dd data-term="production">{seconds(total.time.production)}</dd>
    <dt>Pieces</dt>
    <dd>
      {pieces(total.counts.produced)} produced, {pieces(total.counts.good)} good,{' '}
      {pieces(total.counts.scrap)} scrap, {pieces(total.counts.rework)} rework
    </dd>
  </dl>
);

const seconds = (value: number | null) => (value === null ? UNDEFINED : exactTime(value));

/** Some elements to choose from, and the intervals of the chosen one. */
const Parts: FunctionComponent<{
  asked: Asked;
  parts: readonly ElementWord[];
  figures?: Figures;
}> = ({ asked, parts, figures }) => {
  const [chosen, choose] = useState<Element | null>(parts[0]?.element ?? null);
  return (
    <>
      {parts.length > 1 && (
        <div class="ranges" role="group" aria-label="Which intervals">
          {parts.map(({ key, element, text }) => (
            <button
              key={key}
              type="button"
              aria-pressed={chosen === element}
              onClick={() => choose(element)}
            >
              {text}
              {figures === undefined ? '' : ` ${exactTime(figures.time[key])}`}
            </button>
          ))}
        </div>
      )}
      {chosen !== null && <IntervalList key={chosen} asked={asked} choice={{ element: chosen }} />}
    </>
  );
};

/** The intervals, newest first, and what they sum to: the API's own sum. */
const IntervalList: FunctionComponent<{ asked: Asked; choice: IntervalChoice }> = ({
  asked,
  choice,
}) => {
  const [shown, setShown] = useState(ROWS_AT_ONCE);
  const list = useOne(JSON.stringify([asked, choice]), () => oeeApi.intervals(asked, choice));
  if (list.value === null) return <Waiting one={list} />;
  const { items, totalSeconds } = list.value;
  if (items.length === 0) return <Empty>There was none in this window.</Empty>;
  const newest = [...items].sort((a, b) => Date.parse(b.from) - Date.parse(a.from));
  const several = asked.subject.kind !== 'machine';
  return (
    <>
      <p class="sum-line" data-sum={totalSeconds}>
        {items.length === 1 ? 'One interval' : `${pieces(items.length)} intervals`}, together{' '}
        <strong>{exactTime(totalSeconds)}</strong>
      </p>
      <ol class="intervals">
        {newest.slice(0, shown).map((interval) => (
          <IntervalRow
            key={`${interval.machine ?? ''} ${interval.from}`}
            interval={interval}
            several={several}
          />
        ))}
      </ol>
      {shown < newest.length && (
        <button type="button" class="more" onClick={() => setShown(shown + ROWS_AT_ONCE)}>
          Show more intervals
        </button>
      )}
    </>
  );
};

const IntervalRow: FunctionComponent<{ interval: Interval; several: boolean }> = ({
  interval,
  several,
}) => (
  <li data-seconds={interval.seconds}>
    <span class="interval-time">{span(interval.from, interval.to)}</span>
    <strong class="interval-length">{exactTime(interval.seconds)}</strong>
    <span class="interval-what">
      {several && interval.machine !== undefined && `${machineName(interval.machine)}: `}
      {STATE_WORDS[interval.state]}
      {interval.loss !== null && `, ${LOSS_WORDS[interval.loss] ?? interval.loss}`}
      {interval.planned.kind !== 'open' && `, ${interval.planned.name}`}
      {interval.order !== null && `, ${interval.order} ${interval.product ?? ''}`}
      {interval.reason !== null &&
        `, ${interval.reason.path.join(' › ')} (${interval.reason.author})`}
    </span>
  </li>
);

const Waiting: FunctionComponent<{
  one: { problem: Parameters<typeof Trouble>[0]['problem'] | null; again: () => void };
}> = ({ one }) =>
  one.problem === null ? (
    <Reading what="intervals" />
  ) : (
    <Trouble problem={one.problem} again={one.again} />
  );
