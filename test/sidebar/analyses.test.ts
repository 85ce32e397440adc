/** The way through the analyses in a real browser: what is asked of the server, where the focus goes, what is kept. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as answers from '../../host/gallery/answers/index.ts';
import { act, always, calls, focused, requests, SidebarBrowser, scenarioOf } from './sidebar.ts';

let browser: SidebarBrowser;
beforeAll(async () => {
  browser = await SidebarBrowser.launch();
}, 60_000);
afterAll(() => browser?.close());

const toOptions = [{ press: 'Analyses' }, { press: 'Make: Customer value' }, { see: 'Discount rate' }];

describe('an analysis', () => {
  it('is asked for as chosen, with numbers in the person’s own writing, and carried out step by step', async () => {
    const sidebar = await browser.open(scenarioOf('analysis-finnish', { finish: always(answers.analysisMade) }));
    const { page } = sidebar;
    await act(sidebar, toOptions);
    await page.getByLabel('Months ahead').fill(' 24 ');
    await page.getByLabel('Discount rate a year, %').fill('10,25');
    await page.getByLabel('Channel').check({ force: true });
    await page.getByLabel('Column for the margin').selectOption('Margin %');
    await act(sidebar, [{ press: 'Make' }, { see: 'Your analysis is ready' }]);
    expect(await requests(sidebar, 'planAnalysis')).toEqual([
      {
        choices: [{ sheetId: 11, use: true }],
        id: 'customer_value',
        options: { months: '24', discount: '10.25', by: 'channel', margin: 'Margin %' },
      },
    ]);
    const order = (await calls(sidebar)).map(({ method }) => method);
    expect(order.slice(order.indexOf('planAnalysis'))).toEqual(['planAnalysis', 'step', 'step', 'step', 'finish']);
    await act(sidebar, [{ press: 'Open the sheet' }]);
    expect(await requests(sidebar, 'show')).toEqual([{ sheetId: 31, a1: 'A1' }]);
    await page.close();
  });

  it('is not made with a number out of bounds: a press leads to it', async () => {
    const sidebar = await browser.open(scenarioOf('analysis-options'));
    const { page } = sidebar;
    await act(sidebar, toOptions);
    const months = page.getByLabel('Months ahead');
    await months.fill('0');
    await page.getByLabel('Discount rate a year, %').focus();
    await page.getByText('Write a number, 1 to 60.').waitFor();
    await page.getByRole('button', { name: 'Make' }).click({ force: true }); // it says that it is hindered
    expect(await focused(sidebar)).toBe('Months ahead');
    expect(await months.getAttribute('aria-invalid')).toBe('true');
    expect(await requests(sidebar, 'planAnalysis')).toEqual([]);
    await page.close();
  });

  it('begins with the options of the one that stands, as far as they still exist', async () => {
    const standing = { sheetId: 30, built: '2025-10-01', options: { months: '36', by: 'gone', discount: '2.5' } };
    const sidebar = await browser.open(
      scenarioOf('analysis-options', { analyses: always([{ ...answers.customerValue, standing }]) }),
    );
    await act(sidebar, [{ press: 'Analyses' }, { press: 'Make again: Customer value' }, { see: 'Discount rate' }]);
    const { page } = sidebar;
    expect(await page.getByLabel('Months ahead').inputValue()).toBe('36');
    expect(await page.getByLabel('Discount rate a year, %').inputValue()).toBe('2.5');
    expect(await page.getByLabel('Segment').isChecked()).toBe(true);
    await page.close();
  });

  it('puts the file back when cancelled between two steps', async () => {
    const sidebar = await browser.open({ ...scenarioOf('analysis-done'), delay: 150 });
    await act(sidebar, [
      { press: 'Analyses' },
      { press: 'Make again: Cohorts' },
      { see: '1 of 4' },
      { press: 'Cancel' },
      { see: 'Cancelled. Your file is as it was.' },
    ]);
    expect(await requests(sidebar, 'abandon')).toEqual([{ build: 'a1' }]);
    expect(await focused(sidebar)).toBe('Analyses');
    await sidebar.page.close();
  });

  it('that the data do not carry leads back to its options, as they were', async () => {
    const sidebar = await browser.open(scenarioOf('analysis-refused'));
    await act(sidebar, toOptions);
    await sidebar.page.getByLabel('Months ahead').fill('48');
    await act(sidebar, [{ press: 'Make' }, { see: 'Nothing in your file was changed.' }]);
    await act(sidebar, [{ press: 'Back to the analysis' }, { see: 'Discount rate' }]);
    expect(await sidebar.page.getByLabel('Months ahead').inputValue()).toBe('48');
    await sidebar.page.close();
  });
});

describe('the list', () => {
  it('uses what was decided in step 1, and leads there and back for what is open', async () => {
    const sidebar = await browser.open(
      scenarioOf('analyses-question', { read: [{ value: [answers.askingOnce] }, { value: [answers.answered] }] }),
    );
    await act(sidebar, [
      { press: 'Analyses' },
      { press: 'Go to your table: Forecast' },
      { press: 'Use this answer' },
      { see: 'Question 2 of 2' },
      { press: 'To the analyses' },
      { see: 'Attribution' },
    ]);
    const answered = [{ column: 'D', kind: 'date_order', value: 'dmy' }];
    expect(await requests(sidebar, 'analyses')).toEqual([
      { choices: [{ sheetId: 11, use: true }] },
      { choices: [{ sheetId: 11, use: true, answers: answered }] },
    ]);
    expect(await requests(sidebar, 'catalogue')).toEqual([]);
    await sidebar.page.close();
  });

  it('tells what is in the file by now, without being waited for', async () => {
    const later = [
      answers.customerValue,
      { ...answers.cohorts, standing: { ...answers.cohorts.standing, built: '2025-10-04' } },
    ];
    const sidebar = await browser.open(
      scenarioOf('analysis-done', { analyses: [{ value: answers.analyses }, { value: later, delay: 400 }] }),
    );
    await act(sidebar, [{ press: 'Analyses' }, { press: 'Make again: Cohorts' }, { press: 'All analyses' }]);
    await act(sidebar, [{ see: 'Made 3 Oct 2025' }, { see: 'Made 4 Oct 2025' }]);
    await act(sidebar, [{ press: 'Open: Cohorts' }]);
    expect(await requests(sidebar, 'show')).toEqual([{ sheetId: 31, a1: 'A1' }]);
    await sidebar.page.close();
  });

  it('can be had again after a failure, and leaves the way to a scorecard as it was', async () => {
    const sidebar = await browser.open(
      scenarioOf('home', {
        analyses: [{ error: { code: 'busy', message: 'Busy.' } }, { value: answers.analyses }],
      }),
    );
    await act(sidebar, [
      { press: 'See the analyses' },
      { press: 'Try again' },
      { see: 'Attribution' },
      { press: 'Back' },
    ]);
    await act(sidebar, [{ press: 'Change' }, { see: 'Step 1 of 3' }, { press: 'Next' }, { see: 'Template' }]);
    await sidebar.page.close();
  });
});

it('by keyboard alone: from the first look to the finished analysis', async () => {
  const sidebar = await browser.open(scenarioOf('analysis-done'));
  const { page } = sidebar;
  const tabTo = async (name: string) => {
    for (let tries = 0; tries < 40; tries++) {
      if ((await focused(sidebar))?.trim() === name) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`“${name}” is not reached by Tab`);
  };
  await page.getByText('Get started').waitFor();
  await page.locator('body').press('Tab');
  await tabTo('Analyses');
  await page.keyboard.press('Enter');
  await expect.poll(() => focused(sidebar)).toBe('Analyses');
  await page.getByText('Attribution').waitFor();
  await tabTo('Make: Customer value');
  await page.keyboard.press('Space');
  await expect.poll(() => focused(sidebar)).toBe('Customer value');
  await tabTo('Months ahead');
  await page.keyboard.type('6');
  await tabTo('Segment');
  await page.keyboard.press('ArrowRight');
  await tabTo('Make');
  await page.keyboard.press('Enter');
  await page.getByText('Your analysis is ready').waitFor();
  expect(await focused(sidebar)).toBe('Your analysis is ready');
  expect(await requests(sidebar, 'planAnalysis')).toMatchObject([{ options: { months: '6', by: 'channel' } }]);
  await page.close();
});
