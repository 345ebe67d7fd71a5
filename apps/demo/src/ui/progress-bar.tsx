interface ProgressBarProps {
  label: string;
  /** Omit for an indeterminate bar. */
  value?: number;
  max: number;
}

/** A styled native progress bar. */
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
