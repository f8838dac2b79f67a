import { describe, expect, test } from 'vitest';
import { signIn } from './browser';
import { useStage } from './stage';
import { completeTask } from './inbox';

const REPAIR = { id: '2251799813685270', formId: 'repair-machine' };
const WITH_MARIA = '2251799813685272';
const PHONE = { viewport: { width: 390, height: 844 } };

/** Writes into tasks, so it runs in front of the double only. */
describe.runIf(!process.env.MILLWRIGHT_URL)('the inbox in front of the double', () => {
  const stage = useStage(PHONE);

  test('a task of somebody else can be read but not completed', async () => {
    const { page } = await signIn(stage.context, stage.target.url, stage.target.token);
    await page.goto(`${stage.target.url}/#/tasks/${WITH_MARIA}`);
    await page.getByText('With maria').waitFor();
    await page.locator('.fjs-form').waitFor();
    expect(await page.getByRole('button', { name: /task$/ }).count()).toBe(0);
  });

  test('a task can be taken and given back', async () => {
    const { page } = await signIn(stage.context, stage.target.url, stage.target.token);
    await page.goto(`${stage.target.url}/#/tasks/${REPAIR.id}`);
    await page.getByRole('button', { name: 'Take this task' }).click();
    await page.getByText('Yours').waitFor();
    await page.getByRole('button', { name: 'Give it back' }).click();
    await page.getByText('Free for technicians').waitFor();
  });

  test('what is missing in the form is told beside the field', async () => {
    const { page } = await signIn(stage.context, stage.target.url, stage.target.token);
    await expect(completeTask(page, stage.target, REPAIR, { cause: 'bearing' })).rejects.toThrow(
      'One field is not right yet.',
    );
    await page.locator('.fjs-has-errors').getByText('Field is required.').waitFor();
  });

  test('what the server refuses is told with its place, and the entries stay', async () => {
    const { page } = await signIn(stage.context, stage.target.url, stage.target.token);
    const remarks = 'I refuse to say';
    await expect(
      completeTask(page, stage.target, REPAIR, { cause: 'bearing', remarks }),
    ).rejects.toThrow('The remarks cannot be taken');
    expect(await page.getByLabel('What was done').inputValue()).toBe(remarks);
  });

  test('a task is completed with its form', async () => {
    const { page, complaints } = await signIn(stage.context, stage.target.url, stage.target.token);
    await completeTask(page, stage.target, REPAIR, {
      cause: 'bearing',
      remarks: 'Bearing replaced',
      minutes: 45,
      guardsBack: true,
    });
    await page.getByRole('link', { name: 'Back to your tasks' }).click();
    await page.getByText('Nothing to do.').waitFor();
    expect(complaints).toEqual([]);
  });
});
