import type { ReasonNode } from '../api/oee-types';

/** A reason with those below it. */
export interface Branch extends ReasonNode {
  children: Branch[];
}

/** The nodes as trees, in their own order. */
export function branches(nodes: readonly ReasonNode[], parent: string | null = null): Branch[] {
  return nodes
    .filter((node) => node.parent === parent)
    .map((node) => ({ ...node, children: branches(nodes, node.code) }));
}

/** The names from the top of the tree to the reason; its code when the tree does not know it. */
export function pathOf(code: string, nodes: readonly ReasonNode[]): string[] {
  const names: string[] = [];
  let at = nodes.find((node) => node.code === code);
  while (at !== undefined && names.length < nodes.length) {
    names.unshift(at.name);
    const { parent } = at;
    at = nodes.find((node) => node.code === parent);
  }
  return names.length === 0 ? [code] : names;
}
