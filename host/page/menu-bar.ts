/**
 * The engine's own menus by keyboard and for screen readers: a menu bar as the WAI-ARIA practices have it. Once a menu is open,
 * the engine knows its arrows, Enter and Escape; what it lacks is the way there, and the roles. The add-on's menu is the bar's end.
 */
import { components } from '@odoo/o-spreadsheet';

/** Alt+Shift and this key, as Google Sheets has it on Windows and ChromeOS. */
const SHORTCUTS: Readonly<Record<string, string>> = {
  file: 'F',
  edit: 'E',
  view: 'V',
  insert: 'I',
  format: 'O',
  data: 'D',
};
const EXTENSIONS_SHORTCUT = 'N';

/** What is used of the engine's bar; the type of its component is not exported. */
interface TopBar {
  readonly menus: readonly { readonly id: string }[];
  readonly state: { readonly menuState: { readonly parentMenu?: { readonly id: string } } };
  isntToolbarMenu: boolean;
  openMenu(menu: unknown, target: EventTarget | null, autoSelectFirstItem: boolean): void;
  closeMenus(): void;
  onKeyboardNavigation(event: KeyboardEvent): void;
  /** Ours: what the bar's entries call. */
  onBarKey(menu: unknown, event: KeyboardEvent): void;
}

/** Engine's text → with roles, states and keys. */
const CHANGES: readonly (readonly [string, string])[] = [
  ['class="o-topbar-topleft d-flex"', 'class="o-topbar-topleft d-flex" role="menubar" aria-label="Menus"'],
  [
    't-on-click="(ev) => this.toggleContextMenu(menu, ev)"',
    `t-on-click="(ev) => this.toggleContextMenu(menu, ev)"
              t-on-keydown="(ev) => this.onBarKey(menu, ev)"
              role="menuitem" aria-haspopup="menu" t-att-tabindex="menu_index === 0 ? 0 : -1"
              t-att-aria-expanded="state.menuState.parentMenu and state.menuState.parentMenu.id === menu.id ? 'true' : 'false'"`,
  ],
  ['class="o-menu"\n', 'class="o-menu" role="menu"\n'],
  [
    '<div t-if="menuItem === \'separator\'" class="o-separator border-bottom"/>',
    '<div t-if="menuItem === \'separator\'" class="o-separator border-bottom" role="separator"/>',
  ],
  [
    't-att-data-name="menuItem.id"\n            t-on-click="(ev) => this.onClickMenu(menuItem, ev)"',
    `t-att-data-name="menuItem.id" role="menuitem" t-att-aria-label="getName(menuItem)"
            t-att-aria-haspopup="isMenuRoot ? 'menu' : undefined" t-att-aria-disabled="isMenuEnabled ? undefined : 'true'"
            t-on-click="(ev) => this.onClickMenu(menuItem, ev)"`,
  ],
];

export function menuBarTemplates(templates: string): string {
  return CHANGES.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`The engine's templates have changed: ${from}`);
    return text.replace(from, () => to);
  }, templates);
}

/** To be called before the engine is mounted. `extensions` holds the add-on's menu button. */
export function menuBar(grid: HTMLElement, extensions: HTMLElement, focusGrid: () => void): void {
  const entries = () => [...grid.querySelectorAll<HTMLElement>('.o-topbar-menu'), ...buttonOf(extensions)];
  const go = (entry: HTMLElement | undefined) => {
    if (!entry) return;
    const engines = entries().filter((each) => each.matches('.o-topbar-menu'));
    if (engines.includes(entry)) for (const each of engines) each.tabIndex = each === entry ? 0 : -1;
    entry.focus();
  };
  /** Whether the key moved the focus along the bar. */
  const moveAlong = (from: HTMLElement, key: string): boolean => {
    const all = entries();
    const at = all.indexOf(from);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[key];
    if (to === undefined) return false;
    go(all.at(to % all.length));
    return true;
  };

  const bar = components.TopBar.prototype as unknown as TopBar;
  bar.onBarKey = function (menu, event) {
    const { key, altKey, ctrlKey, metaKey } = event;
    if (altKey || ctrlKey || metaKey) return;
    if (['Enter', ' ', 'ArrowDown', 'ArrowUp'].includes(key)) {
      this.openMenu(menu, event.currentTarget, true);
      this.isntToolbarMenu = true;
    } else if (key === 'Escape') focusGrid();
    else if (!moveAlong(event.currentTarget as HTMLElement, key)) return;
    event.preventDefault();
    event.stopPropagation();
  };

  const { onKeyboardNavigation } = bar;
  bar.onKeyboardNavigation = function (event) {
    const open = this.menus.findIndex(({ id }) => id === this.state.menuState.parentMenu?.id);
    const beyond = { ArrowRight: this.menus.length - 1, ArrowLeft: 0 }[event.key];
    if (open < 0 || open !== beyond) return onKeyboardNavigation.call(this, event);
    this.closeMenus();
    // The engine gives the focus back to the grid as the menu goes.
    setTimeout(() => openExtensions(extensions));
  };

  extensions.addEventListener('keydown', (event) => {
    const button = event.target as HTMLElement;
    if (buttonOf(extensions).includes(button) && moveAlong(button, event.key)) event.preventDefault();
  });
  addEventListener(
    'keydown',
    (event) => {
      if (!event.altKey || !event.shiftKey || event.ctrlKey || event.metaKey) return;
      const letter = event.code.replace(/^Key/, ''); // with Alt, `key` is another sign on some keyboards
      const [id] = Object.entries(SHORTCUTS).find(([, key]) => key === letter) ?? [];
      const entry = entries().find(({ dataset }) => id !== undefined && dataset.id === id);
      if (entry) entry.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));
      else if (letter === EXTENSIONS_SHORTCUT) openExtensions(extensions);
      else return;
      event.preventDefault();
      event.stopPropagation();
    },
    { capture: true },
  );
}

/** Says the shortcuts to screen readers, once the bar is there. */
export function nameShortcuts(grid: HTMLElement, extensions: HTMLElement): void {
  const name = (entry: Element | null | undefined, letter: string) =>
    entry?.setAttribute('aria-keyshortcuts', `Alt+Shift+${letter}`);
  for (const [id, letter] of Object.entries(SHORTCUTS))
    name(grid.querySelector(`.o-topbar-menu[data-id="${id}"]`), letter);
  name(buttonOf(extensions)[0], EXTENSIONS_SHORTCUT);
}

const buttonOf = (extensions: HTMLElement) => [...extensions.querySelectorAll<HTMLElement>('.menu-button')];

function openExtensions(extensions: HTMLElement): void {
  const [button] = buttonOf(extensions);
  button?.focus();
  if (button?.getAttribute('aria-expanded') === 'false') button.click();
}
