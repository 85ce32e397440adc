/** Every state of the gallery: reached without an error, free of accessibility defects, nothing cut off; pictured in .host/screens. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { states } from '../../host/gallery/states.ts';
import { act, type Sidebar, SidebarBrowser } from './sidebar.ts';

let browser: SidebarBrowser;
let axe: string;

beforeAll(async () => {
  browser = await SidebarBrowser.launch();
  axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
}, 60_000);
afterAll(() => browser?.close());

async function violations({ page }: Sidebar): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    const { violations } = await axe.run();
    return violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)].join('\n'));
  });
}

/** Elements that stick out of the page sideways. */
function tooWide({ page }: Sidebar): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('.app *')]
      .filter((element) => element.getBoundingClientRect().right > document.documentElement.clientWidth + 0.5)
      .map((element) => element.outerHTML.slice(0, 120)),
  );
}

/** How much the page is higher than its frame: only its middle is to be scrolled. */
const tooHigh = ({ page }: Sidebar): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollHeight - document.documentElement.clientHeight);

describe.each(states)('$name: $about', ({ name, scenario, actions }) => {
  it('is reached, accessible and whole', async () => {
    const sidebar = await browser.open(scenario, { scale: 2 });
    await act(sidebar, actions);
    await sidebar.page.waitForTimeout(60);
    await sidebar.page.screenshot({ path: `.host/screens/sidebar-${name}.png` });
    expect(await violations(sidebar)).toEqual([]);
    expect(await tooWide(sidebar)).toEqual([]);
    expect(await tooHigh(sidebar)).toBe(0);
    expect(sidebar.complaints).toEqual([]);
    await sidebar.page.close();
  });
});

it('what a table is stands whole beside a long name of its sheet', async () => {
  const { scenario, actions } = states.find(({ name }) => name === 'tables-open')!;
  const sidebar = await browser.open(scenario);
  await act(sidebar, actions);
  const lines = await sidebar.page.evaluate(() => {
    const tag = document.querySelector('.card-head .tag')!;
    tag.textContent = 'Sheet “Opportunities of all regions 2025, exported”';
    const name = document.createRange();
    name.selectNode(tag.parentElement!.firstChild!);
    return name.getClientRects().length;
  });
  expect(lines).toBe(1);
  expect(await tooWide(sidebar)).toEqual([]);
  await sidebar.page.close();
});

it('fits into 276 px, and into half the height at 200 % zoom', async () => {
  for (const name of ['tables-open', 'question', 'scorecard-own', 'analyses', 'analysis-wrong']) {
    const { scenario, actions } = states.find((state) => state.name === name)!;
    for (const size of [{ width: 276 }, { width: 150, height: 300 }]) {
      const sidebar = await browser.open(scenario, size);
      await act(sidebar, actions);
      await sidebar.page.screenshot({ path: `.host/screens/sidebar-${name}-${size.width}.png` });
      expect(await tooWide(sidebar)).toEqual([]);
      await sidebar.page.close();
    }
  }
});
