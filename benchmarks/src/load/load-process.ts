import { doJobs } from '../processes/jobs.ts';
import { generateLoad } from './generate-load.ts';
import type { Load, LoadResult } from './load.ts';

doJobs<Load, LoadResult>(generateLoad);
