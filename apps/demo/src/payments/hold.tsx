import type { Order } from '@order-store/sdk';
import { useEffect, useState } from 'react';
import { DateTime } from '../ui/date-time.tsx';

/** How long the shop still holds the items of a pending order. */
export function Hold({ order: { status, expiresAt } }: { order: Order }) {
  if (status !== 'pending' || expiresAt === null) return null;
  return (
    <p>
      Your items are reserved until <DateTime at={expiresAt} />. Time left to pay:{' '}
      <strong className="tabular-nums">
        <Countdown to={expiresAt} />
      </strong>
    </p>
  );
}

/** The time left, updated every second, such as `14:59`. */
function Countdown({ to }: { to: string }) {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.max(0, Math.ceil((Date.parse(to) - now) / 1000));
  return <span role="timer">{formatDuration(seconds)}</span>;
}

function formatDuration(seconds: number): string {
  const [days, hours] = [Math.floor(seconds / 86_400), Math.floor(seconds / 3600)];
  if (days > 1) return `${days} days`;
  const parts = [Math.floor((seconds % 3600) / 60), seconds % 60];
  if (hours > 0) parts.unshift(hours);
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}
