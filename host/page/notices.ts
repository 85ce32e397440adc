/** What scripts and the engine tell the person: toasts that pass, and dialogs that wait. */

/** Google shows a toast for five seconds unless the script says otherwise. */
const TOAST_SECONDS = 5;

export function toast(message: string, title = '', seconds = TOAST_SECONDS): void {
  const box = document.createElement('div');
  box.className = 'toast-box';
  if (title) box.append(element('strong', title));
  box.append(element('span', message));
  const dismiss = element('button', '×');
  dismiss.className = 'round';
  dismiss.setAttribute('aria-label', 'Dismiss');
  dismiss.addEventListener('click', () => box.remove());
  box.append(dismiss);
  document.getElementById('toasts')!.append(box);
  if (seconds > 0) setTimeout(() => box.remove(), seconds * 1000);
}

export function alertDialog(message: string, title = ''): void {
  dialog(message, title, [{ label: 'OK', primary: true }]);
}

export function confirmDialog(message: string, onYes: () => void, onNo?: () => void): void {
  dialog(message, '', [
    { label: 'OK', primary: true, run: onYes },
    { label: 'Cancel', run: onNo },
  ]);
}

interface DialogButton {
  readonly label: string;
  readonly primary?: boolean;
  readonly run?: (() => void) | undefined;
}

function dialog(message: string, title: string, buttons: readonly DialogButton[]): void {
  const box = document.createElement('dialog');
  box.className = 'dialog-box';
  if (title) box.append(element('h2', title));
  box.append(element('p', message));
  const row = document.createElement('div');
  row.className = 'dialog-buttons';
  let chosen: DialogButton | undefined;
  for (const button of buttons) {
    const node = element('button', button.label);
    node.className = button.primary ? 'button primary' : 'button';
    node.addEventListener('click', () => {
      chosen = button;
      box.close();
    });
    row.append(node);
  }
  box.append(row);
  box.addEventListener('close', () => {
    box.remove();
    (chosen ?? buttons.at(-1))?.run?.(); // Escape is the last button, the cautious one
  });
  document.body.append(box);
  box.showModal();
}

function element<K extends keyof HTMLElementTagNameMap>(tag: K, text: string): HTMLElementTagNameMap[K] {
  const node = document.createElement(tag);
  node.textContent = text;
  if (node instanceof HTMLButtonElement) node.type = 'button';
  return node;
}
