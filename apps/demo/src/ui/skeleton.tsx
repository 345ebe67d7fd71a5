interface SkeletonProps {
  /** What is on its way, for those who don't see the grey. */
  label?: string;
  className?: string;
}

/** The place of something that is still loading. */
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
