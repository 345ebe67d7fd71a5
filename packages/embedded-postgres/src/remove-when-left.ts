import { removeTemporaryPostgres } from './temporary-postgres.ts';

// A process of its own: waits until the one that started it is gone, and removes what that one left.
const [, , folder = ''] = process.argv;
process.stdin.resume().once('close', () => {
  removeTemporaryPostgres(folder).catch(() => {
    process.exitCode = 1;
  });
});
