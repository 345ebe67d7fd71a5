import { Skeleton } from '../ui/skeleton.tsx';

/** Placeholder of the same size as the grid, to avoid layout shift. */
export function ProductGridSkeleton({ count = 8 }: { count?: number }) {
  return (
    <>
      <output className="sr-only">Loading products</output>
      <ul aria-hidden className={gridColumns}>
        {Array.from({ length: count }, (_, index) => (
          <li key={index} className="grid gap-3">
            <Skeleton className="aspect-square" />
            <Skeleton className="h-6 w-3/4" />
            <Skeleton className="h-10" />
            <Skeleton className="h-11" />
          </li>
        ))}
      </ul>
    </>
  );
}

/** Class names of the grid. */
export const gridColumns =
  'grid grid-cols-2 gap-x-4 gap-y-9 sm:gap-x-6 md:grid-cols-3 lg:grid-cols-4 xl:gap-x-7';
