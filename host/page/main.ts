/** The page: a spreadsheet with the add-on's menu and sidebar, on a document it shares with the server. */
import type { Model } from '@odoo/o-spreadsheet';
import { Spreadsheet } from '@odoo/o-spreadsheet';
import { openWorkbook } from '../engine/workbook.ts';
import type { RunOutcome, Selection } from '../script/index.ts';
import { Connection, type State } from './connection.ts';
import { evaluateCustomFunctions } from './custom-functions.ts';
import { type MenuEntry, menuButton } from './menu.ts';
import { menuBar, menuBarTemplates, nameShortcuts } from './menu-bar.ts';
import { editNotes } from './note-editor.ts';
import { showNotes } from './notes.ts';
import { alertDialog, confirmDialog, toast } from './notices.ts';
import type { CallBody, DocumentPayload, ServerMessage } from './protocol.ts';
import { SidebarPanel } from './sidebar.ts';
import { drawSparklines } from './sparklines.ts';
import { readTypingAsGoogle, startTypingAfresh } from './typing.ts';

declare const owl: {
  App: new (component: unknown, options: object) => { mount(target: Element): Promise<unknown> };
};
declare global {
  /** For tests and the curious: the document as the page has it. */
  var __model: Model;
}

/** The revision id of a document that was never changed, as the engine has it. */
const FIRST_REVISION = 'START_REVISION';
const STATUS: Readonly<Record<State, string>> = {
  saved: 'Saved on this computer',
  saving: 'Saving…',
  offline: 'Not connected – is npm start still running?',
};

const payload = (await (await fetch('/document')).json()) as DocumentPayload;
const grid = document.getElementById('grid')!;
const extensions = document.getElementById('extensions')!;
let model: Model;

document.title = `${payload.name} – Sales KPIs`;
document.getElementById('document-name')!.textContent = payload.name;

showNotes();
drawSparklines();
readTypingAsGoogle();
startTypingAfresh(grid);
menuBar(grid, extensions, focusGrid);
evaluateCustomFunctions(payload);

const connection = new Connection(String(payload.data.revisionId ?? FIRST_REVISION), receive, showState);
const workbook = openWorkbook({
  data: payload.data,
  locale: payload.locale,
  timeZone: payload.timeZone,
  transport: connection.transport,
  client: { id: crypto.randomUUID(), name: 'You' },
});
model = workbook.model;
globalThis.__model = model;

const sidebar = new SidebarPanel({
  googleScript: payload.googleScript,
  runnable: payload.runnable,
  run: (name, args) => callServer(`/run/${encodeURIComponent(name)}`, args),
  onOpen: resized,
  onClose: () => {
    connection.post({ kind: 'sidebarClosed' });
    resized();
  },
  focusGrid,
});
editNotes(workbook, grid, focusGrid);

const templates = menuBarTemplates(await (await fetch('/vendor/o_spreadsheet.xml')).text());
grid.replaceChildren();
if (payload.sidebar) sidebar.show(payload.sidebar);
await new owl.App(Spreadsheet, {
  props: {
    model,
    notifyUser: ({ text, sticky }: { text: string; sticky: boolean }) => toast(text, '', sticky ? 0 : undefined),
    raiseError: (text: string, done?: () => void) => {
      alertDialog(text);
      done?.();
    },
    askConfirmation: confirmDialog,
  },
  // Beside a sidebar a laptop's grid is narrower than what the engine takes for a phone.
  env: { isSmall: false },
  templates,
}).mount(grid);
extensions.append(menuButton('Extensions', [{ label: 'Sales KPIs', entries: payload.menu.map(menuEntry) }]));
nameShortcuts(grid, extensions);
const placement = new ResizeObserver(placeMenu); // the engine decides late, and anew with every width, whether it has menus
for (const part of [grid, ...grid.querySelectorAll('.o-spreadsheet-topbar-wrapper')]) placement.observe(part);
connection.connect();
document.body.dataset.ready = 'true';

function menuEntry({ label, functionName, separator, items }: DocumentPayload['menu'][number]): MenuEntry {
  return {
    label,
    separator,
    entries: items?.map(menuEntry),
    run: functionName ? () => void clickMenu(functionName) : undefined,
  };
}

async function clickMenu(functionName: string): Promise<void> {
  const outcome = await callServer(`/menu/${encodeURIComponent(functionName)}`, []);
  if (!outcome.ok) alertDialog(outcome.error.message, 'The add-on stopped');
}

async function callServer(path: string, args: readonly unknown[]): Promise<RunOutcome> {
  const body: CallBody = { args, selection: selection() };
  try {
    const response = await fetch(path, { method: 'POST', body: JSON.stringify(body) });
    if (!response.ok) throw new Error(await response.text());
    return (await response.json()) as RunOutcome;
  } catch {
    const message = 'NetworkError: Connection failure due to HTTP 0'; // as google.script.run says it (platform.md GR-12)
    return { ok: false, error: { name: 'ScriptError', message } };
  }
}

function selection(): Selection {
  return { sheetId: model.getters.getActiveSheetId(), zone: { ...model.getters.getSelectedZone() } };
}

function receive(message: ServerMessage): void {
  if (message.kind === 'sidebar') sidebar.show(message.sidebar);
  else if (message.kind === 'toast') toast(message.message, message.title, message.seconds);
  else if (message.kind === 'alert') alertDialog(message.message, message.title);
  else if (message.kind === 'activate') activate(message.selection);
  else if (message.kind === 'reload') location.reload();
}

function activate({ sheetId, zone }: Selection): void {
  const active = model.getters.getActiveSheetId();
  if (!model.getters.tryGetSheet(sheetId)) return;
  if (sheetId !== active) model.dispatch('ACTIVATE_SHEET', { sheetIdFrom: active, sheetIdTo: sheetId });
  // Google shows the top left of a range; left to itself the engine scrolls to the far corner.
  const cell = { col: zone.left, row: zone.top };
  model.selection.selectCell(cell.col, cell.row);
  model.selection.selectZone({ cell, zone: { ...zone } }, { scrollIntoView: false });
}

function showState(state: State): void {
  const status = document.getElementById('status')!;
  status.textContent = STATUS[state];
  status.dataset.state = state;
}

/** Our menu is no part of the engine's bar; it stands beside it, or in the bar above where the sidebar leaves no room there. */
function placeMenu(): void {
  const last = [...grid.querySelectorAll('.o-topbar-menu')].at(-1)?.getBoundingClientRect();
  const { width, height } = extensions.getBoundingClientRect();
  const left = (last?.right ?? 0) + 4;
  const fits = last !== undefined && left + width <= grid.getBoundingClientRect().right;
  extensions.toggleAttribute('data-placed', fits);
  if (!fits) return;
  extensions.style.left = `${left}px`;
  extensions.style.top = `${last.top + (last.height - height) / 2}px`;
}

function focusGrid(): void {
  grid.querySelector<HTMLElement>('.o-grid div.o-composer, .o-grid')?.focus();
}

/** The grid measures itself when the window changes; it does not notice the sidebar. */
function resized(): void {
  dispatchEvent(new Event('resize'));
}
