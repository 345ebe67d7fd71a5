import { Link, type LinkProps } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';

interface BackLinkProps {
  to: NonNullable<LinkProps['to']>;
  children: ReactNode;
}

/** Link from a detail page back to its list. */
export function BackLink({ to, children }: BackLinkProps) {
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
