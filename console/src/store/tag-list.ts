import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { oeeApi, type TagQuery } from '../api/oee';
import type { Tag, Tags } from '../api/oee-types';
import { Problem } from '../api/problem';
import { liveGeneration } from '../live/feed';

export interface TagList {
  tags: readonly Tag[];
  counts: Tags['counts'] | null;
  /** True when there is no more to read. */
  complete: boolean;
  problem: Problem | null;
  /** Reads on when fewer than `wanted` are there. */
  want: (wanted: number) => void;
  again: () => void;
  /** Reads again while only the first page is there: what somebody scrolled to stays. */
  refresh: () => void;
}

const PAGE = 500;

interface Content {
  tags: readonly Tag[];
  counts: Tags['counts'] | null;
  next: string | null;
  problem: Problem | null;
}

const NOTHING: Content = { tags: [], counts: null, next: null, problem: null };

/** Ten thousand signals, read as far as somebody scrolls. */
export function useTags(query: TagQuery): TagList {
  const text = JSON.stringify(query);
  const [content, setContent] = useState<Content>(NOTHING);
  const [round, setRound] = useState(0);
  const turn = useRef(0);
  const busy = useRef(false);
  const generation = liveGeneration.value;

  const read = (cursor: string | undefined, before: readonly Tag[]) => {
    const own = turn.current;
    busy.current = true;
    oeeApi
      .tags({ ...query, limit: PAGE, cursor })
      .then(({ items, next, counts }) => {
        if (own === turn.current)
          setContent({ tags: [...before, ...items], counts, next, problem: null });
      })
      .catch((error: unknown) => {
        if (own === turn.current) setContent((old) => ({ ...old, problem: Problem.from(error) }));
      })
      .finally(() => {
        if (own === turn.current) busy.current = false;
      });
  };

  useEffect(() => {
    turn.current++;
    read(undefined, []);
    return () => {
      turn.current++;
    };
  }, [text, generation, round]);

  const again = () => setRound((n) => n + 1);
  const onlyFirst = content.tags.length <= PAGE;
  const refresh = useCallback(() => {
    if (onlyFirst) setRound((n) => n + 1);
  }, [onlyFirst]);

  return {
    tags: content.tags,
    counts: content.counts,
    complete: content.counts !== null && content.next === null,
    problem: content.problem,
    want: (wanted) => {
      if (busy.current || content.next === null || content.tags.length >= wanted) return;
      read(content.next, content.tags);
    },
    again,
    refresh,
  };
}

/** Which rows of a list are on the screen, with some before and after. */
export function visibleRows(
  scrolled: number,
  height: number,
  row: number,
  all: number,
  spare = 8,
): { first: number; end: number } {
  const first = Math.max(0, Math.min(all, Math.floor(scrolled / row)) - spare);
  const end = Math.min(all, Math.ceil((scrolled + height) / row) + spare);
  return { first, end: Math.max(first, end) };
}
