import { useCallback, useEffect, useState } from 'preact/hooks';
import { Problem } from '../api/problem';
import { liveGeneration } from '../live/feed';

export interface One<T> {
  value: T | null;
  problem: Problem | null;
  again: () => void;
  set: (value: T) => void;
}

/** One thing read from the API; read again when `query` changes or the live line comes back. */
export function useOne<T>(query: string, read: () => Promise<T>): One<T> {
  const [state, setState] = useState<{ query: string; value: T | null; problem: Problem | null }>({
    query,
    value: null,
    problem: null,
  });
  const [round, setRound] = useState(0);
  const generation = liveGeneration.value;

  useEffect(() => {
    let wanted = true;
    read()
      .then((value) => {
        if (wanted) setState({ query, value, problem: null });
      })
      .catch((error: unknown) => {
        const problem = Problem.from(error);
        if (wanted)
          setState((old) => ({ query, value: old.query === query ? old.value : null, problem }));
      });
    return () => {
      wanted = false;
    };
  }, [query, generation, round]);

  const again = useCallback(() => setRound((n) => n + 1), []);
  const set = useCallback((value: T) => setState({ query, value, problem: null }), [query]);
  const current = state.query === query;
  return {
    value: current ? state.value : null,
    problem: current ? state.problem : null,
    again,
    set,
  };
}
