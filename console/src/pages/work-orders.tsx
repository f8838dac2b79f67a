import type { FunctionComponent } from 'preact';
import { api } from '../api/client';
import type { WorkOrder } from '../api/types';
import { Listing } from '../parts/listing';
import { Title } from '../parts/title';
import { Views } from '../parts/views';
import { WorkOrderTable } from '../parts/work-order-table';
import { to } from '../router';
import { useList } from '../store/list';

const EMPTY = {
  open: 'No open work orders. A finding opens one by itself.',
  all: 'No work orders yet. A finding opens one by itself.',
};

export const WorkOrdersPage: FunctionComponent<{ show: 'open' | 'all' }> = ({ show }) => {
  const belongs = (order: WorkOrder) => show === 'all' || isOpen(order);
  const list = useList<WorkOrder>(show, api.workOrders, {
    event: 'work-order',
    key: ({ id }) => id,
    belongs,
  });
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
      <Listing
        list={{ ...list, items: list.items.filter(belongs) }}
        what="work orders"
        empty={EMPTY[show]}
      >
        {(orders) => <WorkOrderTable orders={orders} />}
      </Listing>
    </div>
  );
};

function isOpen({ status }: WorkOrder): boolean {
  return status !== 'closed' && status !== 'cancelled';
}
