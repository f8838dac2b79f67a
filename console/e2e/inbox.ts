import type { Page } from 'playwright-core';
import { fetchJson, type Target } from './target';

/**
 * What to write into the form: by the field's key or its label the value that the process shall get,
 * or the words of the choice; days as `2026-03-01`.
 */
export type Answers = Record<string, string | number | boolean>;

interface Field {
  id: string;
  key?: string;
  label?: string;
  type: string;
  subtype?: string;
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
    for (const [name, answer] of Object.entries(answers)) {
      await fill(page, fieldOf(schema, name), answer);
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

function fieldOf(schema: Field, name: string): Field {
  const waiting = [schema];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if ([next.key, next.label].includes(name) && next.components === undefined) return next;
    waiting.push(...(next.components ?? []));
  }
  throw new Error(`form ${schema.id} has no field "${name}"`);
}

/** form-js ends the id of each input with the id of the field, and of a day with `-date`. */
async function fill(page: Page, field: Field, answer: Answers[string]): Promise<void> {
  const id = field.subtype === 'date' ? `${field.id}-date` : field.id;
  const input = page.locator(`.fjs-form [id^="fjs-form-"][id$="-${id}"]`).first();
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
    case 'datetime':
      await input.fill(inBritishOrder(String(answer)));
      await input.press('Tab');
      break;
    default:
      await input.fill(String(answer));
  }
}

/** As the browser's language writes it: `01/03/2026` for `2026-03-01`. */
function inBritishOrder(day: string): string {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day);
  if (parts === null) throw new Error(`found "${day}", expected a day such as 2026-03-01`);
  return `${parts[3]}/${parts[2]}/${parts[1]}`;
}
