// A worker process. Arguments: url, token, name, lease in seconds, and 'forever' for packing that never ends.
import { createClient } from '@order-store/sdk';
import { fulfilOrders } from '../fulfil-orders.ts';

const [url = '', token = '', name = '', leaseSeconds = '60', packing] = process.argv.slice(2);
const stopping = new AbortController();
process.on('SIGTERM', () => stopping.abort());
await fulfilOrders({
  client: createClient({ url, token }),
  name,
  leaseSeconds: Number(leaseSeconds),
  signal: stopping.signal,
  idleMs: 50,
  report: (line) => console.log(line),
  async pack({ orderNumber }) {
    console.log(`packing ${orderNumber}`);
    if (packing === 'forever') await new Promise(() => setInterval(() => {}, 1000));
  },
});
