import type { FunctionComponent } from 'preact';
import { api, readAll } from '../api/client';
import type { Page, WorkOrder, WorkOrderStatus } from '../api/types';
import { Listing } from '../parts/listing';
import { Title } from '../parts/title';
import { Views } from '../parts/views';
import { WorkOrderTable } from '../parts/work-order-table';
import { to } from '../router';
import { useList } from '../store/list';

const OPEN: WorkOrderStatus[] = ['open', 'in-progress', 'verifying'];

const EMPTY = {
  open: 'No open work orders. A finding opens one by itself.',
  all: 'No work orders yet. A finding opens one by itself.',
};

export const WorkOrdersPage: FunctionComponent<{ show: 'open' | 'all' }> = ({ show }) => {
  const belongs = (order: WorkOrder) => show === 'all' || isOpen(order);
  const list = useList<WorkOrder>(
    show,
    show === 'open' ? readOpen : api.workOrders,
    ({ id }) => id,
    {
      event: 'work-order',
      belongs,
    },
  );
  return (
    <div class="wide">
      <Title text="Work orders">
        <Views
          label="Which work orders"
          views={[
            { text: 'Open', href: to.workOrders('open'), current: show === 'open' },
            { text: 'All', href: to.workOrders('all'), current: show === 'all' },
          ]}
        />
      </Title>
      <Listing list={list} what="work orders" empty={EMPTY[show]}>
        {(orders) => <WorkOrderTable orders={orders} />}
      </Listing>
    </div>
  );
};

function isOpen({ status }: WorkOrder): boolean {
  return OPEN.includes(status);
}

/** The API filters by one status at a time; together they are few. */
async function readOpen(): Promise<Page<WorkOrder>> {
  const lists = OPEN.map((status) => readAll((window) => api.workOrders({ status, ...window })));
  const items = (await Promise.all(lists)).flat();
  return { items: items.sort((a, b) => b.openedAt.localeCompare(a.openedAt)), next: null };
}
