/** The add-on's sidebar: 300 px, a title and a close button, its page in a frame of an origin of its own, as in Google Sheets. */
import type { RunOutcome } from '../script/index.ts';
import type { Sidebar } from './protocol.ts';

export interface SidebarOptions {
  readonly googleScript: string;
  readonly runnable: readonly string[];
  run(functionName: string, args: readonly unknown[]): Promise<RunOutcome>;
  onOpen(): void;
  onClose(): void;
  focusGrid(): void;
}

/** What the frame's `google.script` posts. */
export type FrameMessage =
  | { readonly call: number; readonly name: string /** JSON. */; readonly args: string }
  | { readonly host: 'close' | 'focus' };

export class SidebarPanel {
  private frame: HTMLIFrameElement | undefined;
  private readonly options: SidebarOptions;
  private readonly panel = document.getElementById('sidebar')!;

  constructor(options: SidebarOptions) {
    this.options = options;
    addEventListener('message', (event) => {
      if (this.frame && event.source === this.frame.contentWindow) this.receive(event.data as FrameMessage, this.frame);
    });
    // The sidebar leaves like any panel of the application: Escape from its own header, or its button.
    this.panel.addEventListener('keydown', ({ key }) => {
      if (key === 'Escape') this.close();
    });
  }

  show({ title, html }: Sidebar): void {
    const header = document.createElement('header');
    const heading = document.createElement('h2');
    heading.id = 'sidebar-title';
    heading.textContent = title;
    const close = document.createElement('button');
    close.type = 'button';
    close.className = 'round';
    close.textContent = '×';
    close.setAttribute('aria-label', `Close ${title}`);
    close.addEventListener('click', () => this.close());
    header.append(heading, close);
    this.frame = document.createElement('iframe');
    this.frame.title = title;
    // No allow-same-origin: the page of an add-on can't reach the document but through google.script.
    this.frame.setAttribute('sandbox', 'allow-scripts allow-forms allow-popups allow-downloads');
    this.frame.srcdoc = withScript(html, this.options.googleScript, this.options.runnable);
    this.panel.replaceChildren(header, this.frame);
    this.panel.hidden = false;
    this.options.onOpen();
  }

  close(): void {
    if (this.panel.hidden) return;
    this.panel.hidden = true;
    this.panel.replaceChildren();
    this.frame = undefined;
    this.options.onClose();
    this.options.focusGrid();
  }

  private async receive(message: FrameMessage, frame: HTMLIFrameElement): Promise<void> {
    if ('host' in message) return message.host === 'close' ? this.close() : this.options.focusGrid();
    const outcome = await this.options.run(message.name, JSON.parse(message.args) as unknown[]);
    frame.contentWindow?.postMessage({ call: message.call, outcome }, '*');
  }
}

/** Google puts `google.script` before everything else in the page. */
function withScript(html: string, script: string, runnable: readonly string[]): string {
  const names = JSON.stringify(runnable).replace(/</g, '\\u003c');
  const tag = `<script>var runnable=${names};${script.replace(/<\/script/gi, '<\\/script').replace(/<!--/g, '<\\!--')}</script>`;
  return /<head[^>]*>/i.test(html) ? html.replace(/<head[^>]*>/i, (head) => head + tag) : tag + html;
}
