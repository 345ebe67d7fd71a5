import type { ReactNode } from 'react';
import { describeError } from '../store/describe-error.ts';

interface NoticeProps {
  tone: 'good' | 'warn' | 'bad';
  /** Described with {@link describeError}. */
  error?: unknown;
  className?: string;
  children?: ReactNode;
}

/** An inline message. The tone `bad` is announced as an alert. */
export function Notice({ tone, error, className = '', children }: NoticeProps) {
  return (
    <div
      role={tone === 'bad' ? 'alert' : 'status'}
      className={`rounded-md px-4 py-3 ${tones[tone]} ${className}`}
    >
      {error !== undefined && <ErrorMessage error={error} />}
      {children}
    </div>
  );
}

function ErrorMessage({ error }: { error: unknown }) {
  const { message, requestId } = describeError(error);
  return (
    <>
      <p>{message}</p>
      {requestId !== null && <RequestId id={requestId} />}
    </>
  );
}

/** The request ID to quote to support. */
export function RequestId({ id }: { id: string }) {
  return (
    <p className="mt-1 text-sm">
      Request ID: <code className="font-mono text-xs break-all">{id}</code>
    </p>
  );
}

const tones = {
  good: 'bg-good-soft text-good',
  warn: 'bg-warn-soft text-warn',
  bad: 'bg-bad-soft text-bad',
} as const;
