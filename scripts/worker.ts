import { hostname } from 'node:os';
import { parseArgs } from 'node:util';
import { fulfilOrders } from '@order-store/fulfilment-worker';
import { createClient } from '@order-store/sdk';
import { loadEnv } from './load-env.ts';

const help = `Usage: npm run worker -- [OPTIONS...]

An example fulfilment worker: claims, confirms and ships the pending orders of a running store, as STAFF_EMAIL with
STAFF_PASSWORD. Run any number of workers. Ctrl-C or SIGTERM stops one after its current order.

Options
  --url URL        the store's URL (default http://127.0.0.1:4000)
  --lease SECONDS  how long a worker may take for an order before another one takes over (default 60)
  --help           print this help`;

loadEnv();

const { url, lease } = readArguments();
const { STAFF_EMAIL: email, STAFF_PASSWORD: password } = process.env;
if (!email || !password)
  fail('Set STAFF_EMAIL and STAFF_PASSWORD to a staff account of the store.');

const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stopping.abort());

try {
  const { token } = await createClient({ url }).auth.signIn.mutate({ email, password });
  console.log(`Fulfilling the orders of ${url}`);
  await fulfilOrders({
    client: createClient({ url, token }),
    name: `${hostname()} ${process.pid}`,
    leaseSeconds: lease,
    signal: stopping.signal,
    report: (line) => console.log(line),
    // A real worker would pick the goods and print the label here.
    pack: ({ orderNumber, items }) =>
      Promise.resolve(console.log(`packing ${orderNumber}: ${items.length} lines`)),
  });
} catch (error) {
  fail(error instanceof Error ? error.message : String(error));
}

function readArguments(): { readonly url: string; readonly lease: number } {
  try {
    const { values } = parseArgs({
      options: {
        url: { type: 'string', default: 'http://127.0.0.1:4000' },
        lease: { type: 'string', default: '60' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    if (values.help) {
      console.log(help);
      process.exit(0);
    }
    if (!/^[1-9]\d{0,4}$/.test(values.lease))
      fail(`--lease ${values.lease}: must be a number of seconds from 1 to 99999.`);
    return { url: values.url, lease: Number(values.lease) };
  } catch (error) {
    return fail(`${error instanceof Error ? error.message : String(error)}\n\n${help}`);
  }
}

function fail(message: string): never {
  console.error(message);
  process.exit(2);
}
