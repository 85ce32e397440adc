/** Step 2: what stands beside a KPI and under the dates follows what is chosen. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as answers from '../../host/gallery/answers/index.ts';
import { act, always, requests, type Sidebar, SidebarBrowser, scenarioOf } from './sidebar.ts';

let browser: SidebarBrowser;
beforeAll(async () => {
  browser = await SidebarBrowser.launch();
}, 60_000);
afterAll(() => browser?.close());

const opened = async (more = {}): Promise<Sidebar> => {
  const sidebar = await browser.open(scenarioOf('scorecard', more));
  await act(sidebar, [{ press: 'Get started' }, { press: 'Next' }, { see: 'Template' }]);
  return sidebar;
};
const winRate = ({ page }: Sidebar) => page.locator('.kpi', { hasText: 'Win rate' }).first();

it('shows the figure of the definition chosen, or why it has none', async () => {
  const sidebar = await opened();
  const figure = winRate(sidebar).locator('.figure');
  expect(await figure.textContent()).toBe('51.5 %');
  expect(await figure.getAttribute('title')).toBe('over 1 Jan 2025 – 31 Dec 2025');
  await act(sidebar, [{ choose: ['Definition: Win rate', 'by value'] }, { see: '55.2 %' }]);
  await act(sidebar, [{ choose: ['Definition: Win rate', 'created cohort'] }, { see: 'needs a column for Created' }]);
  expect(await figure.count()).toBe(0);
  await sidebar.page.close();
});

it('asks for the figures of the days chosen, which stand below as they are written', async () => {
  const chosen = { ...answers.preview, from: '2025-02-10', to: '2025-04-12', periods: 3 };
  const revenue = { revenue: { standard: '€1,234' } };
  const sidebar = await opened({ preview: [...always(answers.preview), { value: { ...chosen, figures: revenue } }] });
  const { page } = sidebar;
  const lines = page.locator('section', { has: page.getByRole('heading', { name: 'Dates' }) }).locator('p');
  expect(await lines.allTextContents()).toEqual([
    '1 Jan 2025 – 31 Dec 2025, as of 19 Dec 2025 · 12 months',
    'The running period is marked “so far”.',
  ]);
  await act(sidebar, [{ press: 'From – to' }]);
  await page.getByLabel('From', { exact: true }).fill('2025-02-10');
  await page.getByLabel('To', { exact: true }).fill('2025-04-12');
  await act(sidebar, [{ see: '€1,234' }]);
  expect(await lines.allTextContents()).toEqual(['10 Feb 2025 – 12 Apr 2025 · 3 months']);
  expect((await requests(sidebar, 'preview')).at(-1)).toMatchObject({
    period: 'month',
    from: '2025-02-10',
    to: '2025-04-12',
  });
  await page.close();
});

it('has no figures while the days are none', async () => {
  const wrong = { error: { code: 'no_rows', message: 'There is no period to show.' } };
  const sidebar = await opened({ preview: [...always(answers.preview), wrong] });
  await act(sidebar, [{ press: 'From – to' }]);
  await expect.poll(() => sidebar.page.locator('.figure').count()).toBe(0);
  await sidebar.page.close();
});

it('shows one answer alone as a choice, not as a bar', async () => {
  const sidebar = await browser.open(scenarioOf('question-single'));
  await act(sidebar, [{ press: 'Get started' }, { see: 'Use this answer' }]);
  expect(await sidebar.page.locator('.segments').getAttribute('class')).toBe('segments stacked');
  await sidebar.page.close();
});

it('ticks what the template names and the tables can feed', async () => {
  const sidebar = await browser.open(scenarioOf('scorecard'));
  const { page } = sidebar;
  await act(sidebar, [{ press: 'Get started' }, { press: 'Next' }, { see: 'Template' }]);
  await page.getByRole('radio', { name: /Sales manager/ }).check({ force: true });
  const ticked = () =>
    page
      .locator('.kpi input:checked')
      .evaluateAll((boxes) => boxes.map((box) => (box as HTMLInputElement).labels![0]!.textContent));
  expect(await ticked()).toEqual(['Win rate', 'Sales velocity', 'Average deal size', 'Sales productivity']);
  expect(await page.getByLabel('Week', { exact: true }).isChecked()).toBe(true);
  await page.getByLabel('Win rate', { exact: true }).uncheck();
  expect(await page.getByRole('radio', { name: /Sales manager/ }).isChecked()).toBe(false);
  expect(await page.getByLabel('Customer acquisition cost').isDisabled()).toBe(true);
  await page.close();
});

it('proposes the first template that can be fed', async () => {
  const sidebar = await browser.open(scenarioOf('scorecard-none'));
  const { page } = sidebar;
  await act(sidebar, [{ press: 'Get started' }, { press: 'Next' }, { see: '8 of 12' }]);
  expect(await page.getByRole('radio', { name: /Overview/ }).isChecked()).toBe(true);
  await page.close();
});

it('turns the latest twelve periods and own days into days', async () => {
  const sidebar = await browser.open(scenarioOf('scorecard', { plan: [{ silent: true }] }));
  const { page } = sidebar;
  await act(sidebar, [{ press: 'Get started' }, { press: 'Next' }, { press: 'Last 12' }, { press: 'Build scorecard' }]);
  await act(sidebar, [{ press: 'Cancel' }, { see: 'Cancelled' }, { press: 'From – to' }]);
  await page.getByLabel('From', { exact: true }).fill('2025-03-01');
  await page.getByLabel('To', { exact: true }).fill('2025-02-01');
  await act(sidebar, [{ see: 'The first day comes after the last.' }]);
  await page.getByLabel('To', { exact: true }).fill('2025-06-30');
  await act(sidebar, [{ press: 'Build scorecard' }, { see: 'Working out' }]);
  expect(await requests(sidebar, 'plan')).toMatchObject([
    { from: '2025-01-01', to: null },
    { from: '2025-03-01', to: '2025-06-30' },
  ]);
  await page.close();
});
