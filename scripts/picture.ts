/** Makes the pictures of the documents: builds a scorecard and an analysis from the sample tables as a person does. `npx tsx scripts/picture.ts` */
import path from 'node:path';
import { closeBrowser, openPage } from '../test/browser/harness.ts';
import { repository } from './build.ts';

const page = await openPage({ viewport: { width: 1480, height: 1205 } });
try {
  const sidebar = await page.openSidebar();
  const press = (name: string) => sidebar.getByRole('button', { name, exact: true }).click();
  await press('Get started');
  await press('Next');
  await sidebar.getByLabel('Target for Win rate').fill('28 %');
  await sidebar.getByLabel('Target for Revenue').fill('220,000');
  await press('Build scorecard');
  await press('Open scorecard');
  await page.page.getByRole('button', { name: 'Close Sales KPIs' }).click();
  await page.saved();
  await page.page.waitForTimeout(1_000); // charts fade in
  await page.page.screenshot({ path: path.join(repository, 'docs/scorecard.png') });

  await page.page.setViewportSize({ width: 1280, height: 860 });
  await page.openSidebar();
  await press('See the analyses');
  await press('Make: Forecast');
  await press('Make');
  await press('Open the sheet');
  await page.saved();
  await page.page.waitForTimeout(1_000);
  await page.page.screenshot({ path: path.join(repository, 'docs/analysis.png') });
} catch (error) {
  console.error(`The picture could not be made; ${await page.screenshot('picture')} shows how far it got.`);
  throw error;
} finally {
  await page.close();
  await closeBrowser();
}
