/** A bar for a share from 0 to 1. Decorative: show the figure next to it. */
export function ShareBar({ share, tone = 'rim' }: { share: number; tone?: keyof typeof tones }) {
  return (
    <span aria-hidden className="block h-2 overflow-hidden rounded-full bg-sunk">
      <span
        className={`block h-full rounded-full ${tones[tone]}`}
        style={{ inlineSize: `${Math.max(share > 0 ? 2 : 0, share * 100)}%` }}
      />
    </span>
  );
}

const tones = {
  rim: 'bg-rim',
  good: 'bg-good',
  warn: 'bg-warn',
  quiet: 'bg-line-strong',
} as const;
