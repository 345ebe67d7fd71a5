import { endOnSignal, failStart, runApi } from '@order-store/api';
import { createClient } from '@order-store/sdk';
import { planOrderTimes } from '@order-store/demo/order-times';
import { seedDemo, staffAccount, type DemoAccount } from '@order-store/demo/seed';
import { demoCharges } from './demo/demo-charges.ts';
import { startDemoPayments } from './demo/demo-payments.ts';
import { spreadOrders } from './demo/spread-orders.ts';
import { startProgram, webRoot } from './program.ts';
import { progressBar } from './progress-bar.ts';

startProgram(`Usage: npm run demo

Starts the whole shop: PostgreSQL (embedded with its data in .data/, or DATABASE_URL), migrations, demo data, API
and web app. Prints the URL and the demo accounts. PORT selects a port other than 4000.
DELIVERY_METHODS are the choices of the checkout with their prices, such as Standard delivery:3.90,Pick-up:0.
VAT_RATES adds VAT to orders by the taxClass in products' metadata, such as standard:20,reduced:5,zero:0.
Ctrl-C stops everything; the data is kept.`);

const { email, password } = staffAccount;
const print = (line: string) => console.log(line);
try {
  const charges = demoCharges(process.env);
  const payments = await startDemoPayments(process.env['DATA_DIRECTORY']);
  let accounts: readonly DemoAccount[] = [];
  const api = await runApi({
    env: {
      WEB_ROOT: webRoot,
      // Without warnings of slow calls, which the first start makes many of on a small machine.
      LOG_LEVEL: 'error',
      ORDER_EXPIRES_AFTER: '15m',
      ...process.env,
      STAFF_EMAIL: staffAccount.email,
      STAFF_PASSWORD: staffAccount.password,
    },
    report: print,
    extend: (app) => {
      app.get('/demo-accounts.json', (_request, response) => void response.json(accounts));
      payments.extend(app);
      charges.extend(app);
    },
    hooks: charges.hooks,
  });
  // Before seeding, so that Ctrl-C shuts down gracefully during it too.
  endOnSignal(async () => {
    await payments[Symbol.asyncDispose]();
    await api.close();
  });

  const bar = progressBar();
  print('Seeding demo data');
  const now = new Date();
  accounts = await seedDemo({
    now,
    connect: (token) => createClient({ url: api.url, token }),
    onProgress: (done, total, what) => bar.show(done, total, what),
  });
  await spreadOrders(api.databaseUrl, planOrderTimes(now));
  const { token } = await createClient({ url: api.url }).auth.signIn.mutate({ email, password });
  await payments.start(api.url, createClient({ url: api.url, token }));
  bar.end();
  print('');
  for (const { role, name, ...account } of accounts.slice(0, 3))
    print(`  ${role.padEnd(8)} ${name.padEnd(20)} ${account.email}  ${account.password}`);
  print(`\nOrder Store is open at ${api.url}    (stop with Ctrl-C)`);
} catch (error) {
  failStart(error);
}
