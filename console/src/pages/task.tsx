import type { FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { api } from '../api/client';
import { Problem } from '../api/problem';
import type { Task } from '../api/types';
import { onLive } from '../live/feed';
import { Ago, Due } from '../parts/age';
import { MachineLink } from '../parts/machine-link';
import { Reading } from '../parts/reading';
import { TaskForm } from '../parts/task-form';
import { TaskPriority } from '../parts/tags';
import { Title } from '../parts/title';
import { Trouble } from '../parts/trouble';
import { to } from '../router';
import { useOne } from '../store/one';
import { me } from '../store/session';
import { standing } from './tasks';

/** One task: take it, fill its form, complete it. */
export const TaskPage: FunctionComponent<{ id: string }> = ({ id }) => {
  const task = useOne(id, () => api.task(id));
  useEffect(
    () =>
      onLive('task', (changed) => {
        if (changed.id === id) task.again();
      }),
    [id],
  );
  return (
    <div class="narrow">
      <p class="back">
        <a href={to.tasks()}>Tasks</a>
      </p>
      {task.value === null && task.problem === null && <Reading what="task" />}
      {task.problem !== null && <Trouble problem={task.problem} again={task.again} />}
      {task.value !== null && <TaskDetail task={task.value} become={task.set} again={task.again} />}
    </div>
  );
};

const TaskDetail: FunctionComponent<{
  task: Task;
  become: (task: Task) => void;
  again: () => void;
}> = ({ task, become, again }) => {
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const self = me().name;
  const mine = task.state === 'open' && task.assignee === self;

  /**
   * Runs one call. What it made of the task is shown at once: the server's own list hears it from
   * the engine a moment later, and tells it as a live event. After a refusal the task is read again.
   */
  const run = (call: Promise<void>, outcome: Partial<Task>) => {
    setBusy(true);
    setProblem(null);
    call
      .then(() => become({ ...task, ...outcome }))
      .catch((error: unknown) => {
        setProblem(Problem.from(error));
        again();
      })
      .finally(() => setBusy(false));
  };

  return (
    <>
      <Title text={task.name} />
      <TaskFacts task={task} self={self} />
      {problem !== null && <Trouble problem={problem} />}
      <TaskActions
        task={task}
        mine={mine}
        busy={busy}
        claim={() => run(api.claim(task.id), { assignee: self })}
        unclaim={() => run(api.unclaim(task.id), { assignee: null })}
      />
      <TaskForm
        task={task}
        editable={mine}
        busy={busy}
        problem={problem}
        complete={(variables) => run(api.complete(task.id, variables), { state: 'completed' })}
      />
      {task.state !== 'open' && (
        <p class="done-note" role="status">
          {task.state === 'completed' ? 'This task is completed.' : 'This task was cancelled.'}{' '}
          <a href={to.tasks()}>Back to your tasks</a>
        </p>
      )}
    </>
  );
};

const TaskFacts: FunctionComponent<{ task: Task; self: string }> = ({ task, self }) => (
  <p class="task-facts">
    {task.subject !== null && <MachineLink id={task.subject} />}
    <TaskPriority task={task} />
    <span>{standing(task, self)}</span>
    {task.state === 'open' && task.dueAt !== null && <Due at={task.dueAt} />}
    <span>
      opened <Ago at={task.createdAt} />
    </span>
  </p>
);

const TaskActions: FunctionComponent<{
  task: Task;
  mine: boolean;
  busy: boolean;
  claim: () => void;
  unclaim: () => void;
}> = ({ task, mine, busy, claim, unclaim }) => {
  if (task.state !== 'open') return null;
  if (task.assignee === null) {
    return (
      <p class="actions">
        <button type="button" class="primary" disabled={busy} onClick={claim}>
          Take this task
        </button>
      </p>
    );
  }
  return mine ? (
    <p class="actions">
      <button type="button" disabled={busy} onClick={unclaim}>
        Give it back
      </button>
    </p>
  ) : null;
};
