import type { LoadResult } from '../load/load.ts';
import { doJobs } from '../processes/jobs.ts';
import { runStatementLoops, type StatementLoops } from './run-statement-loops.ts';

doJobs<StatementLoops, LoadResult>(runStatementLoops);
