import type { Measurement } from '../measurement.ts';
import { catalogImport } from './catalog-import.ts';
import { expiringHolds } from './expiring-holds.ts';
import { hotProduct } from './hot-product.ts';
import { idleStore } from './idle-store.ts';
import { lockedProduct } from './locked-product.ts';
import { memory } from './memory.ts';
import { orderOptions } from './order-options.ts';
import { ordersOverHttp } from './orders-over-http.ts';
import { pages } from './pages.ts';
import { payments } from './payments.ts';
import { preparedStatement } from './prepared-statement.ts';
import { reads } from './reads.ts';
import { sdkSize } from './sdk-size.ts';
import { search, searchStorm } from './search.ts';
import { singleCaller } from './single-caller.ts';
import { startup } from './startup.ts';
import { storedOrders } from './stored-orders.ts';
import { tailLatency } from './tail-latency.ts';
import { throughputByCallers } from './throughput-by-callers.ts';
import { twoProcesses } from './two-processes.ts';
import { watchers } from './watchers.ts';

/** In the order in which they run. Those that insert millions of orders come last. */
export const measurements: readonly Measurement[] = [
  ordersOverHttp,
  preparedStatement,
  hotProduct,
  tailLatency,
  singleCaller,
  watchers,
  lockedProduct,
  catalogImport,
  orderOptions,
  payments,
  expiringHolds,
  idleStore,
  reads,
  twoProcesses,
  throughputByCallers,
  sdkSize,
  startup,
  pages,
  searchStorm,
  search,
  storedOrders,
  memory,
];
