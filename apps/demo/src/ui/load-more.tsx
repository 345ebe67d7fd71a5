import { useEffect, useRef } from 'react';
import { Button } from './button.tsx';
import { Notice } from './notice.tsx';

interface LoadMoreProps {
  /** An infinite query. */
  list: {
    hasNextPage: boolean;
    isFetchingNextPage: boolean;
    isFetchNextPageError: boolean;
    error: Error | null;
    fetchNextPage: () => Promise<unknown>;
  };
  /** The button's label, for example "Show more orders". */
  label: string;
}

/** Infinite scroll: loads the next page when the end of the list comes near, with a button as a fallback. */
export function LoadMore({ list, label }: LoadMoreProps) {
  const end = useRef<HTMLDivElement>(null);
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = list;
  const ready = hasNextPage && !isFetchingNextPage && !isFetchNextPageError;

  useEffect(() => {
    const element = end.current;
    if (!element || !ready) return undefined;
    let isDisposed = false;
    const observer = new IntersectionObserver(
      (entries) => {
        // A busy page gets several entries at once, oldest first; only the last one says where the end is now.
        if (!entries.at(-1)?.isIntersecting) return;
        void fetchNextPage().finally(() => {
          // A refetch of the list cancels the next page, sometimes before isFetchingNextPage is rendered. The
          // observer fires only on changes, so observe again to retry while the end is still in view.
          observer.unobserve(element);
          setTimeout(() => {
            if (!isDisposed) observer.observe(element);
          }, 250);
        });
      },
      { rootMargin: '600px' },
    );
    observer.observe(element);
    return () => {
      isDisposed = true;
      observer.disconnect();
    };
  }, [ready, fetchNextPage]);

  if (!hasNextPage) return null;
  return (
    <div ref={end} className="mt-10 flex flex-col items-center gap-4">
      {isFetchNextPageError && <Notice tone="bad" error={list.error} />}
      <Button look="secondary" busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
        {isFetchNextPageError ? 'Try again' : label}
      </Button>
    </div>
  );
}
