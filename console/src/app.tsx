import type { FunctionComponent } from 'preact';
import { useEffect, useErrorBoundary, useRef } from 'preact/hooks';
import { Problem } from './api/problem';
import { Header } from './parts/header';
import { lazy } from './parts/lazy';
import { Trouble } from './parts/trouble';
import { BoardPage } from './pages/board';
import { MissingPage } from './pages/missing';
import { SignInPage } from './pages/sign-in';
import { placeOf, route, type Route } from './router';
import { announcement } from './store/announce';
import { session } from './store/session';
import { start } from './store/start';

const MachinePage = lazy(() => import('./pages/machine').then((m) => m.MachinePage));
const FindingsPage = lazy(() => import('./pages/findings').then((m) => m.FindingsPage));
const FindingPage = lazy(() => import('./pages/finding').then((m) => m.FindingPage));
const WorkOrdersPage = lazy(() => import('./pages/work-orders').then((m) => m.WorkOrdersPage));
const WorkOrderPage = lazy(() => import('./pages/work-order').then((m) => m.WorkOrderPage));
const TasksPage = lazy(() => import('./pages/tasks').then((m) => m.TasksPage));
const TaskPage = lazy(() => import('./pages/task').then((m) => m.TaskPage));
const DeadLettersPage = lazy(() => import('./pages/dead-letters').then((m) => m.DeadLettersPage));
const SystemPage = lazy(() => import('./pages/system').then((m) => m.SystemPage));
const OeePage = lazy(() => import('./pages/oee').then((m) => m.OeePage));
const StopsPage = lazy(() => import('./pages/stops').then((m) => m.StopsPage));
const CountermeasuresPage = lazy(() =>
  import('./pages/countermeasures').then((m) => m.CountermeasuresPage),
);
const ReviewPage = lazy(() => import('./pages/review').then((m) => m.ReviewPage));
const PlanPage = lazy(() => import('./pages/plan').then((m) => m.PlanPage));
const SignalsPage = lazy(() => import('./pages/signals').then((m) => m.SignalsPage));
const ExplorerPage = lazy(() => import('./pages/explorer').then((m) => m.ExplorerPage));

/** The whole console: header, the page of the route, and the polite announcements. */
export const App: FunctionComponent = () => {
  const main = useRef<HTMLElement>(null);
  const signedOut = session.value === 'signed-out';
  const place = placeOf(route.value);
  const first = useRef(true);

  useEffect(start, []);
  useEffect(() => {
    if (first.current) first.current = false;
    else {
      window.scrollTo(0, 0);
      main.current?.focus({ preventScroll: true });
    }
  }, [place]);

  return (
    <>
      <button class="skip" onClick={() => main.current?.focus()}>
        Skip to the content
      </button>
      <Header />
      <main ref={main} id="main" tabIndex={-1} key={signedOut ? 'signed-out' : place}>
        {signedOut ? <SignInPage onSignedIn={start} /> : <Guarded at={route.value} />}
      </main>
      <p class="visually-hidden" role="status" aria-live="polite">
        {announcement}
      </p>
    </>
  );
};

/** An error while drawing is told on the page, and the way to the other pages stays. */
const Guarded: FunctionComponent<{ at: Route }> = ({ at }) => {
  const [error, reset] = useErrorBoundary() as [unknown, () => void];
  return error === undefined ? (
    <Page at={at} />
  ) : (
    <Trouble problem={Problem.inPage(error)} again={reset} />
  );
};

const Page: FunctionComponent<{ at: Route }> = ({ at }) => {
  switch (at.page) {
    case 'board':
      return <BoardPage />;
    case 'machine':
      return <MachinePage id={at.id} />;
    case 'findings':
      return <FindingsPage show={at.show} />;
    case 'finding':
      return <FindingPage id={at.key} />;
    case 'work-orders':
      return <WorkOrdersPage show={at.show} />;
    case 'work-order':
      return <WorkOrderPage id={at.id} />;
    case 'tasks':
      return <TasksPage show={at.show} />;
    case 'task':
      return <TaskPage id={at.id} />;
    case 'dead-letters':
      return <DeadLettersPage />;
    case 'system':
      return <SystemPage />;
    case 'oee':
      return <OeePage subject={at.subject} query={at.query} />;
    case 'stops':
      return <StopsPage query={at.query} />;
    case 'countermeasures':
      return <CountermeasuresPage query={at.query} />;
    case 'review':
      return <ReviewPage instance={at.key} />;
    case 'plan':
      return <PlanPage query={at.query} />;
    case 'signals':
      return <SignalsPage query={at.query} />;
    case 'explorer':
      return <ExplorerPage query={at.query} />;
    case 'missing':
      return <MissingPage path={at.path} />;
  }
};
