import type { FunctionComponent } from 'preact';
import { useEffect } from 'preact/hooks';
import { api, wholeList } from '../api/client';
import type { ErpOrder, Finding, WorkOrder } from '../api/types';
import { words } from '../format/words';
import { useList } from '../store/list';
import { Moment } from './age';
import { DataTable } from './data-table';
import { FindingTable } from './finding-table';
import { Listing } from './listing';
import { WorkOrderTable } from './work-order-table';

/** What was found on the machine, newest first. */
export const MachineFindings: FunctionComponent<{ machine: string }> = ({ machine }) => {
  const list = useList<Finding>(
    machine,
    (window) => api.findings({ machine, ...window }),
    ({ key }) => key,
    {
      event: 'finding',
      belongs: ({ subject }) => subject === machine,
    },
  );
  return (
    <section aria-labelledby="findings">
      <h2 id="findings">Findings</h2>
      <Listing list={list} what="findings" empty="Nothing has been found on this machine.">
        {(findings) => <FindingTable findings={findings} />}
      </Listing>
    </section>
  );
};

export const MachineWorkOrders: FunctionComponent<{ machine: string }> = ({ machine }) => {
  const list = useList<WorkOrder>(
    machine,
    (window) => api.workOrders({ machine, ...window }),
    ({ id }) => id,
    {
      event: 'work-order',
      belongs: (order) => order.machine === machine,
    },
  );
  return (
    <section aria-labelledby="work-orders">
      <h2 id="work-orders">Work orders</h2>
      <Listing list={list} what="work orders" empty="This machine has had no work order.">
        {(orders) => <WorkOrderTable orders={orders} />}
      </Listing>
    </section>
  );
};

/** No live event tells an order, so they are read again so often (ms). */
const REFRESH_MS = 10_000;

/** The ERP's orders for the machine or for its line. */
export const MachineOrders: FunctionComponent<{ machine: string; line: string }> = ({
  machine,
  line,
}) => {
  const list = useList<ErpOrder>(
    machine,
    () => wholeList(api.orders),
    ({ id }) => id,
  );
  useEffect(() => {
    const timer = setInterval(list.again, REFRESH_MS);
    return () => clearInterval(timer);
  }, []);
  const items = list.items.filter((order) =>
    order.machine === null ? order.line === line : order.machine === machine,
  );
  return (
    <section aria-labelledby="orders">
      <h2 id="orders">Production orders</h2>
      <Listing list={{ ...list, items }} what="orders" empty="The ERP has sent no order for it.">
        {(orders) => <OrderTable orders={orders} />}
      </Listing>
    </section>
  );
};

const OrderTable: FunctionComponent<{ orders: readonly ErpOrder[] }> = ({ orders }) => (
  <DataTable
    caption="Production orders"
    rows={orders}
    rowKey={({ id }) => id}
    columns={[
      { label: 'Order', cell: ({ id }) => id },
      { label: 'Product', cell: ({ product }) => product },
      { label: 'Quantity', numeric: true, cell: ({ quantity }) => quantity },
      { label: 'Status', cell: ({ status }) => words(status) },
      { label: 'Start', cell: ({ start }) => <Moment at={start} /> },
      { label: 'End', cell: ({ end }) => <Moment at={end} /> },
    ]}
  />
);
