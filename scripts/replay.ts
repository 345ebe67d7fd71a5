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
    startApi: (report) => startApi(credentials ?? ownAccount(), report),
    signal: stopping.signal,
  });
} catch (error) {
  failStart(error);
}

/** An API for this replay alone: on a free port, and nobody counts its calls. */
async function startApi(account: Credentials, report: (line: string) => void): Promise<ReplayApi> {
  // An incomplete account is an error, as everywhere else.
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

/** Each replay signs in to it with a password of its own, which nobody needs to know afterwards. */
function ownAccount(): Credentials {
  return {
    email: 'replay@order-store.example',
    password: randomBytes(24).toString('base64url'),
  };
}
