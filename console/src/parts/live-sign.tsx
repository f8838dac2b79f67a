import type { FunctionComponent } from 'preact';
import { tick } from '../clock';
import { duration } from '../format/time';
import { liveState } from '../live/feed';

/** Says whether the screen follows the plant. */
export const LiveSign: FunctionComponent = () => {
  const { kind, since } = liveState.value;
  const text =
    kind === 'live'
      ? 'Live'
      : kind === 'connecting'
        ? 'Connecting …'
        : `Reconnecting since ${duration(tick.value - since)}`;
  return (
    <span class={`live-sign live-${kind}`} data-live={kind}>
      {text}
    </span>
  );
};
