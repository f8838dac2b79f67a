import type { FunctionComponent } from 'preact';
import type { Finding } from '../api/types';
import { words } from '../format/words';
import { to } from '../router';
import { Ago, Moment } from './age';
import { DataTable } from './data-table';
import { MachineLink } from './machine-link';
import { SeverityTag } from './tags';

/** Findings, each with its severity, where and since when, and whether it lasts. */
export const FindingTable: FunctionComponent<{ findings: readonly Finding[] }> = ({ findings }) => (
  <DataTable
    caption="Findings"
    rows={findings}
    rowKey={({ key }) => key}
    columns={[
      {
        label: 'Finding',
        cell: (finding) => <a href={to.finding(finding.key)}>{finding.title}</a>,
      },
      { label: 'Severity', cell: ({ severity }) => <SeverityTag severity={severity} /> },
      {
        label: 'Where',
        cell: ({ subject }) => <MachineLink id={subject} />,
      },
      { label: 'Kind', cell: ({ kind }) => words(kind) },
      { label: 'Began', cell: ({ at }) => <Moment at={at} /> },
      {
        label: 'Ended',
        cell: ({ endedAt }) => (endedAt === null ? 'lasts' : <Ago at={endedAt} />),
      },
    ]}
  />
);
