-- What machines told of their time and output, by minute of event time. A minute that is still
-- being told, and for a little while after, is one row that changes; whatever is learned later is a
-- row of its own, and the row before it stays: known_at says from when on a row counts.
create table oee_minutes (
  machine       text        not null,
  minute        bigint      not null,
  known_at      timestamptz not null,
  facts         bytea       not null,
  tells_state   boolean     not null,
  tells_parts   boolean     not null,
  tells_rejects boolean     not null,
  primary key (machine, minute, known_at)
);
create index oee_minutes_state on oee_minutes (machine, minute desc) where tells_state;
create index oee_minutes_parts on oee_minutes (machine, minute desc) where tells_parts;
create index oee_minutes_rejects on oee_minutes (machine, minute desc) where tells_rejects;

-- Hours that were over, and of which something was learned afterwards; each once.
create table oee_restatements (
  machine       text        not null,
  hour          timestamptz not null,
  known_before  timestamptz not null,
  last_known_at timestamptz not null,
  primary key (machine, hour)
);
create index oee_restatements_newest on oee_restatements (last_known_at desc);

-- The sheets of rules/oee and the machines that they are of, as they were from a moment on.
create table oee_books (
  known_at timestamptz primary key,
  hash     text        not null,
  sheets   jsonb       not null,
  machines jsonb       not null
);

-- What people and orders say of machines' time: reasons of stops, corrections of counts, orders
-- that begin and end on a machine. A row is never changed: a later one on the same time stands.
create table shift_log (
  id       bigint      generated always as identity primary key,
  kind     text        not null check (kind in ('reason', 'correction', 'order', 'order-end')),
  machine  text        not null,
  from_at  timestamptz not null,
  to_at    timestamptz,
  reason   text,
  scrap    bigint,
  rework   bigint,
  order_id text,
  product  text,
  note     text        not null,
  author   text        not null,
  known_at timestamptz not null,
  check (kind <> 'correction' or to_at is not null),
  check ((kind = 'correction') = (scrap is not null and rework is not null)),
  check (kind <> 'reason' or reason is not null),
  check (kind <> 'order' or (order_id is not null and product is not null))
);
create index shift_log_of_machine on shift_log (machine, from_at);

-- One writer after the other: what a reader sees as known at a moment stays so.
create table oee_clock (
  one      boolean     primary key default true check (one),
  known_at timestamptz not null
);
insert into oee_clock (known_at) values ('1970-01-01T00:00:00Z');

create trigger shift_log_grew after insert on shift_log
  for each row execute function tell_change('shift-log', 'machine');
