import { testServer } from '@order-store/db/testing/vitest';
import { cloneTestDatabase, expandSchema, type TestDatabase } from '@order-store/db/testing';
import '@order-store/db/testing/vitest';
import { expect, test } from 'vitest';
import { z } from 'zod';
import type { Environment } from '../../app/config/config.ts';
import { startApiProcess, type ApiProcess } from '../api-process.ts';
import { logLinesOf, TestStore } from '../index.ts';
import {
  readPreviousRelease,
  checkOutRelease,
  whyUnavailable,
  type Release,
} from './previous-release.ts';

export const recorded = await readPreviousRelease();

/** The reason the previous release cannot be tested, or undefined if it can. */
export const unavailable = await whyUnavailable(recorded.commit);

/** A test with the previous release, checked out once per file. */
export const releaseTest = test.extend<{ release: Release }>({
  release: [
    // oxlint-disable-next-line no-empty-pattern -- vitest reads which fixtures a fixture needs from its pattern
    async ({}, use) => {
      await using release = await checkOutRelease(recorded.commit);
      await use(release);
    },
    { scope: 'file' },
  ],
});

/** A database with the schema of this release or a later one, modified by `prepare`. */
export async function newerDatabase(
  prepare: (databaseUrl: string) => Promise<unknown> = () => Promise.resolve(),
): Promise<TestDatabase> {
  const database = await cloneTestDatabase(testServer().url, testServer().template);
  await prepare(database.url);
  await expandSchema(database.url);
  return database;
}

/** Starts the previous release as a process on a database. */
export function startPrevious(
  release: Release,
  { url }: TestDatabase,
  env: Environment = {},
): Promise<ApiProcess> {
  return startApiProcess(url, { ...patient, ...env }, undefined, release);
}

/** Starts this release as a process on a database. */
export function startCurrent({ url }: TestDatabase): Promise<ApiProcess> {
  return startApiProcess(url, patient);
}

/** Disables overload protection, so that slow machines reject no calls. Errors are logged. */
const patient = { LOG_LEVEL: 'warn', OVERLOAD_LOOP_DELAY: '0s', OVERLOAD_CONNECTION_WAIT: '0s' };

/** Checks the invariants and that no process has logged an error. */
export async function expectHealthy(
  database: TestDatabase,
  ...processes: readonly ApiProcess[]
): Promise<void> {
  expect(new Set(processes.flatMap(({ printed }) => errorsIn(printed)))).toEqual(new Set());
  const store = await TestStore.open(database);
  expect(await store.violations()).toEqual([]);
}

function errorsIn(printed: string): string[] {
  return logLinesOf(printed).flatMap(({ err, procedure, msg }) => {
    const { data } = z.object({ message: z.string() }).safeParse(err);
    return data ? [`${procedure ?? msg}: ${data.message}`] : [];
  });
}
