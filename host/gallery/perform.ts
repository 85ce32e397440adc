/** Does in a page what a person would, by the names they see or hear. Used by the gallery and by the tests alike. */
import type { Action } from './scenario.ts';

export async function perform(page: Document, actions: Action[]): Promise<void> {
  for (const action of actions) {
    if ('see' in action) await until(() => page.body.innerText.includes(action.see), action);
    else if ('press' in action) (await found(page, action.press)).click();
    else if ('leave' in action) (await found(page, action.leave)).dispatchEvent(new Event('blur'));
    else if ('choose' in action) {
      const select = (await found(page, action.choose[0])) as HTMLSelectElement;
      const option = [...select.options].find(({ text }) => text === action.choose[1]);
      if (!option) throw new Error(['No option', ...action.choose].join(' '));
      select.value = option.value;
      select.dispatchEvent(new Event('change', { bubbles: true }));
    } else {
      const input = (await found(page, action.write[0])) as HTMLInputElement;
      input.value = action.write[1];
      input.dispatchEvent(new Event('input', { bubbles: true }));
    }
  }
}

const found = (page: Document, name: string): Promise<HTMLElement> => until(() => control(page, name), name);

function control(page: Document, name: string): HTMLElement | null {
  const controls = [...page.querySelectorAll<HTMLElement>('button, input, select')];
  return controls.find((element) => namesOf(element).includes(name) && !element.hasAttribute('disabled')) ?? null;
}

function namesOf(element: HTMLElement): string[] {
  const labels = [...((element as HTMLInputElement).labels ?? [])];
  const texts = [element, ...labels].flatMap((node) => [
    node.textContent,
    ...[...node.children].map((child) => child.textContent),
  ]);
  const ownText = labels.map((label) => label.firstChild?.textContent ?? '');
  return [element.getAttribute('aria-label'), ...texts, ...ownText].map((text) => text?.trim() ?? '');
}

async function until<T>(look: () => T | null | false, what: unknown): Promise<T> {
  for (let tries = 0; tries < 150; tries++) {
    const seen = look();
    if (seen) return seen;
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  throw new Error(['Waited in vain for', JSON.stringify(what)].join(' '));
}
