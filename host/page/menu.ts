/** A menu button as the WAI-ARIA practices have it: arrows, Home, End, first letters, Escape; sub-menus open to the right. */

export interface MenuEntry {
  readonly label: string;
  readonly run?: () => void;
  readonly entries?: readonly MenuEntry[];
  readonly separator?: boolean;
}

let ids = 0;

export function menuButton(label: string, entries: readonly MenuEntry[]): HTMLElement {
  const root = document.createElement('div');
  root.className = 'menu-root';
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'menu-button';
  button.textContent = label;
  root.append(button);
  attach(button, entries, { returnTo: button, nested: false, closeAll: () => close(button) });
  document.addEventListener('pointerdown', (event) => {
    if (!root.contains(event.target as Node)) close(button);
  });
  addEventListener('blur', () => close(button)); // a click into the grid's or the sidebar's frame
  return root;
}

interface Owner {
  readonly returnTo: HTMLElement;
  readonly nested: boolean;
  closeAll(): void;
}

function attach(opener: HTMLElement, entries: readonly MenuEntry[], owner: Owner): void {
  const list = document.createElement('ul');
  list.className = 'menu';
  list.id = `menu-${++ids}`;
  list.role = 'menu';
  list.hidden = true;
  list.setAttribute('aria-label', opener.textContent ?? '');
  list.append(...entries.map((entry) => item(entry, owner)));
  opener.after(list);
  opener.setAttribute('aria-haspopup', 'menu');
  opener.setAttribute('aria-expanded', 'false');
  opener.setAttribute('aria-controls', list.id);
  // The pointer has opened a sub-menu before it clicks: only the menu itself is closed by a second click.
  opener.addEventListener('click', () => (list.hidden || owner.nested ? open(opener, 'first') : close(opener)));
  opener.addEventListener('keydown', (event) => {
    const toOpen = owner.nested ? ['ArrowRight', 'Enter', ' '] : ['ArrowDown', 'Enter', ' '];
    if (toOpen.includes(event.key)) open(opener, 'first');
    else if (event.key === 'ArrowUp' && !owner.nested) open(opener, 'last');
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  if (owner.nested) opener.parentElement?.addEventListener('pointerenter', () => open(opener));
  if (owner.nested) opener.parentElement?.addEventListener('pointerleave', () => close(opener));
  list.addEventListener('keydown', (event) => moveWithin(event, list, opener, owner));
}

function item(entry: MenuEntry, owner: Owner): HTMLElement {
  const line = document.createElement('li');
  line.role = entry.separator ? 'separator' : 'none';
  if (entry.separator) return line;
  const button = document.createElement('button');
  button.type = 'button';
  button.role = 'menuitem';
  button.tabIndex = -1;
  button.textContent = entry.label;
  line.append(button);
  if (entry.entries) {
    button.className = 'has-more';
    attach(button, entry.entries, { ...owner, nested: true });
  } else {
    button.addEventListener('click', () => {
      owner.closeAll();
      owner.returnTo.focus();
      entry.run?.();
    });
  }
  return line;
}

function moveWithin(event: KeyboardEvent, list: HTMLElement, opener: HTMLElement, owner: Owner): void {
  const items = itemsOf(list);
  const at = items.indexOf(document.activeElement as HTMLElement);
  if (at < 0) return;
  const { key } = event;
  if (key === 'ArrowDown') items[(at + 1) % items.length]!.focus();
  else if (key === 'ArrowUp') items[(at - 1 + items.length) % items.length]!.focus();
  else if (key === 'Home') items[0]!.focus();
  else if (key === 'End') items.at(-1)!.focus();
  else if (key === 'Escape' || (key === 'ArrowLeft' && owner.nested)) {
    close(opener);
    opener.focus();
  } else if (key === 'Tab') {
    owner.closeAll();
    return; // and let the focus move on
  } else if (/^\S$/.test(key)) {
    const rest = [...items.slice(at + 1), ...items.slice(0, at + 1)];
    rest.find((entry) => entry.textContent?.toLowerCase().startsWith(key.toLowerCase()))?.focus();
  } else return;
  event.preventDefault();
  event.stopPropagation();
}

const listOf = (opener: HTMLElement) => document.getElementById(opener.getAttribute('aria-controls')!)!;
const itemsOf = (list: HTMLElement) => [...list.querySelectorAll<HTMLElement>(':scope > li > [role=menuitem]')];

function open(opener: HTMLElement, focus?: 'first' | 'last'): void {
  const list = listOf(opener);
  list.hidden = false;
  opener.setAttribute('aria-expanded', 'true');
  if (focus)
    itemsOf(list)
      .at(focus === 'first' ? 0 : -1)
      ?.focus();
}

function close(opener: HTMLElement): void {
  const list = listOf(opener);
  for (const nested of list.querySelectorAll<HTMLElement>('[aria-controls]')) close(nested);
  list.hidden = true;
  opener.setAttribute('aria-expanded', 'false');
}
