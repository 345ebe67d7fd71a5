import { useId, type ReactNode } from 'react';

interface CardProps {
  title: string;
  /** Content next to the title. */
  aside?: ReactNode;
  className?: string;
  children: ReactNode;
}

/** A section with a heading and a border. */
export function Card({ title, aside, className = '', children }: CardProps) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className={`min-w-0 rounded-lg border border-line bg-raised p-5 sm:p-6 ${className}`}
    >
      <div className="mb-4 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h2 id={id} className="text-xl">
          {title}
        </h2>
        {aside}
      </div>
      {children}
    </section>
  );
}
