-- The read model of the process engine. Every row remembers the engine's position of its last
-- change, so that a record that comes again, or late, changes nothing. No foreign keys: records of
-- different things may come in any order.
create table engine_positions (
  engine_partition integer primary key,
  position         bigint  not null
);

create table process_definitions (
  key             bigint      primary key,
  bpmn_process_id text        not null,
  version         integer     not null,
  resource_name   text        not null,
  xml             bytea       not null,
  element_names   jsonb       not null,
  deployed_at     timestamptz not null,
  position        bigint      not null
);
create unique index process_definitions_of_id on process_definitions (bpmn_process_id, version);

create table forms (
  key         bigint      primary key,
  form_id     text        not null,
  version     integer     not null,
  json        text        not null,
  deployed_at timestamptz not null,
  position    bigint      not null
);
create index forms_of_id on forms (form_id, version desc);

create table process_instances (
  key             bigint      primary key,
  bpmn_process_id text        not null,
  version         integer     not null,
  definition_key  bigint      not null,
  state           text        not null check (state in ('active', 'completed', 'terminated')),
  started_at      timestamptz not null,
  ended_at        timestamptz,
  position        bigint      not null
);

create table process_elements (
  key              bigint      primary key,
  process_instance bigint      not null,
  scope            bigint      not null,
  element_id       text        not null,
  type             text        not null,
  state            text        not null check (state in ('active', 'completed', 'terminated')),
  entered_at       timestamptz not null,
  left_at          timestamptz,
  position         bigint      not null
);
create index process_elements_of_process on process_elements (process_instance, entered_at, key);

create table incidents (
  key              bigint      primary key,
  process_instance bigint      not null,
  element_instance bigint      not null,
  message          text        not null,
  raised_at        timestamptz not null,
  resolved_at      timestamptz,
  position         bigint      not null
);
create index incidents_open on incidents (process_instance) where resolved_at is null;

create table tasks (
  key              bigint      primary key,
  process_instance bigint      not null,
  definition_key   bigint      not null,
  bpmn_process_id  text        not null,
  element_id       text        not null,
  element_instance bigint      not null,
  groups           text[]      not null,
  assignee         text,
  form_key         bigint,
  priority         integer     not null,
  state            text        not null check (state in ('open', 'completed', 'cancelled')),
  created_at       timestamptz not null,
  due_at           timestamptz,
  ended_at         timestamptz,
  position         bigint      not null
);
create index tasks_newest on tasks (created_at desc, key desc);
create index tasks_open on tasks (created_at desc, key desc) where state = 'open';
create index tasks_of_process on tasks (process_instance);

create table variables (
  scope            bigint not null,
  name             text   not null,
  process_instance bigint not null,
  value            text   not null,
  position         bigint not null,
  primary key (scope, name)
);
create index variables_of_process on variables (process_instance);
