/** The built sidebar in a real browser, with a made-up server. One browser serves all cases of a file. */
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { fakeGoogle, performer, sidebarPage, withServer } from '../../host/gallery/build.ts';
import type { Action, Call, Reply, Scenario } from '../../host/gallery/scenario.ts';
import { states } from '../../host/gallery/states.ts';
import { chromiumFlags, findChromium } from '../../scripts/chromium.ts';

/** As wide as Google shows it. */
const SIZE = { width: 300, height: 720 };

interface PageGlobals {
  performer: { perform(page: Document, actions: Action[]): Promise<void> };
  calls: Call[];
  left: number;
}

export class SidebarBrowser {
  private readonly contexts = new Map<string, Promise<BrowserContext>>();

  private constructor(
    private readonly browser: Browser,
    private readonly html: string,
    private readonly fake: string,
    private readonly perform: string,
  ) {}

  static async launch(): Promise<SidebarBrowser> {
    const executablePath = await findChromium();
    const [browser, html, fake, perform] = await Promise.all([
      chromium.launch({ executablePath, args: chromiumFlags }),
      sidebarPage(),
      fakeGoogle(),
      performer(),
    ]);
    return new SidebarBrowser(browser, html, fake, perform);
  }

  async open(
    scenario: Scenario,
    options: { width?: number; height?: number; scale?: number; locale?: string } = {},
  ): Promise<Sidebar> {
    const { width = SIZE.width, height = SIZE.height, scale = 1, locale = 'en-US' } = options;
    const page = await (await this.context({ deviceScaleFactor: scale, locale, reducedMotion: 'reduce' })).newPage();
    await page.setViewportSize({ width, height });
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.setContent(withServer(this.html, this.fake, scenario));
    await page.addScriptTag({ content: this.perform });
    return { page, complaints };
  }

  /** A context is dear, a page in it cheap. */
  private context(options: BrowserContextOptions): Promise<BrowserContext> {
    const key = JSON.stringify(options);
    const context = this.contexts.get(key) ?? this.browser.newContext(options);
    this.contexts.set(key, context);
    return context;
  }

  close(): Promise<void> {
    return this.browser.close();
  }
}

export interface Sidebar {
  page: Page;
  /** Everything the page said on the console: a product says nothing there. */
  complaints: string[];
}

/** The server of a gallery state, with some answers of its own. */
export function scenarioOf(name: string, more: Scenario['replies'] = {}): Scenario {
  const { scenario } = states.find((state) => state.name === name)!;
  return { ...scenario, replies: { ...scenario.replies, ...more } };
}

export const always = (value: unknown): Reply[] => [{ value }];

export function act({ page }: Sidebar, actions: Action[]): Promise<void> {
  return page.evaluate((list) => (window as unknown as PageGlobals).performer.perform(document, list), actions);
}

export function calls({ page }: Sidebar): Promise<Call[]> {
  return page.evaluate(() => (window as unknown as PageGlobals).calls);
}

export async function requests(sidebar: Sidebar, method: string): Promise<unknown[]> {
  return (await calls(sidebar)).filter((call) => call.method === method).map(({ request }) => request);
}

/** The name of what has the focus. */
export function focused({ page }: Sidebar): Promise<string | null> {
  return page.evaluate(() => {
    const element = document.activeElement as HTMLElement;
    if (element === document.body) return null;
    const label = (element as HTMLInputElement).labels?.[0]?.textContent;
    return element.getAttribute('aria-label') ?? label ?? element.textContent;
  });
}

/** How often the keyboard was given back to the grid. */
export function timesLeft({ page }: Sidebar): Promise<number> {
  return page.evaluate(() => (window as unknown as PageGlobals).left);
}
