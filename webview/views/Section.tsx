import type { ComponentChildren } from "preact";

export interface SectionProps {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  readonly children: ComponentChildren;
}

/** A part of the page that stands closed until it is asked for. */
export function Section({ id, title, about, isOpen, onToggle, children }: SectionProps) {
  return (
    <section class="closable" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>
        <button type="button" class="headline" aria-expanded={isOpen} aria-controls={id} onClick={onToggle}>
          <svg class="chevron" viewBox="0 0 16 16" aria-hidden="true">
            <path d="M6 3.5 10.5 8 6 12.5" />
          </svg>
          <span>{title}</span>
        </button>
      </h2>
      <p class="aside">{about}</p>
      <div id={id} hidden={!isOpen}>
        {isOpen && children}
      </div>
    </section>
  );
}
