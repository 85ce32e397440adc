import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';

interface DisclosureProps {
  title: string;
  about?: string | undefined;
  open?: boolean;
  children: ComponentChildren;
}

/** A heading that opens and closes what is below it. */
export function Disclosure({ title, about, open: atFirst = false, children }: DisclosureProps) {
  const [open, setOpen] = useState(atFirst);
  const id = useId();
  return (
    <section class="disclosure">
      <h2>
        <button type="button" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
          <i class="chevron" aria-hidden="true" />
          <span>{title}</span>
          {about && <span class="tag">{about}</span>}
        </button>
      </h2>
      <div id={id} hidden={!open}>
        {open && children}
      </div>
    </section>
  );
}
