interface ProgressBarProps {
  /** What is under way. */
  label: string;
  /** Without it the bar says that nobody knows how long it takes. */
  value?: number;
  max: number;
}

/** How far something is: the browser's own, in the shop's colours. */
export function ProgressBar({ label, value, max }: ProgressBarProps) {
  return (
    <progress
      aria-label={label}
      value={value}
      max={max}
      className="block h-2 w-full appearance-none overflow-hidden rounded-full bg-sunk [&::-moz-progress-bar]:bg-rim [&::-webkit-progress-bar]:bg-sunk [&::-webkit-progress-value]:bg-rim [&:indeterminate]:animate-pulse [&:indeterminate]:bg-rim [&:indeterminate::-webkit-progress-bar]:bg-transparent"
    />
  );
}
