import { BaseModel } from './base-model.ts';

export const deliveryStatuses = ['pending', 'delivered', 'failed'] as const;
export type DeliveryStatus = (typeof deliveryStatuses)[number];

/** An event to deliver to a webhook, and the result of the attempts. */
export class WebhookDelivery extends BaseModel {
  static override readonly tableName = 'webhook_deliveries';

  declare id: string;
  declare webhookId: string;
  declare messageId: string;
  declare type: string;
  declare subject: string;
  declare body: string;
  declare status: DeliveryStatus;
  declare attempts: number;
  declare nextAttemptAt: string;
  declare lastAttemptAt: string | null;
  declare responseStatus: number | null;
  declare responseExcerpt: string | null;
  declare error: string | null;
  declare durationMs: number | null;
  declare createdAt: string;
}
