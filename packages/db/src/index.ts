export {
  openDatabase,
  defaultDatabaseSettings,
  isAcquireTimeout,
  type Database,
  type DatabaseSettings,
} from './open-database.ts';
export type { DatabaseObserver, SentStatement, StatementEnd } from './observe/database-observer.ts';
export {
  checkSuitable,
  migrateToLatest,
  missingMigrations,
  PartitionedOrdersError,
  UnsuitableDatabaseError,
  rollBackAll,
  schemaIsCurrent,
} from './migrate.ts';
export { execute, query, type Queryable } from './query.ts';
export { runInTransaction } from './transaction/run-in-transaction.ts';
export type { Transaction } from './transaction/transaction.ts';
export {
  extendFirstTransaction,
  withoutExtension,
  type FirstTransaction,
} from './transaction/first-transaction.ts';
export { setLocal } from './transaction/retry-transaction.ts';
export type { TransactionOptions } from './transaction/retry-transaction.ts';
export {
  CommitUnknownError,
  runInSqlTransaction,
  type SqlTransaction,
} from './transaction/run-in-sql-transaction.ts';
export {
  constraintOf,
  isConnectionLost,
  isLockTimeout,
  isRetryable,
  retryableErrors,
  sqlStateOf,
} from './transaction/retryable-errors.ts';
export { causesOf, isErrorLike, type ErrorLike } from './error-like.ts';
export { onReservedConnection } from './connection-gate.ts';
export { findPooler } from './pooler/find-pooler.ts';
export { schemaName, useSchema } from './use-schema.ts';
export { resolveSslMode, sslModes } from './ssl-mode.ts';
export { renumberRestoredEvents, resetSalesFigures } from './renumber-restored-events.ts';
export { emailKey } from './text/email-key.ts';
export { findTextProblems } from './text/find-text-problems.ts';
export {
  forbiddenCharacterIn,
  normalizeText,
  removeForbidden,
  type TextKind,
} from './text/normalize-text.ts';
export { rfc3339FromTimestamp } from './row-types.ts';
export { describeSchema } from './schema/describe-schema.ts';
export { schemaPage } from './schema/schema-page.ts';
export { verifyInvariants, invariants, type Violation } from './invariants/verify-invariants.ts';
export {
  ApiKey,
  Order,
  OrderEvent,
  OrderNote,
  OrderItem,
  Product,
  Session,
  StockMovement,
  User,
  UserCredential,
  UserRole,
  type Role,
  EmailVerification,
} from './models/models.ts';
export {
  orderItemActions,
  orderStatuses,
  orderWorkflow,
  type OrderEventKind,
  type OrderItemAction,
  type OrderStatus,
} from './models/order-workflow.ts';
export { erasedEmail, erasedName, erasedText } from './models/erased-user.ts';
export { SecurityEvent, type AuditDetail } from './models/security-event.ts';
export { Payment, paymentKinds, type PaymentKind } from './models/payment.ts';
export { Webhook } from './models/webhook.ts';
export {
  deliveryStatuses,
  WebhookDelivery,
  type DeliveryStatus,
} from './models/webhook-delivery.ts';
