#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { endOnSignal, failStart } from '@order-store/api';
import { fillDevStore, startDevStore } from './dev-store.ts';

// The program of the package @order-store/api.
const help = `Usage: npx @order-store/api dev [options]

Starts a store for development: the API with demo data, on an embedded PostgreSQL. Prints its URL, an API key and the
accounts. Ctrl-C stops it; the data and the key are kept. The passwords are public, so it listens on 127.0.0.1 only.

  --port PORT      the port (4000); 0 selects a free one
  --data FOLDER    where to keep the data and the API key (.order-store)
  --database URL   a PostgreSQL 15 or newer to use instead of the embedded one
  --cors ORIGIN    another origin whose pages may call, such as http://localhost:5173; may be repeated`;

const { port, data, database, cors } = readArguments();
try {
  const store = await startDevStore({
    port,
    dataDirectory: data,
    databaseUrl: database,
    corsOrigins: cors,
    report: print,
  });
  // Before the demo data, so that Ctrl-C shuts down gracefully during it too.
  endOnSignal(() => store.close());
  print('Adding the demo data that is missing');
  const { accounts, apiKey } = await fillDevStore(store, data);
  print('');
  for (const { role, email, password } of accounts.slice(0, 3))
    print(`  ${role.padEnd(8)}  ${email}  ${password}`);
  print(`\n  ORDER_STORE_URL=${store.url}\n  ORDER_STORE_API_KEY=${apiKey}\n`);
  print(`Order Store is open at ${store.url}    (stop with Ctrl-C)`);
} catch (error) {
  failStart(error);
}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      options: {
        port: { type: 'string', default: '4000' },
        data: { type: 'string', default: '.order-store' },
        database: { type: 'string' },
        cors: { type: 'string', multiple: true, default: [] },
        help: { type: 'boolean', short: 'h', default: false },
      },
      allowPositionals: true,
    });
    if (values.help) {
      print(help);
      process.exit(0);
    }
    const [command, ...rest] = positionals;
    if (command !== 'dev' || rest.length > 0)
      throw new Error(`The command must be dev, not ${positionals.join(' ') || 'empty'}`);
    return values;
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${help}`);
    return process.exit(2);
  }
}

function print(line: string): void {
  console.log(line);
}
