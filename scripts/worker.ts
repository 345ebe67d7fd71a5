import { hostname } from 'node:os';
import { parseArgs } from 'node:util';
import { fulfilOrders } from '@order-store/fulfilment-worker';
import { createClient } from '@order-store/sdk';
import { loadEnv } from './load-env.ts';

const help = `npm run worker -- [options]

An example of a fulfilment worker: claims pending orders of a running store one after the other, confirms and
ships them, as STAFF_EMAIL with STAFF_PASSWORD. Run as many as you like. Ctrl-C or SIGTERM ends it after the
order in hand.

Options
  --url URL        the store (http://127.0.0.1:4000)
  --lease SECONDS  how long an order may be in hand before another worker takes it (60)
  --help           this text`;

loadEnv();

const { url, lease } = readArguments();
const { STAFF_EMAIL: email, STAFF_PASSWORD: password } = process.env;
if (!email || !password)
  fail('Set STAFF_EMAIL and STAFF_PASSWORD to a staff account of the store.');

const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stopping.abort());

try {
  const { token } = await createClient({ url }).auth.signIn.mutate({ email, password });
  console.log(`Fulfils the orders of ${url}`);
  await fulfilOrders({
    client: createClient({ url, token }),
    name: `${hostname()} ${process.pid}`,
    leaseSeconds: lease,
    signal: stopping.signal,
    report: (line) => console.log(line),
    // Here the goods would be picked and the label printed.
    pack: ({ orderNumber, items }) =>
      Promise.resolve(console.log(`packs ${orderNumber}: ${items.length} lines`)),
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
      fail(`--lease ${values.lease} is no number of seconds.`);
    return { url: values.url, lease: Number(values.lease) };
  } catch (error) {
    return fail(`${error instanceof Error ? error.message : String(error)}\n\n${help}`);
  }
}

function fail(message: string): never {
  console.error(message);
  process.exit(2);
}
