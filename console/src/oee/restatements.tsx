import type { FunctionComponent } from 'preact';
import type { Restatement } from '../api/oee-types';
import { percent, pieces } from '../format/oee';
import { fullMoment, span } from '../format/time';
import { DataTable } from '../parts/data-table';
import { Empty } from '../parts/empty';
import { MachineLink } from '../parts/machine-link';

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
