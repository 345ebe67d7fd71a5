import { existsSync } from 'node:fs';
import { failStart } from '@order-store/api';
import { bench } from '../benchmarks/src/bench.ts';

// What the caller's environment has wins over the file.
if (existsSync('.env')) process.loadEnvFile('.env');

try {
  process.exitCode = await bench(process.argv.slice(2), {
    output: process.stdout,
    databaseUrl: process.env['DATABASE_URL'],
  });
} catch (error) {
  failStart(error);
}
