import type { Webhook } from '@order-store/sdk';

/** How a webhook fares. */
export function WebhookState({ webhook }: { webhook: Webhook }) {
  const [text, tone] = stateOf(webhook);
  return (
    <span
      className={`inline-block rounded-full px-3 py-0.5 text-sm font-semibold whitespace-nowrap ${tone}`}
    >
      {text}
    </span>
  );
}

function stateOf({ enabled, failingSince }: Webhook): readonly [text: string, tone: string] {
  if (!enabled) return ['Off', 'bg-sunk text-ink-soft'];
  if (failingSince !== null) return ['Failing', 'bg-bad-soft text-bad'];
  return ['On', 'bg-good-soft text-good'];
}
