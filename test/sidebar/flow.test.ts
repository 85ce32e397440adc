/** The way through the sidebar in a real browser: what is asked of the server, where the focus goes, what is kept. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as answers from '../../host/gallery/answers/index.ts';
import { act, always, calls, focused, requests, SidebarBrowser, scenarioOf, timesLeft } from './sidebar.ts';

let browser: SidebarBrowser;
beforeAll(async () => {
  browser = await SidebarBrowser.launch();
}, 60_000);
afterAll(() => browser?.close());

describe('from the table to the scorecard', () => {
  it('asks the server for exactly what was chosen', async () => {
    const sidebar = await browser.open(scenarioOf('answered'));
    const { page } = sidebar;
    await act(sidebar, [
      { press: 'Get started' },
      { press: '4 March' },
      { press: 'Use this answer' },
      { see: 'Question 2 of 2' },
      { press: '“Summa (€)”, e.g. 12 500,00' },
      { press: 'Use this answer' },
      { see: 'all that is needed was found' },
      { press: 'Your words for won and lost' },
      { choose: ['Peruttu13', 'Lost'] },
    ]);
    await expect.poll(async () => (await requests(sidebar, 'read')).length).toBe(3);
    await act(sidebar, [{ press: 'Next' }, { see: 'Template' }]);
    await page.getByLabel('Target for Win rate').fill('55 %');
    await page.getByLabel('Target for Revenue').fill('1,5 M');
    await page.getByLabel('Definition: Sales cycle').selectOption('median');
    await page.getByLabel('Sales productivity', { exact: true }).uncheck();
    await page.getByLabel('Quarter', { exact: true }).check({ force: true });
    await page.getByLabel('Name', { exact: true }).fill('Q4 board');
    await page.getByRole('button', { name: 'Build scorecard' }).click();
    await page.getByText('What stands out').waitFor();

    const [request] = (await requests(sidebar, 'plan')) as (typeof answers.request)[];
    expect(request).toEqual({
      choices: [
        {
          sheetId: 11,
          use: true,
          map: { amount: 'C' },
          answers: [
            { column: 'D', kind: 'date_order', value: 'mdy' },
            { column: 'B', kind: 'status_word', value: 'Peruttu=lost' },
          ],
        },
      ],
      title: 'Q4 board',
      kpis: [
        { id: 'win_rate', variant: null, target: 0.55 },
        { id: 'sales_cycle', variant: 'median', target: null },
        { id: 'pipeline_value', variant: null, target: null },
        { id: 'pipeline_coverage', variant: null, target: null },
        { id: 'revenue', variant: null, target: 1500000 },
        { id: 'average_deal_size', variant: null, target: null },
        { id: 'sales_growth', variant: null, target: null },
      ],
      period: 'quarter',
      from: null,
      to: null,
      asOf: null,
    });
    const order = (await calls(sidebar)).map(({ method }) => method);
    expect(order.slice(order.indexOf('plan'))).toEqual(['plan', 'step', 'step', 'step', 'step', 'finish']);
    expect(await requests(sidebar, 'finish')).toEqual([{ build: 'b1', outcome: answers.planned.outcome }]);
    await page.getByRole('button', { name: 'Open scorecard' }).click();
    expect(await requests(sidebar, 'show')).toEqual([{ sheetId: 21, a1: 'A1' }]);
    expect(sidebar.complaints).toEqual([]);
    await page.close();
  });

  it('keeps what was chosen on the way back and forth, and asks again only when the tables changed', async () => {
    const sidebar = await browser.open(scenarioOf('scorecard'));
    const { page } = sidebar;
    await act(sidebar, [{ press: 'Get started' }, { press: 'Next' }, { see: 'Template' }]);
    await page.getByLabel('Target for Win rate').fill('60');
    await act(sidebar, [{ press: 'Back' }, { press: 'Next' }, { see: 'Template' }]);
    expect(await page.getByLabel('Target for Win rate').inputValue()).toBe('60');
    expect(await requests(sidebar, 'catalogue')).toHaveLength(1);
    await act(sidebar, [{ press: 'Back' }, { choose: ['Owner', 'no column'] }]);
    await expect.poll(async () => (await requests(sidebar, 'read')).length).toBe(1);
    await act(sidebar, [{ press: 'Next' }, { see: 'Template' }]);
    expect(await page.getByLabel('Target for Win rate').inputValue()).toBe('60');
    expect(await requests(sidebar, 'catalogue')).toHaveLength(2);
    await page.close();
  });

  it('shows a target the way it was understood, in the spreadsheet’s own writing', async () => {
    const sidebar = await browser.open(scenarioOf('finnish'));
    const { page } = sidebar;
    await act(sidebar, [{ press: 'Get started' }, { press: 'Next' }, { see: 'Template' }]);
    const target = page.getByLabel('Target for Revenue');
    await target.fill('1.250.000,5');
    await target.press('Enter');
    expect((await target.inputValue()).replace(/\s/g, ' ')).toBe('1 250 000,5');
    await page.close();
  });

  it('asks about all new words at once', async () => {
    const sidebar = await browser.open(scenarioOf('words'));
    const { page } = sidebar;
    await act(sidebar, [{ press: 'Get started' }, { see: 'Name at least one word that means won.' }]);
    await act(sidebar, [
      { choose: ['Kaupat412', 'Won'] },
      { choose: ['Ohi388', 'Lost'] },
      { press: 'Use this answer' },
      { see: 'all that is needed was found' },
    ]);
    const values = ['Kaupat=won', 'Auki=open', 'Ohi=lost'];
    const given = values.map((value) => ({ column: 'B', kind: 'status_word', value }));
    expect(await requests(sidebar, 'read')).toEqual([{ choices: [{ sheetId: 11, use: true, answers: given }] }]);
    await page.close();
  });

  it('goes on where no word means won yet, once that is said', async () => {
    const sidebar = await browser.open(scenarioOf('words'));
    const { page } = sidebar;
    await act(sidebar, [{ press: 'Get started' }, { see: 'Name at least one word that means won.' }]);
    await page.getByLabel('None does: no deal is won yet.').check();
    await act(sidebar, [{ press: 'Use this answer' }, { see: 'all that is needed was found' }]);
    const values = ['Kaupat=open', 'Auki=open', 'Ohi=open', '*=open'];
    const given = values.map((value) => ({ column: 'B', kind: 'status_word', value }));
    expect(await requests(sidebar, 'read')).toEqual([{ choices: [{ sheetId: 11, use: true, answers: given }] }]);
    await page.close();
  });

  it('shows words that nobody knows at once and first, and asks about them', async () => {
    const sidebar = await browser.open(scenarioOf('words-unknown'));
    const { page } = sidebar;
    await act(sidebar, [{ press: 'Get started' }, { see: 'is that right?' }]);
    expect(await page.locator('.word label').allTextContents()).toEqual([
      'Voitetu7',
      'Häv.2',
      'Voitettu412',
      'Avoin396',
      'Hävitty388',
      'Peruttu13',
      'Any other word',
    ]);
    expect(await page.locator('.doubt').count()).toBe(2);
    await act(sidebar, [{ press: 'Yes, “Häv.” is open' }]);
    expect(await page.locator('.doubt').count()).toBe(1);
    const answers = [{ column: 'B', kind: 'status_word', value: 'Häv.=open' }];
    await expect.poll(() => requests(sidebar, 'read')).toEqual([{ choices: [{ sheetId: 11, use: true, answers }] }]);
    // With the last doubt gone the list stays as it is.
    await page.getByText('What each word in your table counts as.').waitFor();
    await expect.poll(() => page.locator('.doubt').count()).toBe(0);
    expect(await page.getByText('What each word in your table counts as.').isVisible()).toBe(true);
    await page.close();
  });

  it('offers beside a question to do without its table, where there are others', async () => {
    const two = await browser.open(
      scenarioOf('question', {
        open: always(answers.opened([answers.asking, answers.costs])),
        read: always([answers.asking, answers.costs]),
      }),
    );
    await act(two, [{ press: 'Get started' }, { press: 'Don’t use this table' }, { see: 'not used' }]);
    await expect
      .poll(() => requests(two, 'read'))
      .toMatchObject([{ choices: [{ sheetId: 11, use: false }, { use: true }] }]);
    await two.page.close();

    const only = await browser.open(scenarioOf('question'));
    await act(only, [{ press: 'Get started' }, { see: 'Use this answer' }]);
    expect(await only.page.getByText('Don’t use this table').count()).toBe(0);
    await only.page.close();
  });

  it('leaves out a table that is not used, and keeps its card', async () => {
    const sidebar = await browser.open(scenarioOf('tables-two', { read: always([answers.deals]) }));
    const { page } = sidebar;
    await act(sidebar, [{ press: 'Get started' }, { press: 'Use Costs in sheet Kulut' }]);
    await expect
      .poll(() => requests(sidebar, 'read'))
      .toEqual([
        {
          choices: [
            { sheetId: 11, use: true },
            { sheetId: 12, use: false },
          ],
        },
      ]);
    await page.getByText('not used').waitFor();
    await act(sidebar, [{ press: 'Use Deals in sheet Myynti 2025' }, { see: 'Choose a table to use.' }]);
    await page.close();
  });
});

describe('a scorecard that is there already', () => {
  it('is built again as it was asked for', async () => {
    const sidebar = await browser.open(scenarioOf('home'));
    await act(sidebar, [{ press: 'Rebuild' }, { see: 'What stands out' }]);
    expect(await requests(sidebar, 'plan')).toEqual([answers.request]);
    await sidebar.page.close();
  });

  it('moves its latest periods on to today', async () => {
    const scorecard = { ...answers.scorecard!, request: { ...answers.request, from: '2023-01-01' } };
    const sidebar = await browser.open(
      scenarioOf('home', { open: always(answers.opened([answers.deals], { scorecard })) }),
    );
    await act(sidebar, [{ press: 'Rebuild' }, { see: 'What stands out' }]);
    expect(await requests(sidebar, 'plan')).toEqual([{ ...answers.request, from: '2025-01-01' }]);
    await sidebar.page.close();
  });

  it('is changed from what it was', async () => {
    const sidebar = await browser.open(scenarioOf('home'));
    const { page } = sidebar;
    await act(sidebar, [{ press: 'Change' }, { press: 'Next' }, { see: 'Template' }]);
    expect(await page.getByLabel('Target for Win rate').inputValue()).toBe('55');
    expect(await page.getByLabel('Definition: Sales cycle').inputValue()).toBe('median');
    await page.getByRole('button', { name: 'Update scorecard' }).waitFor();
    await page.close();
  });
});

describe('by keyboard alone', () => {
  it('goes from the first look to the finished scorecard', async () => {
    const sidebar = await browser.open(scenarioOf('answered'));
    const { page } = sidebar;
    const press = (key: string, times = 1) =>
      page
        .locator('body')
        .press(key)
        .then(async () => {
          for (let i = 1; i < times; i++) await page.keyboard.press(key);
        });
    const tabTo = async (name: string) => {
      for (let tries = 0; tries < 80; tries++) {
        if ((await focused(sidebar))?.trim() === name) return;
        await page.keyboard.press('Tab');
      }
      throw new Error(`“${name}” is not reached by Tab`);
    };
    await page.getByText('Get started').waitFor();
    await press('Tab');
    await tabTo('Get started');
    await page.keyboard.press('Enter');
    expect(await focused(sidebar)).toBe('Your table');
    await tabTo('3 April');
    await page.keyboard.press('ArrowRight');
    expect(await focused(sidebar)).toBe('4 March');
    await page.keyboard.press('Enter');
    await page.getByText('Question 2 of 2').waitFor();
    await expect.poll(() => focused(sidebar)).toBe('Which column is the worth of a deal?');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await expect.poll(() => focused(sidebar)).toBe('Next');
    await page.keyboard.press('Enter');
    expect(await focused(sidebar)).toBe('Scorecard');
    await page.getByText('Template').waitFor();
    await tabTo('Win rate');
    await page.keyboard.press('Space');
    await tabTo('Build scorecard');
    await page.keyboard.press('Enter');
    await page.getByText('What stands out').waitFor();
    expect(await focused(sidebar)).toBe('Your scorecard is ready');
    expect(
      ((await requests(sidebar, 'plan')) as (typeof answers.request)[])[0]?.kpis.map(({ id }) => id),
    ).not.toContain('win_rate');
    await page.keyboard.press('Escape');
    expect(await timesLeft(sidebar)).toBe(1);
    await page.close();
  });
});
