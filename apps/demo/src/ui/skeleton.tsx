interface SkeletonProps {
  /** Announced to screen readers. */
  label?: string;
  className?: string;
}

/** Placeholder for content that is loading. */
export function Skeleton({ label, className = '' }: SkeletonProps) {
  return (
    <div
      role={label === undefined ? undefined : 'status'}
      className={`animate-pulse rounded-lg bg-sunk ${className}`}
    >
      {label !== undefined && <span className="sr-only">{label}</span>}
    </div>
  );
}
