import { Link, type LinkProps } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';

interface WayBackProps {
  to: NonNullable<LinkProps['to']>;
  children: ReactNode;
}

/** From one thing back to the list that it is in. */
export function WayBack({ to, children }: WayBackProps) {
  return (
    <Link
      to={to}
      className="mb-4 inline-flex items-center gap-2 font-medium text-ink-soft hover:text-rim"
    >
      <ArrowLeft aria-hidden className="size-5" />
      {children}
    </Link>
  );
}
