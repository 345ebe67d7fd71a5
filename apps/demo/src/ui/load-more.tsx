import { useEffect, useRef } from 'react';
import { Button } from './button.tsx';
import { Notice } from './notice.tsx';

interface LoadMoreProps {
  /** What an infinite query gives. */
  list: {
    hasNextPage: boolean;
    isFetchingNextPage: boolean;
    isFetchNextPageError: boolean;
    error: Error | null;
    fetchNextPage: () => Promise<unknown>;
  };
  /** On the button: "Show more orders". */
  label: string;
}

/** The end of an endless list: loads the next page when it comes near, and has a button for those who don't scroll. */
export function LoadMore({ list, label }: LoadMoreProps) {
  const end = useRef<HTMLDivElement>(null);
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = list;
  const ready = hasNextPage && !isFetchingNextPage && !isFetchNextPageError;

  useEffect(() => {
    const element = end.current;
    if (!element || !ready) return undefined;
    let isOver = false;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (!entry?.isIntersecting) return;
        void fetchNextPage().finally(() => {
          // A refresh of the list cancels the next page, sometimes before anybody sees that it was on its way.
          // The end is still near then, and an observer tells of changes only: it is asked anew.
          observer.unobserve(element);
          setTimeout(() => {
            if (!isOver) observer.observe(element);
          }, 250);
        });
      },
      { rootMargin: '600px' },
    );
    observer.observe(element);
    return () => {
      isOver = true;
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
