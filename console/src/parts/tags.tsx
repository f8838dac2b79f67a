import type { FunctionComponent } from 'preact';
import type { Priority, Severity, Task, WorkOrderStatus } from '../api/types';
import { PRIORITY_WORDS, SEVERITY_WORDS, WORK_ORDER_WORDS, words } from '../format/words';
import { taskPriority } from '../store/task-priority';

export const SeverityTag: FunctionComponent<{ severity: Severity }> = ({ severity }) => (
  <span class={`tag severity-${severity}`}>{SEVERITY_WORDS[severity]}</span>
);

export const PriorityTag: FunctionComponent<{ priority: Priority }> = ({ priority }) => (
  <span class={`tag priority-${priority}`}>{PRIORITY_WORDS[priority]}</span>
);

export const TaskPriority: FunctionComponent<{ task: Task }> = ({ task }) => {
  const priority = taskPriority(task);
  return priority === null ? null : <PriorityTag priority={priority} />;
};

export const WorkOrderTag: FunctionComponent<{ status: WorkOrderStatus }> = ({ status }) => (
  <span class={`tag status-${status}`}>{WORK_ORDER_WORDS[status]}</span>
);

export const StatusTag: FunctionComponent<{ status: string }> = ({ status }) => (
  <span class={`tag status-${status}`}>{words(status)}</span>
);
