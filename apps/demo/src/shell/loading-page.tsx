import { Skeleton } from '../ui/skeleton.tsx';

/** Shown while a page's code is loading. */
export function LoadingPage() {
  return (
    <div className="mx-auto w-full max-w-4xl px-4 pt-8 pb-16 sm:px-6">
      <Skeleton label="Loading" className="h-10 w-60" />
      <Skeleton className="mt-8 h-64" />
    </div>
  );
}
