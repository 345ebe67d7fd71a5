import { accountsRetention } from '../accounts/index.ts';
import { auditRetention } from '../audit/index.ts';
import { catalogRetention } from '../catalog/index.ts';
import { ordersRetention } from '../orders/index.ts';
import { idempotencyRetention } from '../platform/idempotency/idempotency-retention.ts';
import { rateLimitsRetention } from '../platform/rate-limits/rate-limits-retention.ts';
import { webhooksRetention } from '../webhooks/index.ts';

/** What is deleted, and when. */
export const retentionRules = [
  ...ordersRetention,
  ...idempotencyRetention,
  ...accountsRetention,
  ...auditRetention,
  ...catalogRetention,
  ...webhooksRetention,
  ...rateLimitsRetention,
];
