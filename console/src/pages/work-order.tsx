import type { FunctionComponent } from 'preact';
import { useEffect } from 'preact/hooks';
import { api } from '../api/client';
import { Problem } from '../api/problem';
import type { WorkOrder } from '../api/types';
import { onLive } from '../live/feed';
import { Due, Moment } from '../parts/age';
import { Facts } from '../parts/facts';
import { ProcessView } from '../parts/process-view';
import { MachineLink } from '../parts/machine-link';
import { Reading } from '../parts/reading';
import { PriorityTag, WorkOrderTag } from '../parts/tags';
import { Title } from '../parts/title';
import { Trouble } from '../parts/trouble';
import { to } from '../router';
import { useOne } from '../store/one';
import { machineName } from '../store/plant';

/** One work order: what it waits for, and where it stands in its process. */
export const WorkOrderPage: FunctionComponent<{ id: string }> = ({ id }) => {
  const order = useOne(id, () => api.workOrder(id));
  useEffect(
    () =>
      onLive('work-order', (changed) => {
        if (changed.id === id) order.set(changed);
      }),
    [id],
  );
  return (
    <div class="wide">
      <p class="back">
        <a href={to.workOrders()}>Work orders</a>
      </p>
      {order.value === null && order.problem === null && <Reading what="work order" />}
      {order.problem !== null && <Trouble problem={order.problem} again={order.again} />}
      {order.value !== null && <Detail order={order.value} />}
    </div>
  );
};

const Detail: FunctionComponent<{ order: WorkOrder }> = ({ order }) => (
  <>
    <Title text={`${order.id}, ${machineName(order.machine)}`}>
      <span>
        <WorkOrderTag status={order.status} /> <PriorityTag priority={order.priority} />
      </span>
    </Title>
    {order.incident !== null && (
      <Trouble problem={new Problem(0, 'The process has stopped', order.incident, null, null)} />
    )}
    <section class="panel" aria-label="About this work order">
      {order.waitingFor !== null && <p class="reason">Waits for: {order.waitingFor}</p>}
      {order.outcome !== null && <p class="reason">Ended: {order.outcome}</p>}
      <Facts
        facts={[
          ['Machine', <MachineLink id={order.machine} />],
          ['Finding', order.findingKey && <a href={to.finding(order.findingKey)}>Why?</a>],
          ['Opened', <Moment at={order.openedAt} />],
          [
            'Due',
            order.dueAt !== null && order.closedAt === null ? <Due at={order.dueAt} /> : null,
          ],
          ['Closed', order.closedAt && <Moment at={order.closedAt} />],
        ]}
      />
    </section>
    <section aria-labelledby="process">
      <h2 id="process">Where it stands</h2>
      {order.processInstanceKey === null ? (
        <p class="empty">No process runs for this work order.</p>
      ) : (
        <ProcessView instance={order.processInstanceKey} change={order} />
      )}
    </section>
  </>
);
