-- Findings. Their ends stand apart: an end may be known before its opening.
create table findings (
  key                  text        primary key,
  kind                 text        not null,
  subject              text        not null,
  severity             text        not null,
  severity_rank        smallint    not null,
  at                   timestamptz not null,
  known_at             timestamptz not null,
  title                text        not null,
  reason               text        not null,
  rule                 text        not null,
  rule_book            text        not null,
  evidence             jsonb       not null,
  process_instance_key bigint
);
create index findings_newest on findings (at desc, key desc);
create index findings_of_subject on findings (subject, at desc, key desc);

create table finding_ends (
  finding_key text        primary key,
  at          timestamptz not null,
  known_at    timestamptz not null,
  reason      text        not null
);

create table finding_status (
  finding_key text        primary key,
  standing    text        not null,
  at          timestamptz not null,
  since       timestamptz not null,
  evidence    jsonb       not null
);

-- Work orders: one a finding.
create sequence work_order_numbers;
create table work_orders (
  id                   text        primary key,
  finding_key          text        not null unique,
  machine              text        not null,
  process_instance_key bigint      not null,
  priority             text        not null,
  status               text        not null,
  opened_at            timestamptz not null,
  due_at               timestamptz not null,
  closed_at            timestamptz,
  waiting_for          text,
  outcome              text,
  check ((status in ('closed', 'cancelled')) = (closed_at is not null))
);
create index work_orders_newest on work_orders (opened_at desc, id desc);
create index work_orders_of_machine on work_orders (machine, opened_at desc, id desc);
create index work_orders_of_process on work_orders (process_instance_key);

-- Spare parts. What is free is on_hand less what is reserved.
create table parts (
  part    text    primary key,
  name    text    not null,
  on_hand integer not null check (on_hand >= 0)
);
create table part_reservations (
  work_order text    not null,
  part       text    not null references parts,
  quantity   integer not null check (quantity > 0),
  consumed   boolean not null default false,
  primary key (work_order, part)
);
create index part_reservations_open on part_reservations (part) where not consumed;

-- Orders of the ERP, and which schedules were taken.
create table schedules (
  body_id    text        primary key,
  verb       text        not null,
  orders     integer     not null,
  created_at timestamptz not null,
  taken_at   timestamptz not null
);
create table orders (
  id          text        primary key,
  body_id     text        not null,
  product     text        not null,
  quantity    numeric     not null check (quantity > 0),
  machine     text,
  line        text,
  status      text        not null,
  starts_at   timestamptz,
  ends_at     timestamptz,
  document_at timestamptz not null,
  taken_at    timestamptz not null,
  check ((machine is null) <> (line is null))
);
create index orders_newest on orders (taken_at desc, id desc);

-- Documents from and to the ERP.
create table documents (
  id              text        primary key,
  direction       text        not null check (direction in ('in', 'out')),
  kind            text        not null,
  subject         text        not null,
  content_type    text        not null,
  body            bytea       not null,
  status          text        not null
                  check (status in ('waiting', 'sending', 'accepted', 'rejected')),
  attempts        integer     not null default 0,
  last_error      text,
  created_at      timestamptz not null,
  next_attempt_at timestamptz,
  accepted_at     timestamptz,
  notified_at     timestamptz
);
create index documents_newest on documents (created_at desc, id desc);
create index documents_due on documents (next_attempt_at)
  where direction = 'out' and status <> 'accepted';
create index documents_unnoticed on documents (accepted_at)
  where direction = 'out' and status = 'accepted' and notified_at is null;

-- What could not be read.
create table dead_letters (
  id      text        primary key,
  source  text        not null,
  place   text        not null,
  at      timestamptz not null,
  reason  text        not null,
  payload bytea       not null
);
create index dead_letters_newest on dead_letters (at desc, id desc);

-- What people did.
create table audit (
  id      text        primary key,
  at      timestamptz not null,
  who     text        not null,
  action  text        not null,
  subject text        not null,
  detail  text        not null
);
create index audit_newest on audit (at desc, id desc);
