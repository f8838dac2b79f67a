import type { FunctionComponent } from 'preact';
import { now } from '../clock';
import { due, duration, fullMoment, moment, relative } from '../format/time';

/** `3 min ago`, ticking, with the exact moment on hover. */
export const Ago: FunctionComponent<{ at: string }> = ({ at }) => (
  <time dateTime={at} title={fullMoment(at)}>
    {relative(at, now.value)}
  </time>
);

/** How long something has lasted, ticking. */
export const Since: FunctionComponent<{ at: string }> = ({ at }) => (
  <time dateTime={at} title={`since ${fullMoment(at)}`}>
    {duration(now.value - Date.parse(at))}
  </time>
);

/** `due in 3 h 10 min` or `overdue by 5 min`, ticking. */
export const Due: FunctionComponent<{ at: string }> = ({ at }) => (
  <time
    dateTime={at}
    title={fullMoment(at)}
    class={Date.parse(at) < now.value ? 'overdue' : undefined}
  >
    {due(at, now.value)}
  </time>
);

/** A moment in the browser's zone, with seconds. */
export const Moment: FunctionComponent<{ at: string | null }> = ({ at }) =>
  at === null ? <>not yet</> : <time dateTime={at}>{moment(at, now.peek())}</time>;
