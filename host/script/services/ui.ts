/** Ui: menus, the sidebar, alerts. */
import { Button, ButtonSet } from './enums.ts';
import { contentOf } from './html.ts';
import { ask } from './port.ts';
import { checkCall } from './signature.ts';
import { type EnumValue, strict } from './strict.ts';

const items = Symbol('items');

interface Item {
  label: string;
  functionName?: string;
  separator?: true;
  items?: Item[];
}

class Menu {
  readonly [items]: Item[] = [];
  readonly caption: string | null;
  constructor(caption: string | null) {
    this.caption = caption;
  }
  toString(): string {
    return 'Menu';
  }
  addItem(caption: string, functionName: string): this {
    checkCall('Ui.Menu.addItem', [caption, functionName], 'string string');
    this[items].push({ label: caption, functionName });
    return this;
  }
  addSeparator(): this {
    this[items].push({ label: '', separator: true });
    return this;
  }
  addSubMenu(menu: Menu): this {
    checkCall('Ui.Menu.addSubMenu', [menu], 'Menu');
    this[items].push({ label: menu.caption ?? '', items: menu[items] });
    return this;
  }
  addToUi(): void {
    ask('menu', 'Ui.Menu.addToUi', this[items]);
  }
}

class Ui {
  readonly Button = Button;
  readonly ButtonSet = ButtonSet;
  toString(): string {
    return 'Ui';
  }
  createAddonMenu(): Menu {
    return strict(new Menu(null), 'Menu');
  }
  createMenu(caption: string): Menu {
    checkCall('Ui.createMenu', [caption], 'string');
    return strict(new Menu(caption), 'Menu');
  }
  showSidebar(page: object): void {
    checkCall('Ui.showSidebar', [page], 'HtmlOutput');
    ask('sidebar', 'Ui.showSidebar', contentOf(page));
  }
  alert(...args: readonly unknown[]): EnumValue {
    checkCall('Ui.alert', args, 'string', 'string any', 'string string any');
    const buttons = typeof args[args.length - 1] === 'string' ? 'OK' : String(args[args.length - 1]);
    const texts = args.filter((arg) => typeof arg === 'string');
    const [title, message] = texts.length === 2 ? texts : ['', texts[0]];
    return Button[ask<string>('alert', 'Ui.alert', title, message, buttons)]!;
  }
}

export function ui(): Ui {
  ask('ui', 'SpreadsheetApp.getUi()');
  return strict(new Ui(), 'Ui');
}
