import { randomBytes } from 'node:crypto';
import { failStart, runApi } from '@order-store/api';
import { createClient, isStoreError } from '@order-store/sdk';
import { CatalogFileError } from '@order-store/sdk/catalog';
import { parseImportArguments, importUsage } from './import/arguments.ts';
import { importFile, requireFile } from './import/import-file.ts';
import { previewFile } from './import/preview-file.ts';
import { progressBar } from './progress-bar.ts';
import { loadEnv } from './load-env.ts';

loadEnv();

const given = parseImportArguments(process.argv.slice(2));
if (given === 'help') {
  console.log(importUsage);
} else if (typeof given === 'string') {
  console.error(`${given}\n\n${importUsage}`);
  process.exitCode = 2;
} else {
  try {
    const { task, mode } = given;
    // Before a store is started, which may create a database.
    if ('file' in task) await requireFile(task.file);
    if ('preview' in task) await requireFile(task.preview);
    await using store = await openStore(given.url);
    process.exitCode =
      'preview' in task
        ? await previewFile(store.client, task.preview, progressBar(), print)
        : await importFile(store.client, { ...task, mode }, progressBar(), print);
  } catch (error) {
    if (!(error instanceof CatalogFileError || isStoreError(error))) failStart(error);
    console.error(error.message);
    process.exitCode = 2;
  }
}

function print(line: string): void {
  console.log(line);
}

/** Returns a staff client of the store at `url`, or of a store started for this import. */
async function openStore(url: string | undefined) {
  const { STAFF_EMAIL, STAFF_PASSWORD } = process.env;
  if (url !== undefined) {
    if (!STAFF_EMAIL || !STAFF_PASSWORD) {
      throw new CatalogFileError(
        'With --url, set STAFF_EMAIL and STAFF_PASSWORD to a staff account',
      );
    }
    const client = await signIn(url, STAFF_EMAIL, STAFF_PASSWORD);
    return { client, [Symbol.asyncDispose]: () => Promise.resolve() };
  }
  const email = STAFF_EMAIL || 'import@order-store.example';
  const password = STAFF_PASSWORD || randomBytes(24).toString('base64url');
  const api = await runApi({
    env: {
      LOG_LEVEL: 'warn',
      ...process.env,
      STAFF_EMAIL: email,
      STAFF_PASSWORD: password,
      HOST: '127.0.0.1',
      PORT: '0',
      RATE_LIMIT: 'off',
    },
    report: (line) => console.log(line),
  });
  try {
    return {
      client: await signIn(api.url, email, password),
      [Symbol.asyncDispose]: () => api.close(),
    };
  } catch (error) {
    await api.close();
    throw error;
  }
}

async function signIn(url: string, email: string, password: string) {
  const { token } = await createClient({ url }).auth.signIn.mutate({ email, password });
  return createClient({ url, token });
}
