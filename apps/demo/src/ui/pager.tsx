import { Link } from '@tanstack/react-router';
import { ChevronLeft, ChevronRight, type LucideIcon } from 'lucide-react';
import { buttonStyle } from './button.tsx';

interface PagerProps {
  page: number;
  totalPages: number;
  /** The total as text, for example "96 products". */
  count: string;
}

/** Pagination that keeps the page number in the URL parameter `page`. */
export function Pager({ page, totalPages, count }: PagerProps) {
  return (
    <nav aria-label="Pagination" className="mt-6 flex flex-wrap items-center justify-between gap-3">
      <p className="text-ink-soft tabular-nums">
        {count}
        {totalPages > 1 && ` · Page ${page} of ${totalPages}`}
      </p>
      {totalPages > 1 && (
        <div className="flex gap-2">
          <PageLink
            to={page - 1}
            totalPages={totalPages}
            label="Previous page"
            icon={ChevronLeft}
          />
          <PageLink to={page + 1} totalPages={totalPages} label="Next page" icon={ChevronRight} />
        </div>
      )}
    </nav>
  );
}

interface PageLinkProps {
  to: number;
  totalPages: number;
  label: string;
  icon: LucideIcon;
}

function PageLink({ to, totalPages, label, icon: Icon }: PageLinkProps) {
  const disabled = to < 1 || to > totalPages;
  return (
    <Link
      to="."
      search={({ page: _page, ...rest }) => (to === 1 ? rest : { ...rest, page: to })}
      disabled={disabled}
      aria-label={label}
      className={`${buttonStyle({ look: 'secondary', size: 'small' })} aria-disabled:opacity-50`}
    >
      <Icon aria-hidden className="size-5" />
    </Link>
  );
}
