import type { FunctionComponent } from 'preact';
import type { Entry, ReasonNode } from '../api/oee-types';
import { signedPieces } from '../format/oee';
import { Ago, Moment } from '../parts/age';
import { DataTable, type Column } from '../parts/data-table';
import { MachineLink } from '../parts/machine-link';
import { reasonText } from './reasons';

/** What people and orders said, newest first. Nothing is overwritten: a later entry stands over an earlier one. */
export const EntryTable: FunctionComponent<{
  entries: readonly Entry[];
  tree: readonly ReasonNode[];
}> = ({ entries, tree }) => {
  const columns: Column<Entry>[] = [
    { label: 'Said', cell: (entry) => saying(entry, tree) },
    { label: 'Machine', cell: ({ machine }) => <MachineLink id={machine} /> },
    { label: 'From', cell: ({ from }) => <Moment at={from} /> },
    { label: 'To', cell: (entry) => ending(entry) },
    { label: 'Note', cell: ({ note }) => note },
    { label: 'By', cell: ({ author }) => author },
    {
      label: 'Noted',
      cell: ({ knownAt }) => (
        <>
          <Moment at={knownAt} /> (<Ago at={knownAt} />)
        </>
      ),
    },
  ];
  return (
    <DataTable
      caption="Entries of the shift log"
      columns={columns}
      rows={entries}
      rowKey={({ id }) => String(id)}
    />
  );
};

function ending({ kind, to }: Entry) {
  if (to !== null) return <Moment at={to} />;
  if (kind === 'reason') return 'the end of the stop';
  return kind === 'order' ? 'the next order' : '';
}

function saying(entry: Entry, tree: readonly ReasonNode[]): string {
  switch (entry.kind) {
    case 'reason':
      return reasonText(tree, entry.reason ?? '');
    case 'correction':
      return correction(entry);
    case 'order':
      return `Order ${entry.order ?? ''} of ${entry.product ?? ''} began`;
    case 'order-end':
      return 'The order ended';
  }
}

function correction({ scrap, rework }: Entry): string {
  const parts = [
    ...(scrap ? [`scrap ${signedPieces(scrap)}`] : []),
    ...(rework ? [`rework ${signedPieces(rework)}`] : []),
  ];
  return `Counts corrected: ${parts.join(', ')}`;
}
