-- What is done about losses, a row for each round of a review: what was lost, who does what until
-- when, and what it brought. Ratios: 1 is 100 %.
create sequence countermeasure_numbers;
create table countermeasures (
  id                   text        primary key,
  finding_key          text        not null,
  round                integer     not null check (round >= 1),
  machine              text        not null,
  kpi                  text        not null,
  window_from          timestamptz not null,
  window_to            timestamptz not null,
  before_ratio         float8,
  process_instance_key bigint      not null,
  status               text        not null check (status in (
    'reviewing', 'agreed', 'in-force', 'measured',
    'accepted', 'repeated', 'no-action', 'withdrawn')),
  measure              text,
  owner                text,
  due_at               timestamptz,
  effect               text check (effect in ('better', 'same', 'worse', 'unknown')),
  after_ratio          float8,
  effect_words         text,
  note                 text        not null default '',
  opened_at            timestamptz not null,
  closed_at            timestamptz,
  unique (finding_key, round),
  check ((measure is null) = (owner is null) and (measure is null) = (due_at is null)),
  check ((effect is null) = (effect_words is null)),
  check ((status in ('accepted', 'repeated', 'no-action', 'withdrawn')) = (closed_at is not null))
);
create index countermeasures_newest on countermeasures (opened_at desc, id desc);
create index countermeasures_of_machine on countermeasures (machine, opened_at desc, id desc);
create index countermeasures_of_process on countermeasures (process_instance_key);

create trigger countermeasure_changed after insert or update on countermeasures
  for each row execute function tell_change('countermeasure', 'id');
