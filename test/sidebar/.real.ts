import { closeBrowser, openPage } from '../browser/harness.ts';

const d: any = await openPage({});
try {
  await d.openSidebar();
  const s = await d.sidebar();
  await s
    .getByText(/Get started|Look again|Try again/)
    .first()
    .waitFor({ timeout: 40000 });
  await d.page.screenshot({ path: '/tmp/real-1.png' });
  await s.getByRole('button', { name: 'Get started' }).click();
  await d.page.waitForTimeout(1500);
  await d.page.screenshot({ path: '/tmp/real-2.png' });
  console.log(await s.locator('body').innerText());
} catch (e) {
  console.log(String(e));
  await d.page.screenshot({ path: '/tmp/real-x.png' });
}
console.log(d.complaints);
await d.close();
await closeBrowser();
