import { serveJobs } from '../processes/worker-process.ts';
import type { Load, LoadResult } from './load.ts';
import { runLoad } from './run-load.ts';

serveJobs<Load, LoadResult>(runLoad);
