import type { Page } from 'playwright-core';
import { fetchJson, type Target } from './target';

/** What to write into the form: by the field's key the value that the process shall get. */
export type Answers = Record<string, string | number | boolean>;

interface Field {
  id: string;
  key?: string;
  type: string;
  values?: { label: string; value: string }[];
  components?: Field[];
}

/** Takes the task, fills its form and completes it, with clicks and keys as a technician would. */
export async function completeTask(
  page: Page,
  target: Target,
  task: { id: string; formId: string | null },
  answers: Answers,
): Promise<void> {
  await page.goto(`${target.url}/#/tasks/${task.id}`);
  const take = page.getByRole('button', { name: 'Take this task' });
  const complete = page.getByRole('button', { name: 'Complete the task' });
  await take.or(complete).first().waitFor();
  if (await take.isVisible()) await take.click();
  await complete.waitFor();
  if (task.formId !== null) {
    const schema = await fetchJson<Field>(target, `/api/forms/${task.formId}`);
    for (const [key, answer] of Object.entries(answers)) {
      await fill(page, fieldOf(schema, key), answer);
    }
  }
  await complete.click();
  const done = page.getByText('This task is completed.');
  const trouble = page.getByRole('alert');
  await done.or(trouble).first().waitFor();
  if (!(await done.isVisible())) {
    throw new Error(
      `task ${task.id} was not completed: ${(await trouble.allInnerTexts()).join(' ')}`,
    );
  }
}

function fieldOf(schema: Field, key: string): Field {
  const waiting = [schema];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.key === key && next.components === undefined) return next;
    waiting.push(...(next.components ?? []));
  }
  throw new Error(`form ${schema.id} has no field "${key}"`);
}

/** form-js ends the id of each input with the id of the field. */
async function fill(page: Page, field: Field, answer: Answers[string]): Promise<void> {
  const input = page.locator(`.fjs-form [id^="fjs-form-"][id$="-${field.id}"]`).first();
  const label = field.values?.find(({ value }) => value === answer)?.label ?? String(answer);
  switch (field.type) {
    case 'checkbox':
      await input.setChecked(answer === true);
      break;
    case 'radio':
      await page.getByRole('radio', { name: label, exact: true }).check();
      break;
    case 'select':
      await input.focus();
      await page.locator('.fjs-dropdownlist-item').getByText(label, { exact: true }).click();
      break;
    default:
      await input.fill(String(answer));
  }
}
