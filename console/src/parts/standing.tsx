import type { FunctionComponent } from 'preact';
import { to } from '../router';
import { openStops, readOpenStops } from '../store/running';
import { ReasonButtons } from './reason-buttons';

/** On the card of a machine that stands for longer than a minor stop: why does it stand? */
export const WhyStanding: FunctionComponent<{ machine: string }> = ({ machine }) => {
  const stop = openStops.value.get(machine);
  if (stop === undefined) return null;
  return (
    <div class="why-standing">
      <p>
        <strong>Why does it stand?</strong>
      </p>
      <ReasonButtons stop={stop} most={2} given={() => void readOpenStops()} />
      <a href={to.stops({ machine, at: stop.from })}>Another reason</a>
    </div>
  );
};
