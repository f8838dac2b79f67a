import type { FunctionComponent } from 'preact';
import { api } from '../api/client';
import type { Machine } from '../api/types';
import { serverNow } from '../clock';
import { protocol, STATE_WORDS } from '../format/words';
import { OrderOnMachine } from '../oee/order-form';
import { Ago, Since } from '../parts/age';
import { Facts } from '../parts/facts';
import { MachineCharts } from '../parts/machine-charts';
import { MachineFindings, MachineOrders, MachineWorkOrders } from '../parts/machine-lists';
import { Reading } from '../parts/reading';
import { SignalTable } from '../parts/signal-table';
import { StateSymbol } from '../parts/state-symbol';
import { Title } from '../parts/title';
import { Trouble } from '../parts/trouble';
import { to } from '../router';
import { useOne } from '../store/one';
import { machineSignal, plantRead } from '../store/plant';

/** One machine: its state, its charts, what was found, its orders, how fresh its signals are. */
export const MachinePage: FunctionComponent<{ id: string }> = ({ id }) => {
  const live = plantRead.value ? machineSignal(id)?.value : undefined;
  const asked = useOne(id, () => api.machine(id));
  const machine = live ?? asked.value;
  return (
    <div class="wide">
      <p class="back">
        <a href={to.board}>Plant</a>
      </p>
      {machine === null && asked.problem === null && <Reading what="machine" />}
      {machine === null && asked.problem !== null && (
        <Trouble problem={asked.problem} again={asked.again} />
      )}
      {machine !== null && <Detail machine={machine} seenAt={live?.seenAt ?? serverNow()} />}
    </div>
  );
};

const Detail: FunctionComponent<{ machine: Machine; seenAt: number }> = ({ machine, seenAt }) => (
  <>
    <Title text={machine.name}>
      <p class={`state-banner state-${machine.state}`}>
        <StateSymbol state={machine.state} />
        {STATE_WORDS[machine.state]}
        {machine.stateSince !== null && <Since at={machine.stateSince} />}
      </p>
    </Title>
    <section class="panel" aria-label="About this machine">
      <Facts
        facts={[
          ['Machine', machine.id],
          ['Connection', <Connection machine={machine} />],
          ['Speaks', protocol(machine.protocol)],
          [
            'Production',
            <a href={to.oee({ kind: 'machine', id: machine.id })}>
              OEE and losses of this machine
            </a>,
          ],
          ['Order', machine.order && orderSentence(machine.order)],
        ]}
      />
    </section>
    <MachineCharts machine={machine} />
    <MachineFindings machine={machine.id} />
    <MachineWorkOrders machine={machine.id} />
    <MachineOrders machine={machine.id} line={machine.line} />
    <OrderOnMachine machine={machine.id} />
    <section aria-labelledby="signals">
      <h2 id="signals">Signals</h2>
      <SignalTable machine={machine} seenAt={seenAt} />
    </section>
  </>
);

const Connection: FunctionComponent<{ machine: Machine }> = ({ machine }) => (
  <>
    {machine.connected ? 'Connected' : <strong class="overdue">No connection</strong>}
    {machine.lastSeenAt !== null && (
      <>
        , heard <Ago at={machine.lastSeenAt} />
      </>
    )}
    {machine.lagSeconds !== null && `, ${Math.round(machine.lagSeconds * 1000)} ms behind`}
  </>
);

function orderSentence(order: NonNullable<Machine['order']>): string {
  return `${order.id}: ${order.quantity} × ${order.product}, ${order.status}`;
}
