import { failStart, openStoreDatabase } from '@order-store/api';
import { verifyInvariants } from '@order-store/db';
import { startProgram } from './program.ts';
import { progressBar } from './progress-bar.ts';

startProgram(`Usage: npm run verify

Checks the store's invariants on the database (DATABASE_URL, or the embedded one) and prints every row that
violates one, with a way to fix it. Reads only. Exits with 1 if there are violations.`);

try {
  await using database = await openStoreDatabase(process.env, (line) => console.log(line));
  const bar = progressBar();
  const violations = await verifyInvariants(database.pool, (done, total, name) =>
    bar.show(done, total, name),
  );
  bar.end();
  for (const { invariant, row, problem, fix } of violations) {
    console.log(`${row}: ${problem}\n  violates: ${invariant}\n  fix:      ${fix}`);
  }
  console.log(
    violations.length === 0 ? 'All invariants hold.' : `${violations.length} violations.`,
  );
  process.exitCode = violations.length === 0 ? 0 : 1;
} catch (error) {
  failStart(error);
}
