import type { FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Problem } from '../api/problem';
import { route, to, type Route } from '../router';
import { totals, type Totals } from '../store/plant';
import { session } from '../store/session';
import { signOut } from '../store/start';
import { LiveSign } from './live-sign';
import { Trouble } from './trouble';

interface Entry {
  label: string;
  href: string;
  pages: Route['page'][];
  count?: (totals: Totals) => number;
}

const ENTRIES: Entry[] = [
  { label: 'Board', href: to.board, pages: ['board', 'machine'] },
  { label: 'OEE', href: to.oee(), pages: ['oee', 'countermeasures', 'review'] },
  { label: 'Stops', href: to.stops(), pages: ['stops'] },
  {
    label: 'Findings',
    href: to.findings(),
    pages: ['findings', 'finding'],
    count: (sums) => sums.findings,
  },
  { label: 'Work orders', href: to.workOrders(), pages: ['work-orders', 'work-order'] },
  { label: 'Tasks', href: to.tasks(), pages: ['tasks', 'task'], count: (sums) => sums.tasks },
  { label: 'Plan', href: to.plan(), pages: ['plan'] },
  { label: 'Signals', href: to.signals(), pages: ['signals'] },
  { label: 'Explorer', href: to.explorer(), pages: ['explorer'] },
  { label: 'Dead letters', href: to.deadLetters, pages: ['dead-letters'] },
  { label: 'System', href: to.system, pages: ['system'] },
];

/** Name, ways to the pages, the live sign, and who is signed in. */
export const Header: FunctionComponent = () => {
  const [unfolded, setUnfolded] = useState(false);
  const page = route.value.page;
  const known = session.value;
  useEffect(() => setUnfolded(false), [route.value]);
  return (
    <header class="header">
      <a class="brand" href={to.board}>
        Millwright
      </a>
      {known !== 'signed-out' && (
        <button
          type="button"
          class="menu-button"
          aria-expanded={unfolded}
          aria-controls="pages"
          onClick={() => setUnfolded(!unfolded)}
        >
          Menu
        </button>
      )}
      <nav id="pages" aria-label="Pages" class={unfolded ? 'pages unfolded' : 'pages'}>
        {known !== 'signed-out' &&
          ENTRIES.map((entry) => (
            <a
              key={entry.label}
              href={entry.href}
              aria-current={entry.pages.includes(page) ? 'page' : undefined}
            >
              {entry.label}
              {entry.count !== undefined && <Count of={entry.count} />}
            </a>
          ))}
        {typeof known !== 'string' && <SignedIn name={known.name} />}
      </nav>
      {known !== 'signed-out' && <LiveSign />}
    </header>
  );
};

const Count: FunctionComponent<{ of: (totals: Totals) => number }> = ({ of }) => {
  const number = of(totals.value);
  if (number === 0) return null;
  return (
    <span class="count">
      {number}
      <span class="visually-hidden"> open</span>
    </span>
  );
};

const SignedIn: FunctionComponent<{ name: string }> = ({ name }) => {
  const [problem, setProblem] = useState<Problem | null>(null);
  const leave = () => {
    setProblem(null);
    signOut().catch((error: unknown) => setProblem(Problem.from(error)));
  };
  return (
    <>
      <span class="who">
        {name}
        <button type="button" class="quiet" onClick={leave}>
          Sign out
        </button>
      </span>
      {problem !== null && <Trouble problem={problem} />}
    </>
  );
};
