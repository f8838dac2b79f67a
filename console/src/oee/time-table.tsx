import type { FunctionComponent } from 'preact';
import type { Figures } from '../api/oee-types';
import { time } from '../format/oee';
import { Open } from './open';
import { ELEMENTS } from './words';

/** The time elements of ISO 22400-2, from the calendar down to production. */
export const TimeTable: FunctionComponent<{ figures: Figures }> = ({ figures }) => (
  <section aria-labelledby="time-elements">
    <h2 id="time-elements">Time elements</h2>
    <table class="time-table">
      <caption class="visually-hidden">Time elements of ISO 22400-2</caption>
      <thead>
        <tr>
          <th scope="col">Element</th>
          <th scope="col">ISO 22400-2</th>
          <th scope="col" class="numeric">
            Time
          </th>
        </tr>
      </thead>
      <tbody>
        {ELEMENTS.map(({ key, text, iso, element, depth }) => (
          <tr key={key} data-element={key} class={element === null ? 'sum' : undefined}>
            <th scope="row" class={`depth-${depth}`}>
              {text}
            </th>
            <td data-label="ISO 22400-2">{iso}</td>
            <td data-label="Time" class="numeric">
              <Open
                drill={element === null ? `sum.${key}` : `element.${element}`}
                label={`${text} ${time(figures.time[key])}: open its intervals`}
              >
                {time(figures.time[key])}
              </Open>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);
