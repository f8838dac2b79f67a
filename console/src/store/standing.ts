import type { ProcessElement } from '../api/types';

/** How an element of the diagram is marked. */
export type Mark = 'active' | 'completed' | 'incident' | 'terminated';

const STRENGTH: Record<Mark, number> = { terminated: 0, completed: 1, active: 2, incident: 3 };

/** One mark for each element; an element that was passed twice shows what matters most now. */
export function marks(elements: readonly ProcessElement[]): Map<string, Mark> {
  const result = new Map<string, Mark>();
  for (const element of elements) {
    const mark = markOf(element);
    const known = result.get(element.elementId);
    if (known === undefined || STRENGTH[mark] > STRENGTH[known]) {
      result.set(element.elementId, mark);
    }
  }
  return result;
}

export function markOf({ state, incident }: ProcessElement): Mark {
  return incident !== null && state === 'active' ? 'incident' : state;
}

const FLOW_OR_FRAME = /^(sequence_flow|process|(event_)?sub_process|multi_instance_body)$/i;

/**
 * Events, tasks and gateways in the order in which they were entered. Flows and what only frames
 * other elements are left out, unless the trouble is there.
 */
export function steps(elements: readonly ProcessElement[]): ProcessElement[] {
  return elements
    .filter(({ type, incident }) => incident !== null || !FLOW_OR_FRAME.test(type))
    .sort((a, b) => Date.parse(a.enteredAt) - Date.parse(b.enteredAt));
}
