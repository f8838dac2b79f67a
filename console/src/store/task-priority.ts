import type { Priority, Task } from '../api/types';

/** The engine's number as a word; work orders set 30, 50, 70 and 90. */
export function taskPriority({ priority }: Pick<Task, 'priority'>): Priority | null {
  if (typeof priority !== 'number') return priority;
  if (priority >= 90) return 'urgent';
  if (priority >= 70) return 'high';
  return priority >= 50 ? 'medium' : 'low';
}
