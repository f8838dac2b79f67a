import { useEffect, useRef, useState } from 'preact/hooks';
import type { ListWindow } from '../api/client';
import { Problem } from '../api/problem';
import type { Page } from '../api/types';
import { liveGeneration, onLive } from '../live/feed';
import type { LiveEventName, LiveEvents } from '../live/events';
import { append, merge, rowsToRead } from './merge';

export interface List<T> {
  items: readonly T[];
  /** `reading` only before the first answer: a list that is read again stays on the screen. */
  status: 'reading' | 'ready' | 'failed';
  problem: Problem | null;
  hasMore: boolean;
  readingMore: boolean;
  more: () => void;
  again: () => void;
}

interface Content<T> {
  items: readonly T[];
  next: string | null;
  status: List<T>['status'];
  problem: Problem | null;
}

/** How live events change the list: the event's name, and which items belong. */
export interface Follow<T> {
  event: LiveEventName;
  belongs: (item: T) => boolean;
}

/**
 * A paged list that is read again when `query` changes or the live line comes back; what was shown
 * of it stays. `key` tells its items apart.
 */
export function useList<T>(
  query: string,
  read: (window: ListWindow) => Promise<Page<T>>,
  key: (item: T) => string,
  follow?: Follow<T>,
): List<T> {
  const empty: Content<T> = { items: [], next: null, status: 'reading', problem: null };
  const [content, setContent] = useState<Content<T>>(empty);
  const [readingMore, setReadingMore] = useState(false);
  const [round, setRound] = useState(0);
  const shown = useRef(query);
  const reading = useRef(0);
  const generation = liveGeneration.value;

  useEffect(() => {
    const same = shown.current === query;
    const own = ++reading.current;
    const wanted = () => reading.current === own;
    if (!same) setContent(empty);
    shown.current = query;
    read({ limit: rowsToRead(same ? content.items.length : 0) })
      .then(({ items, next }) => {
        if (wanted()) setContent({ items, next, status: 'ready', problem: null });
      })
      .catch((error: unknown) => {
        if (!wanted()) return;
        setContent((old) => ({ ...old, status: 'failed', problem: Problem.from(error) }));
      });
    return () => {
      reading.current++;
    };
  }, [query, generation, round]);

  useEffect(() => {
    if (follow === undefined) return undefined;
    const { event, belongs } = follow;
    return onLive(event, (data: LiveEvents[LiveEventName]) => {
      const item = data as unknown as T;
      setContent((old) =>
        old.status === 'ready' ? { ...old, items: merge(old.items, item, key, belongs) } : old,
      );
    });
  }, [query]);

  const more = () => {
    if (content.next === null || readingMore) return;
    const own = reading.current;
    const wanted = () => reading.current === own;
    setReadingMore(true);
    read({ limit: 50, cursor: content.next })
      .then(({ items, next }) => {
        if (!wanted()) return;
        setContent((old) => ({ ...old, items: append(old.items, items, key), next }));
      })
      .catch((error: unknown) => {
        if (!wanted()) return;
        setContent((old) => ({ ...old, problem: Problem.from(error) }));
      })
      .finally(() => setReadingMore(false));
  };

  return {
    items: content.items,
    status: content.status,
    problem: content.problem,
    hasMore: content.next !== null,
    readingMore,
    more,
    again: () => setRound((n) => n + 1),
  };
}
