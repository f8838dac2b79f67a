import type { FunctionComponent } from 'preact';
import { count, STATE_WORDS } from '../format/words';
import { to } from '../router';
import { keySignals } from '../store/key-signals';
import { machineSignal, type SeenMachine } from '../store/plant';
import { Ago, Since } from './age';
import { SignalValue } from './signal-value';
import { WhyStanding } from './standing';
import { StateSymbol } from './state-symbol';

const MOST_VALUES = 4;

/** One machine on the board. It is drawn again only when this machine changes. */
export const MachineCard: FunctionComponent<{ id: string }> = ({ id }) => {
  const machine = machineSignal(id)?.value;
  if (machine === undefined) return null;
  const hidden = machine.signals.length - MOST_VALUES;
  return (
    <article class={`card state-${machine.state}`} data-machine={id} aria-label={machine.name}>
      <h3>
        <a href={to.machine(id)}>{machine.name}</a>
      </h3>
      <p class="state">
        <StateSymbol state={machine.state} />
        <span class="state-word">{STATE_WORDS[machine.state]}</span>
        {machine.stateSince !== null && (
          <span class="state-time">
            <Since at={machine.stateSince} />
          </span>
        )}
      </p>
      {!machine.connected && <Disconnected machine={machine} />}
      <WhyStanding machine={id} />
      <dl class="values">
        {keySignals(machine.signals, MOST_VALUES).map((signal) => (
          <SignalValue key={signal.name} signal={signal} seenAt={machine.seenAt} />
        ))}
      </dl>
      <CardFoot machine={machine} hidden={hidden} />
    </article>
  );
};

const Disconnected: FunctionComponent<{ machine: SeenMachine }> = ({ machine }) => (
  <p class="disconnected">
    No connection.{' '}
    {machine.lastSeenAt === null ? (
      'Never heard.'
    ) : (
      <>
        Last heard <Ago at={machine.lastSeenAt} />.
      </>
    )}
  </p>
);

const CardFoot: FunctionComponent<{ machine: SeenMachine; hidden: number }> = ({
  machine,
  hidden,
}) => (
  <p class="card-foot">
    {machine.openFindings > 0 && (
      <a class="tag tag-warning" href={to.machine(machine.id)}>
        {count(machine.openFindings, 'finding')}
      </a>
    )}
    {machine.openTasks > 0 && (
      <a class="tag tag-task" href={to.tasks('all')}>
        {count(machine.openTasks, 'task')}
      </a>
    )}
    {machine.order !== null && (
      <span class="order">
        {machine.order.id} {machine.order.product}
      </span>
    )}
    {hidden > 0 && (
      <span class="more-values">
        {hidden} more {hidden === 1 ? 'value' : 'values'}
      </span>
    )}
  </p>
);
