import type { ComponentType, FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Problem } from '../api/problem';
import { Reading } from './reading';
import { Trouble } from './trouble';

/** A page whose code is fetched when it is first opened, so that the board stays small. */
export function lazy<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  let loaded: ComponentType<P> | null = null;
  const Lazy: FunctionComponent<P> = (props) => {
    const [Page, setPage] = useState<{ is: ComponentType<P> } | null>(
      loaded === null ? null : { is: loaded },
    );
    const [problem, setProblem] = useState<Problem | null>(null);
    useEffect(() => {
      if (Page !== null) return;
      load()
        .then((page) => {
          loaded = page;
          setPage({ is: page });
        })
        .catch((error: unknown) => {
          const detail = `Reload to try again. (${String(error)})`;
          setProblem(new Problem(0, 'This page could not be loaded', detail));
        });
    }, []);
    if (problem !== null) return <Trouble problem={problem} again={() => location.reload()} />;
    return Page === null ? <Reading what="page" /> : <Page.is {...props} />;
  };
  return Lazy;
}
