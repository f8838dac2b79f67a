import type { Me, Task } from '../api/types';

/** Whether the task is mine, or free for one of my groups. */
export function isForMe(task: Task, me: Me): boolean {
  if (task.assignee !== null) return task.assignee === me.name;
  return task.groups.length === 0 || task.groups.some((group) => me.groups.includes(group));
}

/** Mine first, then by due time, then the oldest. */
export function byUrgency(me: Me): (a: Task, b: Task) => number {
  const mine = (task: Task) => (task.assignee === me.name ? 0 : 1);
  const end = (task: Task) => (task.dueAt === null ? Infinity : Date.parse(task.dueAt));
  return (a, b) => {
    if (mine(a) !== mine(b)) return mine(a) - mine(b);
    if (end(a) !== end(b)) return end(a) - end(b);
    return Date.parse(a.createdAt) - Date.parse(b.createdAt);
  };
}
