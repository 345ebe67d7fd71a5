import { cloneTestDatabase, expandSchema, type TestDatabase } from '@order-store/db/testing';
import '@order-store/db/testing/vitest';
import { expect, inject, test } from 'vitest';
import { z } from 'zod';
import type { Environment } from '../../app/config/config.ts';
import { startApiProcess, type ApiProcess } from '../api-process.ts';
import { logLinesOf, TestStore } from '../index.ts';
import { readPreviousRelease, takeRelease, whyNotThere, type Release } from './previous-release.ts';

export const recorded = await readPreviousRelease();

/** Why no test can have the release before, in words; undefined when they can. */
export const notThere = await whyNotThere(recorded.commit);

/** A test with the release before, which its file takes out of the history once. */
export const releaseTest = test.extend<{ release: Release }>({
  release: [
    // oxlint-disable-next-line no-empty-pattern -- vitest reads which fixtures a fixture needs from its pattern
    async ({}, use) => {
      await using release = await takeRelease(recorded.commit);
      await use(release);
    },
    { scope: 'file' },
  ],
});

/** A database as this release makes it and as those after it may, laid out by `prepare`. */
export async function newerDatabase(
  prepare: (databaseUrl: string) => Promise<unknown> = () => Promise.resolve(),
): Promise<TestDatabase> {
  const database = await cloneTestDatabase(inject('databaseServerUrl'), inject('templateDatabase'));
  await prepare(database.url);
  await expandSchema(database.url);
  return database;
}

/** The release before, as a process of its own on a database. */
export function startBefore(
  release: Release,
  { url }: TestDatabase,
  env: Environment = {},
): Promise<ApiProcess> {
  return startApiProcess(url, { ...patient, ...env }, undefined, release);
}

/** This release, likewise. */
export function startToday({ url }: TestDatabase): Promise<ApiProcess> {
  return startApiProcess(url, patient);
}

/** A slow machine is not what is tried: nobody is turned away because of it. Errors are logged. */
const patient = { LOG_LEVEL: 'warn', OVERLOAD_LOOP_DELAY: '0s', OVERLOAD_CONNECTION_WAIT: '0s' };

/** The invariants hold, and no process has met an error, in its background tasks neither. */
export async function expectAllWell(
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
