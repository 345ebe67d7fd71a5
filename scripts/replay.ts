import { randomBytes } from 'node:crypto';
import { failStart, readConfig, runApi } from '@order-store/api';
import { replay, type Credentials, type ReplayApi } from '@order-store/invoice-replay';
import { loadEnv } from './load-env.ts';

loadEnv();

const { STAFF_EMAIL: email, STAFF_PASSWORD: password } = process.env;
const credentials = email && password ? { email, password } : undefined;
const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stopping.abort());

try {
  process.exitCode = await replay(process.argv.slice(2), {
    output: process.stdout,
    credentials,
    startApi: (report) => startApi(credentials ?? temporaryAccount(), report),
    signal: stopping.signal,
  });
} catch (error) {
  failStart(error);
}

/** Starts an API for this replay on a free port, without rate limits. */
async function startApi(account: Credentials, report: (line: string) => void): Promise<ReplayApi> {
  // Rejects an incomplete staff account.
  readConfig(process.env);
  const api = await runApi({
    env: {
      LOG_LEVEL: 'warn',
      ...process.env,
      STAFF_EMAIL: account.email,
      STAFF_PASSWORD: account.password,
      HOST: '127.0.0.1',
      PORT: '0',
      RATE_LIMIT: 'off',
    },
    report,
  });
  return { url: api.url, credentials: account, close: () => api.close() };
}

/** A staff account with a random password. */
function temporaryAccount(): Credentials {
  return {
    email: 'replay@order-store.example',
    password: randomBytes(24).toString('base64url'),
  };
}
