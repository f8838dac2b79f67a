import type { FunctionComponent } from 'preact';
import { api, wholeList, type ListWindow } from '../api/client';
import type { Task } from '../api/types';
import { words } from '../format/words';
import { Ago, Due } from '../parts/age';
import { Listing } from '../parts/listing';
import { Reading } from '../parts/reading';
import { TaskPriority } from '../parts/tags';
import { Title } from '../parts/title';
import { Trouble } from '../parts/trouble';
import { Views } from '../parts/views';
import { to } from '../router';
import { byUrgency, isForMe } from '../store/for-me';
import { useList } from '../store/list';
import { machineName } from '../store/plant';
import { me, readSession, session, sessionProblem } from '../store/session';

type Show = 'for-me' | 'all' | 'done';

const EMPTY: Record<Show, string> = {
  'for-me': 'Nothing to do. New tasks for your groups appear here by themselves.',
  all: 'No open tasks in the plant.',
  done: 'No task has been completed yet.',
};

const readOpen = () => wholeList((window) => api.tasks({ state: 'open', ...window }));
const readDone = (window: ListWindow) => api.tasks({ state: 'done', ...window });

/** The inbox: what waits for me, for anybody, and what is done. */
export const TasksPage: FunctionComponent<{ show: Show }> = ({ show }) => {
  const self = me();
  const state = show === 'done' ? 'done' : 'open';
  const list = useList<Task>(state, state === 'open' ? readOpen : readDone, ({ id }) => id, {
    event: 'task',
    belongs: (task) => (task.state === 'open') === (state === 'open'),
  });
  const items =
    show === 'for-me'
      ? list.items.filter((task) => isForMe(task, self)).sort(byUrgency(self))
      : show === 'all'
        ? [...list.items].sort(byUrgency(self))
        : list.items;
  return (
    <div class="narrow">
      <Title text="Tasks">
        <Views
          label="Which tasks"
          views={[
            { text: 'For me', href: to.tasks('for-me'), current: show === 'for-me' },
            { text: 'All open', href: to.tasks('all'), current: show === 'all' },
            { text: 'Done', href: to.tasks('done'), current: show === 'done' },
          ]}
        />
      </Title>
      {show === 'for-me' && session.value === 'unknown' ? (
        <WhoseTasks />
      ) : (
        <Listing list={{ ...list, items }} what="tasks" empty={EMPTY[show]}>
          {(tasks) => (
            <ul class="tasks">
              {tasks.map((task) => (
                <TaskItem key={task.id} task={task} me={self.name} />
              ))}
            </ul>
          )}
        </Listing>
      )}
    </div>
  );
};

/** As long as nobody knows who asks, nobody knows which tasks are theirs. */
const WhoseTasks: FunctionComponent = () =>
  sessionProblem.value === null ? (
    <Reading what="tasks" />
  ) : (
    <Trouble problem={sessionProblem.value} again={() => void readSession()} />
  );

const TaskItem: FunctionComponent<{ task: Task; me: string }> = ({ task, me: self }) => (
  <li>
    <a class="task" href={to.task(task.id)} data-task={task.id}>
      <span class="task-name">{task.name}</span>
      {task.subject !== null && <span class="task-subject">{machineName(task.subject)}</span>}
      <span class="task-facts">
        <TaskPriority task={task} />
        <span>{standing(task, self)}</span>
        {task.state === 'open' && task.dueAt !== null && <Due at={task.dueAt} />}
        <span>
          opened <Ago at={task.createdAt} />
        </span>
      </span>
    </a>
  </li>
);

/** Who has it, or who may take it. */
export function standing(task: Task, self: string): string {
  if (task.state === 'completed')
    return task.assignee === null ? 'Completed' : `Completed by ${task.assignee}`;
  if (task.state === 'cancelled') return 'Cancelled';
  if (task.assignee === self) return 'Yours';
  if (task.assignee !== null) return `With ${task.assignee}`;
  return `Free for ${task.groups.map((group) => words(group).toLowerCase()).join(', ') || 'anybody'}`;
}
