import type { FunctionComponent } from 'preact';
import type { Signal } from '../api/types';
import { now, tick } from '../clock';
import { quantity } from '../format/number';
import { duration } from '../format/time';
import { words } from '../format/words';
import { liveState } from '../live/feed';
import { ageNow, againstLimits } from '../store/key-signals';

/** After so long without the live line (ms) every value on the screen counts as stale. */
const LINE_LOST_MS = 5_000;

/** One row of a card: name, value with unit, and how old it is; what is wrong with it in words. */
export const SignalValue: FunctionComponent<{ signal: Signal; seenAt: number }> = ({
  signal,
  seenAt,
}) => {
  const remark = signalRemark(signal, seenAt);
  return (
    <div class={`value value-${remark.kind}`}>
      <dt>{words(signal.name)}</dt>
      <dd>
        <span class="number">{quantity(signal.value, signal.unit)}</span>
        <span class="remark">{remark.text}</span>
      </dd>
    </div>
  );
};

export interface Remark {
  kind: 'fresh' | 'stale' | 'bad' | 'beyond';
  text: string;
}

/** What to say beside a value: staleness before quality before limits before plain age. */
export function signalRemark(signal: Signal, seenAt: number): Remark {
  const age = ageNow(signal, seenAt, now.value);
  const old = age === null ? 'never heard' : duration(age * 1000);
  const { kind, since } = liveState.value;
  const lineLost = kind === 'reconnecting' && tick.value - since > LINE_LOST_MS;
  if (signal.stale || lineLost) {
    return { kind: 'stale', text: age === null ? 'never heard' : `stale, ${old}` };
  }
  if (signal.quality !== 'good') return { kind: 'bad', text: `${signal.quality}, ${old}` };
  const standing = againstLimits(signal);
  if (standing === 'above') {
    return { kind: 'beyond', text: `above ${quantity(signal.limits?.high ?? null)}, ${old}` };
  }
  if (standing === 'below') {
    return { kind: 'beyond', text: `below ${quantity(signal.limits?.low ?? null)}, ${old}` };
  }
  return { kind: 'fresh', text: old };
}
