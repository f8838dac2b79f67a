-- Tells whoever listens which row changed, when the change is committed. The payload is the kind
-- of thing and its key, 'finding:KEY'; the listener reads the row.
create function tell_change() returns trigger language plpgsql as $$
declare
  key text;
begin
  execute format('select ($1).%I::text', tg_argv[1]) using new into key;
  perform pg_notify('millwright_changes', tg_argv[0] || ':' || key);
  return null;
end
$$;

create trigger finding_changed after insert or update on findings
  for each row execute function tell_change('finding', 'key');
create trigger finding_ended after insert on finding_ends
  for each row execute function tell_change('finding', 'finding_key');
create trigger work_order_changed after insert or update on work_orders
  for each row execute function tell_change('work-order', 'id');
create trigger task_changed after insert or update on tasks
  for each row execute function tell_change('task', 'key');
create trigger document_changed after insert or update on documents
  for each row execute function tell_change('document', 'id');
create trigger order_changed after insert or update on orders
  for each row execute function tell_change('order', 'id');
create trigger dead_letter_came after insert on dead_letters
  for each row execute function tell_change('dead-letter', 'id');
