import type { FunctionComponent } from 'preact';
import type { Per } from '../api/oee';
import type { Oee, OeePart } from '../api/oee-types';
import { percent } from '../format/oee';
import { Empty } from '../parts/empty';
import { remember } from '../router';
import { Open } from './open';
import { partName } from './part-name';
import { whyUndefined } from './words';

const PERS: { per: Per; text: string }[] = [
  { per: 'hour', text: 'Hours' },
  { per: 'shift', text: 'Shifts' },
  { per: 'day', text: 'Days' },
  { per: 'order', text: 'Orders' },
  { per: 'product', text: 'Products' },
];

/** OEE of the parts of the window, one bar each, against the target. */
export const Trend: FunctionComponent<{ report: Oee; per: Per }> = ({ report, per }) => (
  <section aria-labelledby="trend">
    <h2 id="trend">OEE by {PERS.find((one) => one.per === per)?.text.toLowerCase()}</h2>
    <div class="ranges" role="group" aria-label="Cut the window by">
      {PERS.map((one) => (
        <button
          key={one.per}
          type="button"
          aria-pressed={one.per === per}
          onClick={() => remember({ per: one.per })}
        >
          {one.text}
        </button>
      ))}
    </div>
    {report.parts.length === 0 ? (
      <Empty>Nothing of that kind in this window.</Empty>
    ) : (
      <Bars report={report} per={per} />
    )}
  </section>
);

const Bars: FunctionComponent<{ report: Oee; per: Per }> = ({ report, per }) => {
  const highest = Math.max(1, report.target ?? 0, ...report.parts.map((p) => p.total.oee ?? 0));
  const height = (ratio: number) => `${(ratio / highest) * 100}%`;
  return (
    <div class="trend panel" tabIndex={0} role="group" aria-label="OEE of each part of the window">
      <ol class={report.parts.length > 30 ? 'trend-bars dense' : 'trend-bars'}>
        {report.parts.map((part) => (
          <li key={`${part.name} ${part.from}`} class="trend-part" data-part={part.from}>
            <TrendBar
              part={part}
              per={per}
              height={height(part.total.oee ?? 0)}
              goal={report.target === null ? null : height(report.target)}
            />
          </li>
        ))}
      </ol>
      {report.target !== null && (
        <p class="hint">The dashed line is the target, {percent(report.target)}.</p>
      )}
    </div>
  );
};

const TrendBar: FunctionComponent<{
  part: OeePart;
  per: Per;
  height: string;
  goal: string | null;
}> = ({ part, per, height, goal }) => {
  const name = partName(part, per);
  const text = percent(part.total.oee);
  const why = whyUndefined('oee', part.total);
  const inside = (
    <>
      <span class="trend-value" title={why ?? ''}>
        {text}
      </span>
      <span class="trend-column">
        <span class="bar bar-oee" style={{ height }} />
        {goal !== null && <span class="trend-goal" style={{ bottom: goal }} />}
      </span>
      <span class="trend-name">{name}</span>
    </>
  );
  // The intervals of an order cannot be asked for by themselves, so these bars are only shown.
  if (per === 'order' || per === 'product') return <span class="trend-open">{inside}</span>;
  return (
    <Open
      drill="ratio.oee"
      class="trend-open"
      from={part.from}
      to={part.to}
      label={`${name}: OEE ${why === null ? text : `not defined, ${why}`}: open what it is made of`}
    >
      {inside}
    </Open>
  );
};
