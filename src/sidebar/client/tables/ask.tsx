import type { ComponentChildren } from 'preact';
import { t } from '../strings.ts';

export interface AskProps {
  title: string;
  /** The id of the title, which names the answers for screen readers. */
  id: string;
  why: string;
  place: { n: number; of: number };
  /** The table can be used without an answer. */
  optional: boolean;
  /** There is an answer to give. */
  ready: boolean;
  onSubmit: () => void;
  onLater: (() => void) | null;
  /** Leaves the table out altogether; null: it is the only one. */
  onUnuse: (() => void) | null;
  children: ComponentChildren;
}

/** Asks one thing in plain words. Choosing does nothing yet: the button says that it is meant. */
export function Ask({ title, id, why, place, optional, ready, onSubmit, onLater, onUnuse, children }: AskProps) {
  const submit = (event: Event) => {
    event.preventDefault();
    if (ready) onSubmit();
  };
  return (
    <form class="ask" onSubmit={submit}>
      <p class="quiet">{place.of > 1 ? t.question.number(place.n, place.of) : t.question.one}</p>
      <h2 id={id} tabIndex={-1} data-focus="question">
        {title}
      </h2>
      <p class="quiet">{why}</p>
      {children}
      {optional && <p class="quiet optional">{t.question.optional}</p>}
      <div class="ask-foot">
        <button type="submit" class="answer" disabled={!ready}>
          {t.question.answer}
        </button>
        {onLater && (
          <button type="button" class="link" onClick={onLater}>
            {t.question.later}
          </button>
        )}
        {onUnuse && (
          <button type="button" class="link" onClick={onUnuse}>
            {t.question.unuse}
          </button>
        )}
      </div>
    </form>
  );
}
