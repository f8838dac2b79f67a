import type { FunctionComponent } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Tag } from '../api/oee-types';
import { now } from '../clock';
import { quantity } from '../format/number';
import { pieces } from '../format/oee';
import { duration, fullMoment } from '../format/time';
import { words } from '../format/words';
import { Empty } from '../parts/empty';
import { MachineLink } from '../parts/machine-link';
import { Reading } from '../parts/reading';
import { SubjectFilter } from '../parts/subject-filter';
import { Title } from '../parts/title';
import { Trouble } from '../parts/trouble';
import { remember, type RouteQuery } from '../router';
import { machineSignal } from '../store/plant';
import { useTags, visibleRows, type TagList } from '../store/tag-list';

const ROW = 44;
const REREAD_MS = 60_000;

/** Every signal of the plant and how old its last good value is. */
export const SignalsPage: FunctionComponent<{ query: RouteQuery }> = ({ query }) => {
  const { line, machine, q } = query;
  const list = useTags({ line, machine, q, stale: query.stale === 'true' ? true : undefined });
  useEffect(() => {
    const timer = setInterval(list.refresh, REREAD_MS);
    return () => clearInterval(timer);
  }, [list.refresh]);
  return (
    <div class="wide">
      <Title text="Signals">
        <SubjectFilter query={query} />
      </Title>
      <div class="tag-filter">
        <Search q={q ?? ''} />
        <label class="check">
          <input
            type="checkbox"
            checked={query.stale === 'true'}
            onChange={({ currentTarget }) =>
              remember({ stale: currentTarget.checked ? 'true' : null })
            }
          />
          Only stale ones
        </label>
        <Counts list={list} />
      </div>
      {list.problem !== null && <Trouble problem={list.problem} again={list.again} />}
      {list.counts === null && list.problem === null && <Reading what="signals" />}
      {list.counts !== null && list.tags.length === 0 && <Empty>No such signal.</Empty>}
      {list.tags.length > 0 && <Rows key={JSON.stringify(query)} list={list} />}
    </div>
  );
};

const Search: FunctionComponent<{ q: string }> = ({ q }) => {
  const [text, setText] = useState(q);
  return (
    <form
      role="search"
      class="search"
      onSubmit={(event) => {
        event.preventDefault();
        remember({ q: text.trim() });
      }}
    >
      <label class="picker">
        <span>Name contains</span>
        <input
          class="field"
          type="search"
          value={text}
          onInput={({ currentTarget }) => setText(currentTarget.value)}
        />
      </label>{' '}
      <button type="submit">Search</button>
    </form>
  );
};

const Counts: FunctionComponent<{ list: TagList }> = ({ list: { counts } }) =>
  counts === null ? null : (
    <p class="tag-counts" role="status">
      <strong data-count="all">{pieces(counts.all)}</strong> signals,{' '}
      <strong data-count="stale">{pieces(counts.stale)}</strong> stale,{' '}
      <strong data-count="bad">{pieces(counts.bad)}</strong> of bad quality,{' '}
      <strong data-count="never">{pieces(counts.never)}</strong> never heard
    </p>
  );

/** Only the rows on the screen are there; the space of the others is kept. */
const Rows: FunctionComponent<{ list: TagList }> = ({ list }) => {
  const place = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ top: 0, height: 600 });
  const look = () => {
    const element = place.current;
    if (element === null) return;
    setView({ top: element.scrollTop, height: element.clientHeight });
  };
  useEffect(look, []);
  const { first, end } = visibleRows(view.top, view.height, ROW, list.tags.length);
  useEffect(() => list.want(end + 100), [end, list.tags.length]);
  return (
    <div
      ref={place}
      class="tag-list"
      role="table"
      tabIndex={0}
      aria-label="Signals"
      aria-rowcount={list.complete ? list.tags.length + 1 : -1}
      onScroll={look}
    >
      <div role="rowgroup" class="tag-head">
        <div role="row" class="tag-row" aria-rowindex={1}>
          {['Machine', 'Signal', 'Value', 'Age', 'Standing', 'Stale after', 'Owner'].map((name) => (
            <span key={name} role="columnheader">
              {name}
            </span>
          ))}
        </div>
      </div>
      <div role="rowgroup" class="tag-body" style={{ height: `${list.tags.length * ROW}px` }}>
        {list.tags.slice(first, end).map((tag, index) => (
          <TagRow key={`${tag.machine}/${tag.signal}`} tag={tag} index={first + index} />
        ))}
      </div>
    </div>
  );
};

const TagRow: FunctionComponent<{ tag: Tag; index: number }> = ({ tag, index }) => {
  const fresh = freshest(tag);
  return (
    <div
      role="row"
      class={fresh.stale ? 'tag-row tag-row-stale' : 'tag-row'}
      aria-rowindex={index + 2}
      style={{ top: `${index * ROW}px` }}
    >
      <span role="rowheader">
        <MachineLink id={tag.machine} />
      </span>
      <span role="cell" title={tag.signal}>
        {tag.signal}
      </span>
      <span role="cell" class="numeric">
        {quantity(fresh.value, tag.unit)}
      </span>
      <span role="cell" class="numeric">
        {fresh.at === null ? 'never heard' : <TickingAge at={fresh.at} />}
      </span>
      <span role="cell">{standing(fresh)}</span>
      <span role="cell" class="numeric">
        {tag.staleAfterSeconds === null ? 'own rhythm' : duration(tag.staleAfterSeconds * 1000)}
      </span>
      <span role="cell">{tag.owner ?? '–'}</span>
    </div>
  );
};

const TickingAge: FunctionComponent<{ at: string }> = ({ at }) => (
  <time dateTime={at} title={fullMoment(at)}>
    {duration(now.value - Date.parse(at))}
  </time>
);

type Freshness = Pick<Tag, 'value' | 'quality' | 'at' | 'stale'>;

/** What the live line says of the signal, when that is newer than the list. */
function freshest(tag: Tag): Freshness {
  const live = machineSignal(tag.machine)?.value.signals.find(({ name }) => name === tag.signal);
  if (live === undefined || live.at === null) return tag;
  if (tag.at !== null && live.at <= tag.at) return tag;
  return live;
}

function standing({ stale, quality, at }: Freshness): string {
  if (at === null) return 'Never heard';
  if (stale) return 'Stale';
  return quality === 'good' ? 'Fresh' : words(quality);
}
