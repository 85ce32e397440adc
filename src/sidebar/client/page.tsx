/** The frame of every screen: heading, scrolling middle, buttons at the bottom. */
import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { t } from './strings.ts';

const STEPS = 3;

/** The first screen leaves the focus in the grid; every later one takes it to its heading, so that it is read out. */
let shownBefore = false;

interface PageProps {
  heading: string;
  step?: 1 | 2 | 3;
  /** A short message above the content. */
  notice?: string | null;
  /** Something is under way; the page stays usable. */
  busy?: boolean;
  footer?: ComponentChildren;
  children: ComponentChildren;
}

export function Page({ heading, step, notice, busy = false, footer, children }: PageProps) {
  const title = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    if (shownBefore) title.current?.focus();
    shownBefore = true;
  }, []);
  return (
    <div class="page" aria-busy={busy}>
      <header class="head">
        {step && <p class="quiet">{t.step(step, STEPS)}</p>}
        <h1 ref={title} tabIndex={-1}>
          {heading}
        </h1>
        {step && (
          <div class="steps" aria-hidden="true">
            {Array.from({ length: STEPS }, (_, at) => (
              <i key={at} class={at < step ? 'on' : ''} />
            ))}
          </div>
        )}
        <div class={busy ? 'stripe on' : 'stripe'} />
      </header>
      <main class="body">
        {notice && (
          <p class="notice" role="status">
            {notice}
          </p>
        )}
        {children}
      </main>
      {footer && <footer class="foot">{footer}</footer>}
    </div>
  );
}

export function Loading() {
  return (
    <div class="page" aria-busy="true">
      <main class="body">
        <h1 class="aloud">{t.product}</h1>
        <Skeleton label={t.loading} />
      </main>
    </div>
  );
}

const PATIENCE = 6000; // ms until the person is told that it is still going on

export function Skeleton({ label }: { label: string }) {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), PATIENCE);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div class="skeleton">
      <p class="quiet" role="status">
        {label} {slow && t.slow}
      </p>
      <div aria-hidden="true">
        {['card', 'line', 'line short', 'line', 'line short', 'line', 'line short'].map((shape, at) => (
          <i key={at} class={shape} />
        ))}
      </div>
    </div>
  );
}
