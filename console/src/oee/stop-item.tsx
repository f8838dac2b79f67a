import type { FunctionComponent } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { GivenReason, ReasonNode, Stop } from '../api/oee-types';
import { exactTime } from '../format/oee';
import { STATE_WORDS } from '../format/words';
import { Ago, Moment } from '../parts/age';
import { MachineLink } from '../parts/machine-link';
import { StateSymbol } from '../parts/state-symbol';
import { ReasonChoice } from './reason-choice';

interface Props {
  stop: Stop;
  tree: readonly ReasonNode[];
  /** Called with the reason's words once it is in the log. */
  changed: (text: string) => void;
}

/** One stop: where, when, how long, why, and the way to say why. */
export const StopItem: FunctionComponent<Props> = ({ stop, tree, changed }) => {
  const [choosing, setChoosing] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setChoosing(false);
    requestAnimationFrame(() => button.current?.focus());
  };
  return (
    <li class="panel stop" data-stop={`${stop.machine}/${stop.from}`}>
      <div class="stop-head">
        <span class={`stop-state state-${stop.state}`}>
          <StateSymbol state={stop.state} />
          {STATE_WORDS[stop.state]}
        </span>
        <span class="stop-machine">
          <MachineLink id={stop.machine} />
        </span>
        <span class="stop-length">{exactTime(stop.seconds)}</span>
        <span class="stop-when">
          <Moment at={stop.from} /> to {stop.open ? 'now' : <Moment at={stop.to} />}
        </span>
        {stop.open && <span class="tag tag-warning">Goes on</span>}
        {stop.minor && <span class="tag">Minor stop</span>}
      </div>
      <div class="stop-why">
        {stop.reason === null ? <p>No reason given.</p> : <Given reason={stop.reason} />}
        {stop.reason !== null && stop.unexplainedSeconds > 0 && (
          <p>Still without a reason: {exactTime(stop.unexplainedSeconds)}.</p>
        )}
        {!choosing && (
          <button
            ref={button}
            type="button"
            class={stop.reason === null ? 'primary' : undefined}
            onClick={() => setChoosing(true)}
          >
            {stop.reason === null ? 'Give the reason' : 'Give another reason'}
          </button>
        )}
      </div>
      {choosing && (
        <ReasonChoice
          stop={stop}
          tree={tree}
          given={(text) => {
            close();
            changed(text);
          }}
          cancel={close}
        />
      )}
    </li>
  );
};

const Given: FunctionComponent<{ reason: GivenReason }> = ({ reason }) => (
  <p>
    <strong>{reason.path.join(' › ')}</strong>
    {reason.note !== '' && <>: {reason.note}</>}{' '}
    <span class="stop-author">
      {reason.author}, <Ago at={reason.knownAt} />
    </span>
  </p>
);
