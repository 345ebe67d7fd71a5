import { z } from 'zod';
import { listOf } from '../shared/page.ts';
import { staffMutation, staffProcedure, router } from '../platform/trpc/procedures.ts';
import { getWebhook, listDeliveries, listWebhooks } from './find-webhooks.ts';
import { createWebhook, deleteWebhook, rotateSecret, updateWebhook } from './manage-webhooks.ts';
import { redeliver } from './redeliver.ts';
import {
  ChangeWebhookInput,
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
  /**
   * Creates a webhook that receives events from now on, signed as Standard Webhooks. The secret is returned only
   * once. Throws REAUTHENTICATION_REQUIRED, TOO_MANY_WEBHOOKS.
   */
  create: staffMutation
    .input(CreateWebhookInput)
    .output(WebhookWithSecret)
    .mutation(({ ctx, input }) => createWebhook(ctx.services, ctx, ctx.actor, input)),

  /** Returns webhooks, newest first. Throws INVALID_CURSOR. */
  list: staffProcedure
    .input(ListWebhooksInput)
    .output(listOf(WebhookView))
    .query(({ ctx, input }) =>
      ctx.services.read((database) => listWebhooks(database, ctx.services.cursors, input)),
    ),

  /** Returns a webhook. Throws WEBHOOK_NOT_FOUND. */
  get: staffProcedure
    .input(WebhookIdInput)
    .output(WebhookView)
    .query(({ ctx, input }) => ctx.services.read((database) => getWebhook(database, input.id))),

  /**
   * Updates the given fields. With `enabled: false`, pending deliveries wait until it is enabled again. Throws
   * WEBHOOK_NOT_FOUND, REAUTHENTICATION_REQUIRED.
   */
  update: staffMutation
    .input(UpdateWebhookInput)
    .output(WebhookView)
    .mutation(({ ctx, input }) => updateWebhook(ctx.services, ctx, ctx.actor, input)),

  /** Deletes a webhook and its deliveries. Throws WEBHOOK_NOT_FOUND, REAUTHENTICATION_REQUIRED. */
  delete: staffMutation
    .input(ChangeWebhookInput)
    .output(z.object({}))
    .mutation(async ({ ctx, input }) => {
      await deleteWebhook(ctx.services, ctx, ctx.actor, input.id);
      return {};
    }),

  /**
   * Creates a new secret, returned only once. Deliveries are also signed with the old one for 24 hours. Throws
   * WEBHOOK_NOT_FOUND, REAUTHENTICATION_REQUIRED.
   */
  rotateSecret: staffMutation
    .input(ChangeWebhookInput)
    .output(WebhookWithSecret)
    .mutation(({ ctx, input }) => rotateSecret(ctx.services, ctx, ctx.actor, input.id)),

  /** Returns deliveries, newest first, optionally of one webhook or status. Throws INVALID_CURSOR. */
  listDeliveries: staffProcedure
    .input(ListDeliveriesInput)
    .output(listOf(WebhookDeliveryView))
    .query(({ ctx, input }) =>
      ctx.services.read((database) => listDeliveries(database, ctx.services.cursors, input)),
    ),

  /** Sends an event again with the same message id. Throws DELIVERY_NOT_FOUND. */
  redeliver: staffMutation
    .input(RedeliverInput)
    .output(WebhookDeliveryView)
    .mutation(async ({ ctx, input }) => {
      const { database, rateLimits } = ctx.services;
      const call = { path: ctx.procedure, type: 'mutation', callClass: 'redeliveries' } as const;
      await rateLimits.countMore(call, ctx.actor, ctx.address);
      return redeliver(database, ctx, ctx.actor, input.deliveryId);
    }),
});
