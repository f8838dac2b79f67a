import type { FunctionComponent } from 'preact';
import type { WorkOrder } from '../api/types';
import { to } from '../router';
import { Due, Moment } from './age';
import { DataTable } from './data-table';
import { MachineLink } from './machine-link';
import { PriorityTag, WorkOrderTag } from './tags';

/** Work orders, each with what it waits for or how it ended. */
export const WorkOrderTable: FunctionComponent<{ orders: readonly WorkOrder[] }> = ({ orders }) => (
  <DataTable
    caption="Work orders"
    rows={orders}
    rowKey={({ id }) => id}
    columns={[
      { label: 'Work order', cell: ({ id }) => <a href={to.workOrder(id)}>{id}</a> },
      { label: 'Status', cell: (order) => <Status order={order} /> },
      {
        label: 'Machine',
        cell: ({ machine }) => <MachineLink id={machine} />,
      },
      { label: 'Priority', cell: ({ priority }) => <PriorityTag priority={priority} /> },
      { label: 'Opened', cell: ({ openedAt }) => <Moment at={openedAt} /> },
      { label: 'Due', cell: (order) => <DueCell order={order} /> },
      { label: 'Waits for, or ended', cell: sentence },
    ]}
  />
);

const Status: FunctionComponent<{ order: WorkOrder }> = ({ order }) => (
  <>
    <WorkOrderTag status={order.status} />{' '}
    {order.incident !== null && <span class="tag status-incident">Stopped</span>}
  </>
);

const DueCell: FunctionComponent<{ order: WorkOrder }> = ({ order }) =>
  order.dueAt === null || order.closedAt !== null ? <>–</> : <Due at={order.dueAt} />;

function sentence({ incident, waitingFor, outcome }: WorkOrder): string {
  return incident ?? outcome ?? waitingFor ?? '–';
}
