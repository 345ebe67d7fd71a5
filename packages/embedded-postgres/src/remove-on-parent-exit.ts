import { removeTemporaryPostgres } from './temporary-postgres.ts';

// The entry point of a separate process: waits until its parent has ended, then removes the parent's server.
const [, , folder = ''] = process.argv;
process.stdin.resume().once('close', () => {
  removeTemporaryPostgres(folder).catch(() => {
    process.exitCode = 1;
  });
});
