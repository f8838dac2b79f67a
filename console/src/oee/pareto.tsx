import type { FunctionComponent } from 'preact';
import type { ParetoBar } from '../api/oee-types';
import { time } from '../format/oee';
import { count } from '../format/words';
import { Empty } from '../parts/empty';
import { Open } from './open';

/** Stops by reason: the top of the tree, and below it the reasons that were given. */
export const Pareto: FunctionComponent<{ bars: ParetoBar[] }> = ({ bars }) => {
  const most = Math.max(1, ...bars.map(({ seconds }) => seconds));
  return (
    <section aria-labelledby="pareto">
      <h2 id="pareto">Stops by reason</h2>
      {bars.length === 0 && <Empty>No stops in this window.</Empty>}
      {bars.length > 0 && (
        <ol class="pareto panel">
          {bars.map((bar) => (
            <li key={bar.code ?? 'none'}>
              <Bar bar={bar} most={most} />
              {bar.children.length > 0 && (
                <ol class="pareto-children">
                  {bar.children.map((child) => (
                    <li key={child.code ?? 'none'}>
                      <Bar bar={child} most={most} />
                    </li>
                  ))}
                </ol>
              )}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
};

const Bar: FunctionComponent<{ bar: ParetoBar; most: number }> = ({ bar, most }) => (
  <Open
    drill={`reason.${bar.code ?? 'none'}`}
    class="step-open"
    label={`${bar.name}, ${time(bar.seconds)} in ${count(bar.stops, 'stop')}: open its intervals`}
  >
    <span class="step-name">{bar.name}</span>
    <span class="step-bar">
      <span class="bar bar-loss" style={{ width: `${(bar.seconds / most) * 100}%` }} />
    </span>
    <span class="step-seconds" data-reason={bar.code ?? 'none'}>
      {time(bar.seconds)}
      <span class="why"> {count(bar.stops, 'stop')}</span>
    </span>
  </Open>
);
