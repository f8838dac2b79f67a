import type { Form } from '@bpmn-io/form-js-viewer';
import type { FunctionComponent } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { api } from '../api/client';
import { Problem } from '../api/problem';
import type { Task } from '../api/types';
import { liveGeneration } from '../live/feed';
import { withoutSubmit } from './form-schema';
import { Reading } from './reading';
import { Trouble } from './trouble';

interface Props {
  task: Task;
  /** Only the one who has the task may write. */
  editable: boolean;
  busy: boolean;
  /** What the server said to the last attempt; its place may name a field. */
  problem: Problem | null;
  complete: (variables: Record<string, unknown>) => void;
}

/** The task's form as its owner drew it, rendered by form-js, with one button to complete. */
export const TaskForm: FunctionComponent<Props> = ({ task, editable, busy, problem, complete }) => {
  const place = useRef<HTMLDivElement>(null);
  const form = useRef<Form | null>(null);
  const [state, setState] = useState<'reading' | 'ready' | 'none'>('reading');
  const [trouble, setTrouble] = useState<Problem | null>(null);
  const [wrongFields, setWrongFields] = useState(0);
  const [round, setRound] = useState(0);
  const again = () => setRound((n) => n + 1);
  const generation = liveGeneration.value;

  useEffect(() => {
    let wanted = true;
    setTrouble(null);
    if (task.formId === null) {
      setState('none');
      return undefined;
    }
    open(task, place.current)
      .then((opened) => {
        if (!wanted) {
          opened.destroy();
          return;
        }
        form.current = opened;
        opened.setProperty('readOnly', !editable);
        opened.on('changed', () => setWrongFields(0));
        setState('ready');
      })
      .catch((error: unknown) => {
        if (wanted) setTrouble(Problem.from(error));
      });
    return () => {
      wanted = false;
      form.current?.destroy();
      form.current = null;
    };
  }, [task.id, task.formId, round]);

  useEffect(() => {
    if (trouble !== null) again();
  }, [generation]);
  useEffect(() => form.current?.setProperty('readOnly', !editable), [editable, state]);
  useEffect(() => focusField(place.current, problem?.at ?? null), [problem]);

  const submit = (event: Event) => {
    event.preventDefault();
    if (form.current === null) {
      complete({});
      return;
    }
    const { data, errors } = form.current.submit() as {
      data: Record<string, unknown>;
      errors: Record<string, unknown>;
    };
    const wrong = Object.keys(errors).length;
    setWrongFields(wrong);
    if (wrong === 0) complete(data);
    else focusFirstError(place.current);
  };

  return (
    <section aria-label="Form" class="task-form">
      {trouble !== null && <Trouble problem={trouble} again={again} />}
      {state === 'reading' && trouble === null && <Reading what="form" />}
      {state === 'none' && <p>This task has no form.</p>}
      <div ref={place} class={editable ? 'form-place' : 'form-place read-only'} />
      {wrongFields > 0 && (
        <p class="trouble" role="alert">
          {wrongFields === 1
            ? 'One field is not right yet.'
            : `${wrongFields} fields are not right yet.`}{' '}
          The reason stands below it.
        </p>
      )}
      {editable && trouble === null && state !== 'reading' && (
        <p class="actions">
          <button type="button" class="primary" disabled={busy} onClick={submit}>
            {busy ? 'Completing …' : 'Complete the task'}
          </button>
        </p>
      )}
    </section>
  );
};

async function open(task: Task, place: HTMLDivElement | null): Promise<Form> {
  if (place === null) throw new Error('The form has no place on the page');
  const [{ createForm }, schema] = await Promise.all([
    import('@bpmn-io/form-js-viewer'),
    api.form(task.formId ?? ''),
    import('@bpmn-io/form-js-viewer/dist/assets/form-js.css'),
  ]);
  place.replaceChildren();
  return createForm({
    container: place,
    schema: withoutSubmit(schema),
    data: task.variables ?? {},
  });
}

function focusFirstError(place: HTMLElement | null): void {
  requestAnimationFrame(() => {
    place?.querySelector<HTMLElement>('.fjs-has-errors :is(input, textarea, select)')?.focus();
  });
}

/** Puts the cursor into the field that the server named. */
function focusField(place: HTMLElement | null, at: string | null): void {
  const name = at?.split(/[./]/).pop();
  if (!name) return;
  place
    ?.querySelector<HTMLElement>(`[name="${CSS.escape(name)}"], [id*="${CSS.escape(name)}"]`)
    ?.focus();
}
