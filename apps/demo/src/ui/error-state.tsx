import { describeError } from '../store/describe-error.ts';
import { Button } from './button.tsx';
import { RequestId } from './notice.tsx';

interface ErrorStateProps {
  error: unknown;
  /** Adds a "Try again" button. */
  onRetry?: () => unknown;
}

/** Shown in place of content that failed to load. */
export function ErrorState({ error, onRetry }: ErrorStateProps) {
  const { message, requestId } = describeError(error);
  return (
    <div role="alert" className="rounded-lg bg-bad-soft px-6 py-10 text-center">
      <p className="font-display text-xl font-semibold text-bad">Something went wrong</p>
      <p className="mt-2">{message}</p>
      {requestId !== null && <RequestId id={requestId} />}
      {onRetry && (
        <Button look="secondary" className="mt-5" onClick={() => void onRetry()}>
          Try again
        </Button>
      )}
    </div>
  );
}
