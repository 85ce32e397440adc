import { useId } from 'preact/hooks';

interface MainButtonProps {
  label: string;
  /** What is still open. The button then stays reachable, says why, and a press leads there. */
  hindered?: string | null;
  onPress: () => void;
  onHindered?: () => void;
}

export function MainButton({ label, hindered = null, onPress, onHindered }: MainButtonProps) {
  const id = useId();
  return (
    <>
      {hindered && (
        <p class="reason" id={id}>
          {hindered}
        </p>
      )}
      <button
        type="button"
        class="main"
        data-focus="main"
        aria-disabled={hindered ? true : undefined}
        aria-describedby={hindered ? id : undefined}
        onClick={() => (hindered ? onHindered?.() : onPress())}
      >
        {label}
      </button>
    </>
  );
}

/** Moves the focus to the marked element within the page, if it is there. */
export function focusOn(mark: string): boolean {
  const element = document.querySelector<HTMLElement>(['[data-focus="', mark, '"]'].join(''));
  element?.focus();
  return element !== null;
}
