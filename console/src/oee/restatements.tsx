import type { FunctionComponent } from 'preact';
import type { RestatedDecision, Restatement } from '../api/oee-types';
import { percent, pieces, UNDEFINED } from '../format/oee';
import { quantity } from '../format/number';
import { fullMoment, span } from '../format/time';
import { words } from '../format/words';
import { DataTable } from '../parts/data-table';
import { Empty } from '../parts/empty';
import { MachineLink } from '../parts/machine-link';
import { to } from '../router';

/** Hours that were told otherwise before: what was said first, what is said now. */
export const Restatements: FunctionComponent<{ items: readonly Restatement[] }> = ({ items }) => (
  <section aria-labelledby="restatements">
    <h2 id="restatements">Restated since</h2>
    {items.length === 0 ? (
      <Empty>No hour of this window was told otherwise before.</Empty>
    ) : (
      <DataTable
        caption="Hours that were restated"
        rows={items}
        rowKey={({ machine, from, knownAt }) => `${machine} ${from} ${knownAt}`}
        columns={[
          {
            label: 'Hour',
            cell: ({ from, to: end }) => span(from, end),
          },
          { label: 'Machine', cell: ({ machine }) => <MachineLink id={machine} /> },
          {
            label: 'OEE',
            numeric: true,
            cell: ({ before, after }) => `${percent(before.oee)} → ${percent(after.oee)}`,
          },
          {
            label: 'Quality',
            numeric: true,
            cell: ({ before, after }) => `${percent(before.quality)} → ${percent(after.quality)}`,
          },
          {
            label: 'Good pieces',
            numeric: true,
            cell: ({ before, after }) => `${pieces(before.good)} → ${pieces(after.good)}`,
          },
          { label: 'Known since', cell: ({ knownAt }) => fullMoment(knownAt) },
          { label: 'Why', cell: ({ why }) => why ?? '–' },
        ]}
      />
    )}
  </section>
);

/** Findings that rest on figures which are told otherwise now; nothing is shown when there are none. */
export const RestatedDecisions: FunctionComponent<{ items: readonly RestatedDecision[] }> = ({
  items,
}) =>
  items.length === 0 ? null : (
    <section aria-labelledby="restated-decisions">
      <h2 id="restated-decisions">Findings that rest on restated figures</h2>
      <p class="hint">
        A finding stays as it was decided. Whether its figure is still beyond the limit is said
        here.
      </p>
      <DataTable
        caption="Findings that rest on restated figures"
        rows={items}
        rowKey={({ finding }) => finding}
        columns={[
          {
            label: 'Finding',
            cell: ({ finding, title }) => <a href={to.finding(finding)}>{title}</a>,
          },
          { label: 'Machine', cell: ({ machine }) => <MachineLink id={machine} /> },
          { label: 'Decided', cell: ({ knownAt }) => fullMoment(knownAt) },
          {
            label: 'Figure',
            numeric: true,
            cell: ({ figure, unit, said, now }) =>
              `${words(figure)} ${quantity(said, unit)} → ${
                now === null ? UNDEFINED : quantity(now, unit)
              }`,
          },
          {
            label: 'Limit',
            numeric: true,
            cell: ({ limit, unit }) => (limit === null ? UNDEFINED : quantity(limit, unit)),
          },
          { label: 'Now', cell: ({ stands }) => (stands ? 'still beyond' : 'within the limit') },
          { label: 'Known since', cell: ({ restatedAt }) => fullMoment(restatedAt) },
        ]}
      />
    </section>
  );
