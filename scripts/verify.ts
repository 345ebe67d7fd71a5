import { failStart, openStoreDatabase } from '@order-store/api';
import { verifyInvariants } from '@order-store/db';
import { progressBar, startProgram } from './program.ts';

startProgram(`npm run verify

Checks the store's invariants on the database (DATABASE_URL, or the embedded one) and prints every row that
breaks one, with what would mend it. Reads only. Exits with 1 if any row does.`);

try {
  await using database = await openStoreDatabase(process.env, (line) => console.log(line));
  const bar = progressBar();
  const violations = await verifyInvariants(database.pool, (done, total, name) =>
    bar.show(done, total, name),
  );
  bar.end();
  for (const { invariant, row, problem, mend } of violations) {
    console.log(`${row}: ${problem}\n  breaks: ${invariant}\n  mend:   ${mend}`);
  }
  console.log(
    violations.length === 0 ? 'All invariants hold.' : `${violations.length} violations.`,
  );
  process.exitCode = violations.length === 0 ? 0 : 1;
} catch (error) {
  failStart(error);
}
