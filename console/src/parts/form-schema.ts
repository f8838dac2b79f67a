/** One component of a form-js schema, as far as it matters here. */
interface Component {
  type?: string;
  action?: string;
  components?: Component[];
}

/**
 * The form without its own submit buttons: the inbox has one button that completes the task, in
 * the same place for every form.
 */
export function withoutSubmit(schema: Record<string, unknown>): Record<string, unknown> {
  return { ...schema, components: keep(schema.components) };
}

function keep(components: unknown): Component[] {
  if (!Array.isArray(components)) return [];
  return (components as Component[])
    .filter((component) => !isSubmit(component))
    .map((component) =>
      component.components === undefined
        ? component
        : { ...component, components: keep(component.components) },
    );
}

function isSubmit(component: Component): boolean {
  return component.type === 'button' && (component.action ?? 'submit') === 'submit';
}
