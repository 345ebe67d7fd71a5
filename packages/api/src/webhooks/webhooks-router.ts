import { z } from 'zod';
import { listOf } from '../shared/page.ts';
import { router, staffProcedure } from '../platform/trpc/procedures.ts';
import { getWebhook, listDeliveries, listWebhooks } from './find-webhooks.ts';
import { createWebhook, deleteWebhook, rotateSecret, updateWebhook } from './manage-webhooks.ts';
import { redeliver } from './redeliver.ts';
import {
  CreateWebhookInput,
  ListDeliveriesInput,
  ListWebhooksInput,
  RedeliverInput,
  UpdateWebhookInput,
  WebhookDeliveryView,
  WebhookIdInput,
  WebhookView,
  WebhookWithSecret,
} from './webhook-schemas.ts';

export const webhooksRouter = router({
  /** A URL to be told of events from now on, signed as Standard Webhooks; the secret is shown this once. */
  create: staffProcedure
    .input(CreateWebhookInput)
    .output(WebhookWithSecret)
    .mutation(({ ctx, input }) =>
      createWebhook(ctx.services.database, ctx.services.webhookTargets, input),
    ),

  /** Webhooks newest first. INVALID_CURSOR */
  list: staffProcedure
    .input(ListWebhooksInput)
    .output(listOf(WebhookView))
    .query(({ ctx, input }) =>
      ctx.services.read((database) => listWebhooks(database, ctx.services.cursors, input)),
    ),

  /** WEBHOOK_NOT_FOUND */
  get: staffProcedure
    .input(WebhookIdInput)
    .output(WebhookView)
    .query(({ ctx, input }) => ctx.services.read((database) => getWebhook(database, input.id))),

  /** Changes what is given; `enabled: false` keeps what waits until it is enabled again. WEBHOOK_NOT_FOUND */
  update: staffProcedure
    .input(UpdateWebhookInput)
    .output(WebhookView)
    .mutation(({ ctx, input }) =>
      updateWebhook(ctx.services.database, ctx.services.webhookTargets, input),
    ),

  /** It and its deliveries are gone. WEBHOOK_NOT_FOUND */
  delete: staffProcedure
    .input(WebhookIdInput)
    .output(z.object({}))
    .mutation(async ({ ctx, input }) => {
      await deleteWebhook(ctx.services.database, input.id);
      return {};
    }),

  /** A new secret, shown this once; for 24 hours deliveries are signed with the old one too. WEBHOOK_NOT_FOUND */
  rotateSecret: staffProcedure
    .input(WebhookIdInput)
    .output(WebhookWithSecret)
    .mutation(({ ctx, input }) => rotateSecret(ctx.services.database, input.id)),

  /** What was sent and is to be sent, newest first, of one webhook or with one status. INVALID_CURSOR */
  listDeliveries: staffProcedure
    .input(ListDeliveriesInput)
    .output(listOf(WebhookDeliveryView))
    .query(({ ctx, input }) =>
      ctx.services.read((database) => listDeliveries(database, ctx.services.cursors, input)),
    ),

  /** Sends an event once more, under the same message id. DELIVERY_NOT_FOUND */
  redeliver: staffProcedure
    .input(RedeliverInput)
    .output(WebhookDeliveryView)
    .mutation(({ ctx, input }) => redeliver(ctx.services.database, input.deliveryId)),
});
