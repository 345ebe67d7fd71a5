import type { Measurement } from '../measurement.ts';
import { callers } from './callers.ts';
import { growth } from './growth.ts';
import { hotProduct } from './hot-product.ts';
import { loneCaller } from './lone-caller.ts';
import { memory } from './memory.ts';
import { ordersOverHttp } from './orders-over-http.ts';
import { pages } from './pages.ts';
import { patience } from './patience.ts';
import { preparedStatement } from './prepared-statement.ts';
import { reading } from './reading.ts';
import { sdkSize } from './sdk-size.ts';
import { start } from './start.ts';
import { twoProcesses } from './two-processes.ts';
import { watching } from './watching.ts';

/** In the order in which they run: what fills the disk comes last. */
export const measurements: readonly Measurement[] = [
  ordersOverHttp,
  preparedStatement,
  hotProduct,
  patience,
  loneCaller,
  watching,
  reading,
  twoProcesses,
  callers,
  sdkSize,
  start,
  pages,
  growth,
  memory,
];
