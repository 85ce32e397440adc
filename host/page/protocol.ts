/** What the page and its server say to each other. */
import type { Menu, Selection } from '../script/index.ts';

/** Everything a page needs to open the document. */
export interface DocumentPayload {
  readonly name: string;
  readonly locale: string;
  readonly timeZone: string;
  readonly data: { readonly [key: string]: unknown };
  readonly menu: Menu;
  /** The sidebar, if it was open. */
  readonly sidebar: Sidebar | null;
  /** The built scripts: the page evaluates custom functions from them. */
  readonly scripts: readonly { readonly name: string; readonly source: string }[];
  /** Apps Script's services as the realm of a custom function has them. */
  readonly services: string;
  readonly scriptTimeZone: string;
  /** `google.script` for the sidebar's frame. */
  readonly googleScript: string;
  /** The functions `google.script.run` offers. */
  readonly runnable: readonly string[];
}

export interface Sidebar {
  readonly title: string;
  readonly html: string;
}

/** A call of a server function, from the menu or through google.script.run. */
export interface CallBody {
  readonly args: readonly unknown[];
  readonly selection?: Selection;
}

/** Over the WebSocket, from the page. */
export type PageMessage =
  | { readonly kind: 'hello'; readonly since: string }
  | { readonly kind: 'engine'; readonly message: unknown }
  | { readonly kind: 'sidebarClosed' };

/** Over the WebSocket, to the page. */
export type ServerMessage =
  | { readonly kind: 'engine'; readonly message: unknown }
  /** All that was missed has been sent. */
  | { readonly kind: 'welcome' }
  /** The document moved on too far: load the page again. */
  | { readonly kind: 'reload' }
  | { readonly kind: 'sidebar'; readonly sidebar: Sidebar }
  | { readonly kind: 'toast'; readonly title: string; readonly message: string; readonly seconds: number }
  | { readonly kind: 'alert'; readonly title: string; readonly message: string }
  | { readonly kind: 'activate'; readonly selection: Selection };
