import type { ReactNode } from 'react';
import { describeError } from '../store/describe-error.ts';

interface NoticeProps {
  tone: 'good' | 'warn' | 'bad';
  /** A failure to be put into words. */
  error?: unknown;
  className?: string;
  children?: ReactNode;
}

/** A message in the flow of a page; a bad one interrupts a screen reader. */
export function Notice({ tone, error, className = '', children }: NoticeProps) {
  return (
    <div
      role={tone === 'bad' ? 'alert' : 'status'}
      className={`rounded-md px-4 py-3 ${tones[tone]} ${className}`}
    >
      {error !== undefined && <Failure error={error} />}
      {children}
    </div>
  );
}

function Failure({ error }: { error: unknown }) {
  const { message, requestId } = describeError(error);
  return (
    <>
      <p>{message}</p>
      {requestId !== null && <RequestId id={requestId} />}
    </>
  );
}

/** The number under which the shop finds a failed call. */
export function RequestId({ id }: { id: string }) {
  return (
    <p className="mt-1 text-sm">
      Request <code className="font-mono text-xs break-all">{id}</code>
    </p>
  );
}

const tones = {
  good: 'bg-good-soft text-good',
  warn: 'bg-warn-soft text-warn',
  bad: 'bg-bad-soft text-bad',
} as const;
