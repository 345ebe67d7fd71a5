import { endOnSignal, failStart, runApi } from '@order-store/api';
import { createClient } from '@order-store/sdk';
import { planOrderTimes } from '@order-store/demo/order-times';
import { seedDemo, staffAccount, type DemoAccount } from '@order-store/demo/seed';
import { spreadOrders } from './demo/spread-orders.ts';
import { progressBar, startProgram, webRoot } from './program.ts';

startProgram(`npm run demo

Brings up the whole shop: PostgreSQL (embedded, its data in .data/, unless DATABASE_URL is set), migrations,
demo data, API and web page. Prints the address and the demo accounts. PORT chooses another port than 4000.
Ctrl-C ends everything that it began; the data stays.`);

const print = (line: string) => console.log(line);
try {
  let accounts: readonly DemoAccount[] = [];
  const api = await runApi({
    env: {
      WEB_ROOT: webRoot,
      LOG_LEVEL: 'warn',
      ...process.env,
      STAFF_EMAIL: staffAccount.email,
      STAFF_PASSWORD: staffAccount.password,
    },
    report: print,
    extend: (app) =>
      app.get('/demo-accounts.json', (_request, response) => void response.json(accounts)),
  });
  // From here on a Ctrl-C, also one in the middle of filling the shop, ends in order.
  endOnSignal(() => api.close());

  const bar = progressBar();
  print('Filling the shop with demo data');
  accounts = await seedDemo({
    connect: (token) => createClient({ url: api.url, token }),
    onProgress: (done, total, what) => bar.show(done, total, what),
  });
  await spreadOrders(api.databaseUrl, planOrderTimes(new Date()));
  bar.end();
  print('');
  for (const { role, name, email, password } of accounts.slice(0, 3))
    print(`  ${role.padEnd(8)} ${name.padEnd(20)} ${email}  ${password}`);
  print(`\nOrder Store is open at ${api.url}    (Ctrl-C ends it)`);
} catch (error) {
  failStart(error);
}
