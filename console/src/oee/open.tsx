import { createContext, type FunctionComponent } from 'preact';
import { useContext } from 'preact/hooks';
import type { Subject } from '../api/oee';
import { PLANT, to, type RouteQuery } from '../router';
import { opens, type DrillName } from './drill';

/** The page that is open: what its figures are of, so that each can be opened. */
export interface Here {
  subject: Subject;
  query: RouteQuery;
  from: string;
  to: string;
}

export const HereContext = createContext<Here>({ subject: PLANT, query: {}, from: '', to: '' });

interface Props {
  drill: DrillName;
  from?: string | undefined;
  to?: string | undefined;
  machine?: string | undefined;
  /** What it opens, said when somebody points at it. */
  label: string;
  class?: string;
}

/** A figure that opens the list of what it is the sum of. */
export const Open: FunctionComponent<Props> = ({
  drill,
  from,
  to: end,
  machine,
  label,
  class: style,
  children,
}) => {
  const here = useContext(HereContext);
  const narrow = {
    from: from ?? here.from,
    to: end ?? here.to,
    ...(machine === undefined ? {} : { machine }),
  };
  return (
    <a
      class={style ?? 'open'}
      href={to.oee(here.subject, clean({ ...here.query, ...opens(drill, narrow) }))}
      title={label}
    >
      {children}
    </a>
  );
};

/** A query without what is forgotten. */
export function clean(query: Record<string, string | null>): RouteQuery {
  return Object.fromEntries(
    Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== null),
  );
}
