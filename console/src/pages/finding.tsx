import type { FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { api } from '../api/client';
import type { Evidence, Finding } from '../api/types';
import { around } from '../charts/range';
import { SignalChart } from '../charts/signal-chart';
import { serverNow } from '../clock';
import { quantity } from '../format/number';
import { duration } from '../format/time';
import { words } from '../format/words';
import { onLive } from '../live/feed';
import { Moment } from '../parts/age';
import { DataTable } from '../parts/data-table';
import { Facts } from '../parts/facts';
import { MachineLink } from '../parts/machine-link';
import { Reading } from '../parts/reading';
import { SeverityTag } from '../parts/tags';
import { Title } from '../parts/title';
import { Trouble } from '../parts/trouble';
import { to } from '../router';
import { useOne } from '../store/one';

/** One finding, and why it was raised. */
export const FindingPage: FunctionComponent<{ id: string }> = ({ id }) => {
  const finding = useOne(id, () => api.finding(id));
  useEffect(
    () =>
      onLive('finding', (changed) => {
        if (changed.key === id) finding.set(changed);
      }),
    [id],
  );
  return (
    <div class="wide">
      <p class="back">
        <a href={to.findings()}>Findings</a>
      </p>
      {finding.value === null && finding.problem === null && <Reading what="finding" />}
      {finding.problem !== null && <Trouble problem={finding.problem} again={finding.again} />}
      {finding.value !== null && <Detail finding={finding.value} />}
    </div>
  );
};

const Detail: FunctionComponent<{ finding: Finding }> = ({ finding }) => (
  <>
    <Title text={finding.title}>
      <SeverityTag severity={finding.severity} />
    </Title>
    <section class="panel" aria-label="About this finding">
      <Facts
        facts={[
          ['Where', <MachineLink id={finding.subject} />],
          ['Kind', words(finding.kind)],
          ['Began', <Moment at={finding.at} />],
          ['Known', <Known finding={finding} />],
          ['Ended', <Ended finding={finding} />],
          [
            'Work order',
            finding.workOrder && <a href={to.workOrder(finding.workOrder)}>{finding.workOrder}</a>,
          ],
        ]}
      />
    </section>
    <section aria-labelledby="why">
      <h2 id="why">Why?</h2>
      <div class="panel">
        <p class="reason">{finding.reason}</p>
        <Facts
          facts={[
            ['Rule', finding.rule],
            ['Rule book', <code>{finding.ruleBook}</code>],
          ]}
        />
      </div>
    </section>
    <EvidenceSection finding={finding} />
  </>
);

const Known: FunctionComponent<{ finding: Finding }> = ({ finding }) => {
  const late = Date.parse(finding.knownAt) - Date.parse(finding.at);
  return (
    <>
      <Moment at={finding.knownAt} />
      {late >= 1000 && `, ${duration(late)} later`}
    </>
  );
};

const Ended: FunctionComponent<{ finding: Finding }> = ({ finding }) => (
  <>
    {finding.endedAt === null ? 'not yet: it lasts' : <Moment at={finding.endedAt} />}
    {finding.endReason !== null && `: ${finding.endReason}`}
  </>
);

const EvidenceSection: FunctionComponent<{ finding: Finding }> = ({ finding }) => (
  <section aria-labelledby="evidence">
    <h2 id="evidence">Evidence</h2>
    {finding.evidence.length === 0 ? (
      <p class="empty">This finding rests on no reading.</p>
    ) : (
      <>
        <EvidenceTable evidence={finding.evidence} />
        <div class="charts">
          {finding.evidence.map((item) => (
            <EvidenceChart
              key={`${item.signal} ${item.from}`}
              machine={finding.subject}
              item={item}
            />
          ))}
        </div>
      </>
    )}
  </section>
);

const EvidenceTable: FunctionComponent<{ evidence: Evidence[] }> = ({ evidence }) => (
  <DataTable
    caption="Evidence"
    rows={evidence}
    rowKey={({ signal, statistic, from }) => `${signal} ${statistic} ${from}`}
    columns={[
      { label: 'Signal', cell: ({ signal }) => words(signal) },
      { label: 'Statistic', cell: ({ statistic }) => statistic },
      { label: 'Value', numeric: true, cell: ({ value, unit }) => quantity(value, unit) },
      {
        label: 'Limit',
        numeric: true,
        cell: ({ limit, unit }) => (limit === null ? 'none' : quantity(limit, unit)),
      },
      {
        label: 'Readings',
        cell: ({ from, to: end }) => (
          <>
            <Moment at={from} /> to <Moment at={end} />
          </>
        ),
      },
      {
        label: 'Limit from',
        cell: ({ source }) => (source === null ? '–' : <code>{source}</code>),
      },
    ]}
  />
);

/** The readings before and after those that were judged; the judged ones are shaded. */
const EvidenceChart: FunctionComponent<{ machine: string; item: Evidence }> = ({
  machine,
  item,
}) => {
  const window = { from: Date.parse(item.from), to: Date.parse(item.to) };
  const [range, setRange] = useState(() => around(window.from, window.to, serverNow()));
  const limits =
    item.limit === null
      ? []
      : [{ value: item.limit, text: `limit ${quantity(item.limit, item.unit)}` }];
  return (
    <SignalChart
      machine={machine}
      signal={item.signal}
      range={range}
      limits={limits}
      window={window}
      zoom={(from, end) => setRange({ from, to: end, live: false })}
    />
  );
};
