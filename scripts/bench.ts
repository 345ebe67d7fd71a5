import { failStart } from '@order-store/api';
import { bench } from '../benchmarks/src/bench.ts';
import { loadEnv } from './load-env.ts';

// The environment takes precedence over the file.
loadEnv();

try {
  const exitCode = await bench(process.argv.slice(2), {
    output: process.stdout,
    databaseUrl: process.env['DATABASE_URL'],
  });
  // After a signal a measurement may still be running.
  if (exitCode > 128) process.exit(exitCode);
  process.exitCode = exitCode;
} catch (error) {
  failStart(error);
}
