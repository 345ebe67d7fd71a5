import type { Webhook } from '@order-store/sdk';

/** Badge that shows whether a webhook is enabled and works. */
export function WebhookStatus({ webhook }: { webhook: Webhook }) {
  const [text, tone] = statusOf(webhook);
  return (
    <span
      className={`inline-block rounded-full px-3 py-0.5 text-sm font-semibold whitespace-nowrap ${tone}`}
    >
      {text}
    </span>
  );
}

function statusOf({ enabled, failingSince }: Webhook): readonly [text: string, tone: string] {
  if (!enabled) return ['Disabled', 'bg-sunk text-ink-soft'];
  if (failingSince !== null) return ['Failing', 'bg-bad-soft text-bad'];
  return ['Active', 'bg-good-soft text-good'];
}
