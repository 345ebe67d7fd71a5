import { createHmac, timingSafeEqual } from 'node:crypto';
import type { OrderStore } from '@order-store/api';
import express, { Router } from 'express';
import { z } from 'zod';
import type { OrderData } from './addresses.ts';

const Notification = z.object({
  orderId: z.string(),
  /** The provider's id of this authorization, capture or refund. */
  reference: z.string(),
  kind: z.enum(['authorized', 'captured', 'voided', 'refunded', 'failed']),
  amount: z.string(),
});
export type Notification = z.infer<typeof Notification>;

/**
 * Receives what the payment provider reports. Replace the signature and the fields by those of your provider. The store
 * records a payment once, in any order, and confirms an order when it is paid. Providers send a notification again unless the
 * response is 2xx, so this responds after recording.
 */
export function paymentRoutes(store: OrderStore<OrderData>, secret: string): Router {
  const routes = Router();
  const rawBody = express.raw({ type: () => true, limit: '100kb' });
  routes.post('/notifications', rawBody, async (request, response) => {
    const body: unknown = request.body;
    if (!Buffer.isBuffer(body) || !isSigned(body, request.get('x-signature'), secret)) {
      response.status(401).json({ message: 'x-signature must be the HMAC-SHA256 of the body' });
      return;
    }
    const notification = Notification.safeParse(JSON.parse(body.toString()));
    if (!notification.success) {
      response.status(400).json({ message: z.prettifyError(notification.error) });
      return;
    }
    await store.asStaff().payments.record({ provider: 'example', ...notification.data });
    response.sendStatus(204);
  });
  return routes;
}

/** The signature of a body, in hexadecimal. */
export function sign(body: string | Buffer, secret: string): string {
  return createHmac('sha256', secret).update(body).digest('hex');
}

function isSigned(body: Buffer, signature: string | undefined, secret: string): boolean {
  const expected = Buffer.from(sign(body, secret));
  const given = Buffer.from(signature ?? '');
  return given.length === expected.length && timingSafeEqual(given, expected);
}
