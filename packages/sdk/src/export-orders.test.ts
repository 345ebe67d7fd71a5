import { startTestApi } from '@order-store/api/testing';
import { expect, test } from 'vitest';
import { exportAudit } from './export-audit.ts';
import { exportBuyers } from './export-buyers.ts';
import { exportStock } from './export-stock.ts';
import { exportOrders } from './export-orders.ts';

test('exports a stream of CSV, and rejects with the store’s error', async () => {
  await using api = await startTestApi();
  const [ada, staff] = [await api.store.customer(), await api.store.staff()];
  const mug = await api.store.product();
  const order = await ada.place([[mug, 1]]);
  const of = { url: api.url, token: staff.token };

  const csv = await new Response(await exportOrders({ ...of, userId: ada.id })).text();
  expect(csv.split('\r\n')[1]).toContain(order.orderNumber);
  const buyers = await new Response(await exportBuyers({ ...of, productId: mug.id })).text();
  expect(buyers.split('\r\n')[1]).toContain(ada.email);
  const stock = await exportStock({ ...of, to: '9998-01-01', search: mug.sku, sort: 'name' });
  expect((await new Response(stock).text()).split('\r\n')[1]).toContain(`${mug.sku},`);
  const audit = await new Response(await exportAudit({ ...of, kind: 'buyers-exported' })).text();
  expect(audit.trim().split('\r\n')).toHaveLength(2);
  expect(audit).toContain(mug.id);
  const none = await new Response(await exportOrders({ ...of, status: 'shipped' })).text();
  expect(none.trim().split('\r\n')).toHaveLength(1);

  await expect(exportOrders({ ...of, token: ada.token })).rejects.toMatchObject({
    name: 'StoreError',
    reason: 'FORBIDDEN',
    message: 'Only staff may do this',
    status: 403,
  });
  await expect(exportOrders({ ...of, from: 'x' })).rejects.toMatchObject({
    reason: 'VALIDATION_FAILED',
    details: { from: [expect.stringContaining('must be an instant')] },
  });
  await expect(exportOrders({ ...of, signal: AbortSignal.abort() })).rejects.toMatchObject({
    reason: 'ABORTED',
  });
  await expect(exportOrders({ ...of, url: 'http://127.0.0.1:1' })).rejects.toMatchObject({
    reason: 'NETWORK',
  });
});
