import type { ComponentChildren, FunctionComponent } from 'preact';

/** Names with their values, those that are null left out. */
export const Facts: FunctionComponent<{ facts: [string, ComponentChildren][] }> = ({ facts }) => (
  <dl class="facts">
    {facts
      .filter(([, value]) => value !== null && value !== undefined && value !== '')
      .map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
  </dl>
);
