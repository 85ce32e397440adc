/** What the sidebar does when something goes wrong, in a real browser. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as answers from '../../host/gallery/answers/index.ts';
import type { Reply } from '../../host/gallery/scenario.ts';
import { states } from '../../host/gallery/states.ts';
import { act, always, focused, requests, SidebarBrowser, scenarioOf } from './sidebar.ts';

let browser: SidebarBrowser;
beforeAll(async () => {
  browser = await SidebarBrowser.launch();
}, 60_000);
afterAll(() => browser?.close());

describe('when it goes wrong', () => {
  it('puts the file back after a failed step, and says so', async () => {
    const sidebar = await browser.open(scenarioOf('protected'));
    await act(sidebar, states.find(({ name }) => name === 'protected')!.actions);
    await act(sidebar, [{ see: 'Nothing in your file was changed.' }]);
    expect(await requests(sidebar, 'abandon')).toEqual([{ build: 'b1' }]);
    expect(await requests(sidebar, 'finish')).toEqual([]);
    await sidebar.page.close();
  });

  it('puts the file back when cancelled between two steps', async () => {
    const sidebar = await browser.open({ ...scenarioOf('done'), delay: 150 });
    await act(sidebar, [
      { press: 'Get started' },
      { press: 'Next' },
      { press: 'Build scorecard' },
      { see: '1 of 5' },
      { press: 'Cancel' },
    ]);
    await act(sidebar, [{ see: 'Cancelled. Your file is as it was.' }]);
    expect(await requests(sidebar, 'step')).toHaveLength(1);
    expect(await requests(sidebar, 'abandon')).toEqual([{ build: 'b1' }]);
    await sidebar.page.close();
  });

  it('asks a read again after a lost connection, and a write never', async () => {
    const lost: Reply = { throws: { name: 'NetworkError', message: 'Connection failure due to HTTP 0' } };
    const scenario = scenarioOf('done', {
      open: [lost, lost, { value: answers.opened([answers.deals]) }],
      step: [lost],
    });
    const sidebar = await browser.open({ ...scenario, hurry: 100 });
    await act(sidebar, [
      { press: 'Get started' },
      { press: 'Next' },
      { press: 'Build scorecard' },
      { see: 'No connection' },
    ]);
    expect(await requests(sidebar, 'open')).toHaveLength(3);
    expect(await requests(sidebar, 'step')).toHaveLength(1);
    await act(sidebar, [{ press: 'Back' }, { see: 'Template' }]);
    await sidebar.page.close();
  });

  it('tries again from where it failed', async () => {
    const sidebar = await browser.open(
      scenarioOf('done', { catalogue: [{ error: { code: 'busy', message: 'Busy.' } }, { value: answers.catalogue }] }),
    );
    await act(sidebar, [
      { press: 'Get started' },
      { press: 'Next' },
      { see: 'Busy.' },
      { press: 'Try again' },
      { see: 'Template' },
    ]);
    await sidebar.page.close();
  });

  it('leads a hindered press to what is open', async () => {
    const sidebar = await browser.open(scenarioOf('missing'));
    await act(sidebar, [{ press: 'Get started' }, { press: 'Next' }]);
    expect(await focused(sidebar)).toBe('Close date');
    expect(await requests(sidebar, 'catalogue')).toEqual([]);
    await sidebar.page.close();
  });

  it('takes only the latest of several corrections', async () => {
    const sidebar = await browser.open({ ...scenarioOf('tables'), delay: 50 });
    await act(sidebar, [
      { press: 'Get started' },
      { choose: ['Owner', 'Asiakas'] },
      { choose: ['Owner', 'Luotu'] },
      { choose: ['Owner', 'no column'] },
    ]);
    await expect
      .poll(() => requests(sidebar, 'read'))
      .toEqual([{ choices: [{ sheetId: 11, use: true, map: { owner: '' } }] }]);
    await sidebar.page.close();
  });

  it('does not let a slow old answer take the place of a newer one', async () => {
    const warned = (warning: string) => [{ ...answers.deals, warnings: [warning] }];
    const sidebar = await browser.open(
      scenarioOf('tables', { read: [{ value: warned('old'), delay: 900 }, { value: warned('new') }] }),
    );
    await act(sidebar, [{ press: 'Get started' }, { choose: ['Owner', 'Asiakas'] }]);
    await expect.poll(async () => (await requests(sidebar, 'read')).length).toBe(1);
    await act(sidebar, [{ choose: ['Owner', 'Luotu'] }, { see: 'new' }]);
    await sidebar.page.waitForTimeout(800);
    expect(await sidebar.page.locator('.warnings').innerText()).toContain('new');
    await sidebar.page.close();
  });

  it('shows text of the sheet as text', async () => {
    const evil = '<img src=x onerror="window.harmed=1">';
    const table = {
      ...answers.deals,
      sheet: evil,
      columns: [{ column: 'A', header: evil, sample: evil }],
      warnings: [evil],
    };
    const sidebar = await browser.open(scenarioOf('tables', { open: always(answers.opened([table])) }));
    await act(sidebar, [{ press: 'Get started' }, { see: 'Worth knowing' }]);
    expect(await sidebar.page.locator('img').count()).toBe(0);
    expect(await sidebar.page.evaluate(() => 'harmed' in window)).toBe(false);
    await sidebar.page.close();
  });
});
