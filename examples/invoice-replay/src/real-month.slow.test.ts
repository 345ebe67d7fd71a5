import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { startTestApi } from '@order-store/api/testing';
import { expect, it } from 'vitest';
import { replay } from './replay.ts';

const file = fileURLToPath(
  new URL('../../../../shared/data/retail-2010-12.csv.gz', import.meta.url),
);
const isThere = existsSync(file);

it.skipIf(!isThere)(
  `places a month of a real shop${isThere ? '' : ': skipped, ../shared/data/retail-2010-12.csv.gz does not exist'}`,
  { timeout: 600_000 },
  async () => {
    await using api = await startTestApi();
    const chief = await api.store.staff();
    const credentials = {
      email: 'replay@order-store.example',
      password: 'a password for the replay',
    };
    await chief.api.users.create({ ...credentials, name: 'Replay', role: 'staff' });

    let output = '';
    const code = await replay([file, '--url', api.url], {
      output: { write: (text) => (output += text) },
      credentials,
      startApi: () => Promise.reject(new Error('This test has an API')),
      signal: new AbortController().signal,
    });

    const figures = output.replaceAll(/ +/g, ' ').split('\n');
    expect(figures).toEqual(
      expect.arrayContaining([
        ' Rows 42,481',
        ' credit note or correction 728',
        ' quantity not positive 70',
        ' Invoices 1,629',
        ' Orders 1,661',
        ' Lines 40,835',
        ' Customers 886 including the guest',
        ' Products 2,805',
        ' Total of the used rows 823,746.14',
        ' Total of the orders 823,746.14',
      ]),
    );
    expect(code).toBe(0);
    expect(await api.store.count('orders')).toBe(1_661);
    expect(await api.store.count('order_items')).toBe(40_835);
    expect(await api.store.violations()).toEqual([]);
  },
);
