import { Ids, type None, type ReasonPolicies } from '../shared/reasons.ts';

declare module '../shared/reasons.ts' {
  interface ErrorDetails extends WebhooksErrorDetails {}
}

interface WebhooksErrorDetails {
  WEBHOOK_NOT_FOUND: { ids: string[] };
  DELIVERY_NOT_FOUND: { ids: string[] };
  TOO_MANY_WEBHOOKS: None;
}

export const webhooksReasons: ReasonPolicies<WebhooksErrorDetails> = {
  WEBHOOK_NOT_FOUND: { code: 'NOT_FOUND', retryable: false, details: Ids },
  DELIVERY_NOT_FOUND: { code: 'NOT_FOUND', retryable: false, details: Ids },
  TOO_MANY_WEBHOOKS: { code: 'CONFLICT', retryable: false },
};
