import type { ComponentChildren } from 'preact';
import type { List } from '../store/list';
import { Empty } from './empty';
import { Reading } from './reading';
import { Trouble } from './trouble';

interface Props<T> {
  list: List<T>;
  /** The items' name in the plural: `findings`. */
  what: string;
  /** Said when there is none. */
  empty: ComponentChildren;
  children: (items: readonly T[]) => ComponentChildren;
}

/** The frame of every list: reading, trouble, nothing there, the items, and the way to more. */
export function Listing<T>({ list, what, empty, children }: Props<T>) {
  if (list.status === 'reading') return <Reading what={what} />;
  return (
    <>
      {list.problem !== null && <Trouble problem={list.problem} again={list.again} />}
      {list.items.length > 0 && children(list.items)}
      {list.items.length === 0 && list.status === 'ready' && <Empty>{empty}</Empty>}
      {list.hasMore && (
        <button type="button" class="more" disabled={list.readingMore} onClick={list.more}>
          {list.readingMore ? 'Reading …' : `Show more ${what}`}
        </button>
      )}
    </>
  );
}
