import type { FunctionComponent } from 'preact';
import type { Losses } from '../api/oee-types';
import { exactTime, time } from '../format/oee';
import { Open } from './open';

/**
 * From calendar time to good time, one loss after the other; each opens its intervals. Seconds that
 * are rounded one by one may not add up; what is said where one points is to the millisecond, and does.
 */
export const Waterfall: FunctionComponent<{ losses: Losses }> = ({ losses }) => {
  const all = Math.max(losses.calendarSeconds, ...losses.steps.map(({ left }) => left), 1);
  const share = (seconds: number) => `${(Math.max(0, seconds) / all) * 100}%`;
  return (
    <section aria-labelledby="losses">
      <h2 id="losses">From calendar time to good time</h2>
      <ol class="waterfall panel">
        <li class="step-row step-total" data-step="calendar">
          <span class="step-name">Calendar time</span>
          <span class="step-bar">
            <span class="bar bar-total" style={{ width: share(losses.calendarSeconds) }} />
          </span>
          <span class="step-seconds" title={exactTime(losses.calendarSeconds)}>
            {time(losses.calendarSeconds)}
          </span>
        </li>
        {losses.steps.map((step) => (
          <li key={step.loss} class="step-row" data-step={step.loss}>
            <Open
              drill={`loss.${step.loss}`}
              class="step-open"
              label={`${step.name}, ${exactTime(step.seconds)}, left ${exactTime(step.left)}: open its intervals`}
            >
              <span class="step-name">{step.name}</span>
              <span class="step-bar">
                {step.seconds !== 0 && (
                  <span
                    class={step.seconds < 0 ? 'bar bar-gain' : 'bar bar-loss'}
                    style={{
                      left: share(Math.min(step.left, step.left + step.seconds)),
                      width: share(Math.abs(step.seconds)),
                    }}
                  />
                )}
              </span>
              <span class="step-seconds">
                {step.seconds > 0 ? `−\u2009${time(step.seconds)}` : gain(step.seconds)}
              </span>
            </Open>
          </li>
        ))}
        <li class="step-row step-total" data-step="good">
          <span class="step-name">Good time (PRI · GQ)</span>
          <span class="step-bar">
            {losses.goodSeconds !== null && (
              <span class="bar bar-good" style={{ width: share(losses.goodSeconds) }} />
            )}
          </span>
          <span
            class="step-seconds"
            title={losses.goodSeconds === null ? undefined : exactTime(losses.goodSeconds)}
          >
            {time(losses.goodSeconds)}
            {losses.goodSeconds === null && (
              <span class="why"> no planned run time for the product</span>
            )}
          </span>
        </li>
      </ol>
    </section>
  );
};

function gain(seconds: number): string {
  return seconds === 0 ? time(0) : `+\u2009${time(-seconds)}`;
}
