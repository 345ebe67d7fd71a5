import { Link } from '@tanstack/react-router';
import { ChevronLeft, ChevronRight, type LucideIcon } from 'lucide-react';
import { buttonStyle } from './button.tsx';

interface PagerProps {
  page: number;
  totalPages: number;
  /** How many there are on all pages: "96 products". */
  count: string;
}

/** The way through numbered pages, which the address keeps as `page`; the other things in it stay. */
export function Pager({ page, totalPages, count }: PagerProps) {
  return (
    <nav aria-label="Pages" className="mt-6 flex flex-wrap items-center justify-between gap-3">
      <p className="text-ink-soft tabular-nums">
        {count}
        {totalPages > 1 && ` · page ${page} of ${totalPages}`}
      </p>
      {totalPages > 1 && (
        <div className="flex gap-2">
          <Turn to={page - 1} of={totalPages} label="Previous page" icon={ChevronLeft} />
          <Turn to={page + 1} of={totalPages} label="Next page" icon={ChevronRight} />
        </div>
      )}
    </nav>
  );
}

interface TurnProps {
  to: number;
  of: number;
  label: string;
  icon: LucideIcon;
}

function Turn({ to, of, label, icon: Icon }: TurnProps) {
  const disabled = to < 1 || to > of;
  return (
    <Link
      to="."
      search={({ page: _here, ...others }) => (to === 1 ? others : { ...others, page: to })}
      disabled={disabled}
      aria-label={label}
      className={`${buttonStyle({ look: 'secondary', size: 'small' })} aria-disabled:opacity-50`}
    >
      <Icon aria-hidden className="size-5" />
    </Link>
  );
}
