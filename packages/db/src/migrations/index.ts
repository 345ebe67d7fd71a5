import type { Knex } from 'knex';
import * as createUsers from './001_create_users.ts';
import * as createProducts from './002_create_products.ts';
import * as createOrders from './003_create_orders.ts';
import * as createOrderItems from './004_create_order_items.ts';
import * as createAccounts from './005_create_accounts.ts';
import * as createOrderEvents from './006_create_order_events.ts';
import * as createStockMovements from './007_create_stock_movements.ts';
import * as createIdempotencyKeys from './008_create_idempotency_keys.ts';
import * as createSecrets from './009_create_secrets.ts';
import * as indexLists from './010_index_lists.ts';
import * as createProductNames from './011_create_product_names.ts';
import * as orderEventsByTransaction from './012_order_events_by_transaction.ts';
import * as extendAccounts from './013_extend_accounts.ts';
import * as createSecurityEvents from './014_create_security_events.ts';
import * as createRateLimits from './015_create_rate_limits.ts';
import * as createPasswordResets from './016_create_password_resets.ts';
import * as createWebhooks from './017_create_webhooks.ts';
import * as stockHistory from './018_stock_history.ts';
import * as orderClaims from './019_order_claims.ts';
import * as catalogImports from './020_catalog_imports.ts';
import * as salesFigures from './021_sales_figures.ts';
import * as emailVerifications from './022_email_verifications.ts';
import * as sessionAuthentication from './023_session_authentication.ts';
import * as totp from './024_totp.ts';
import * as createProductSearch from './025_create_product_search.ts';
import * as normalizeText from './026_normalize_text.ts';
import * as foldEmails from './027_fold_emails.ts';
import * as indexOpenOrders from './029_index_open_orders.ts';
import * as customerNotes from './030_customer_notes.ts';
import * as orderNotes from './031_order_notes.ts';
import * as auditChanges from './032_audit_changes.ts';
import * as indexAudit from './033_index_audit.ts';
import * as catalogImportJobs from './034_catalog_import_jobs.ts';
import * as narrowScopes from './035_narrow_scopes.ts';
import * as metadata from './036_metadata.ts';
import * as orderCharges from './037_order_charges.ts';
import * as orderDeadlines from './039_order_deadlines.ts';
import * as orderEventCauses from './040_order_event_causes.ts';
import * as payments from './041_payments.ts';
import * as orderStatusTrigger from './042_order_status_trigger.ts';
import * as createIdempotentCalls from './044_create_idempotent_calls.ts';
import * as orderShipments from './045_order_shipments.ts';
import * as orderItemChanges from './046_order_item_changes.ts';
import * as stockOfChanges from './047_stock_of_changes.ts';
import * as orderEventKinds from './048_order_event_kinds.ts';
import * as deliverShipments from './049_deliver_shipments.ts';
import * as archiveProducts from './055_archive_products.ts';
import * as purchaseLimits from './056_purchase_limits.ts';
import * as purchaseLimitStarts from './057_purchase_limit_starts.ts';
import * as importArchived from './058_import_archived.ts';
import * as erasedUsers from './059_erased_users.ts';
import * as userSearch from './060_user_search.ts';
import * as orderTotals from './061_order_totals.ts';
import * as indexPaymentStatus from './062_index_payment_status.ts';
import * as orderReceipts from './063_order_receipts.ts';
import * as carts from './064_carts.ts';
import * as addressBooks from './065_address_books.ts';
import * as userNotes from './066_user_notes.ts';
import * as checkWholeCancellation from './067_check_whole_cancellation.ts';
import * as indexCategories from './068_index_categories.ts';
import * as indexListedProducts from './069_index_listed_products.ts';
import * as indexMovementsAndArchived from './071_index_movements_and_archived.ts';

/** All migrations in the order in which they are applied. To add one, add a file and an entry here. */
export const migrations: readonly (Knex.Migration & {
  readonly name: string;
  readonly config?: { readonly transaction: boolean };
})[] = [
  { name: '001_create_users', ...createUsers },
  { name: '002_create_products', ...createProducts },
  { name: '003_create_orders', ...createOrders },
  { name: '004_create_order_items', ...createOrderItems },
  { name: '005_create_accounts', ...createAccounts },
  { name: '006_create_order_events', ...createOrderEvents },
  { name: '007_create_stock_movements', ...createStockMovements },
  { name: '008_create_idempotency_keys', ...createIdempotencyKeys },
  { name: '009_create_secrets', ...createSecrets },
  { name: '010_index_lists', ...indexLists },
  { name: '011_create_product_names', ...createProductNames },
  { name: '012_order_events_by_transaction', ...orderEventsByTransaction },
  { name: '013_extend_accounts', ...extendAccounts },
  { name: '014_create_security_events', ...createSecurityEvents },
  { name: '015_create_rate_limits', ...createRateLimits },
  { name: '016_create_password_resets', ...createPasswordResets },
  { name: '017_create_webhooks', ...createWebhooks },
  { name: '018_stock_history', ...stockHistory },
  { name: '019_order_claims', ...orderClaims },
  { name: '020_catalog_imports', ...catalogImports },
  { name: '021_sales_figures', ...salesFigures },
  { name: '022_email_verifications', ...emailVerifications },
  { name: '023_session_authentication', ...sessionAuthentication },
  { name: '024_totp', ...totp },
  { name: '025_create_product_search', ...createProductSearch },
  { name: '026_normalize_text', ...normalizeText },
  { name: '027_fold_emails', ...foldEmails },
  { name: '029_index_open_orders', ...indexOpenOrders },
  { name: '030_customer_notes', ...customerNotes },
  { name: '031_order_notes', ...orderNotes },
  { name: '032_audit_changes', ...auditChanges },
  { name: '033_index_audit', ...indexAudit },
  { name: '034_catalog_import_jobs', ...catalogImportJobs },
  { name: '035_narrow_scopes', ...narrowScopes },
  { name: '036_metadata', ...metadata },
  { name: '037_order_charges', ...orderCharges },
  { name: '039_order_deadlines', ...orderDeadlines },
  { name: '040_order_event_causes', ...orderEventCauses },
  { name: '041_payments', ...payments },
  { name: '042_order_status_trigger', ...orderStatusTrigger },
  { name: '044_create_idempotent_calls', ...createIdempotentCalls },
  { name: '045_order_shipments', ...orderShipments },
  { name: '046_order_item_changes', ...orderItemChanges },
  { name: '047_stock_of_changes', ...stockOfChanges },
  { name: '048_order_event_kinds', ...orderEventKinds },
  { name: '049_deliver_shipments', ...deliverShipments },
  { name: '055_archive_products', ...archiveProducts },
  { name: '056_purchase_limits', ...purchaseLimits },
  { name: '057_purchase_limit_starts', ...purchaseLimitStarts },
  { name: '058_import_archived', ...importArchived },
  { name: '059_erased_users', ...erasedUsers },
  { name: '060_user_search', ...userSearch },
  { name: '061_order_totals', ...orderTotals },
  { name: '062_index_payment_status', ...indexPaymentStatus },
  { name: '063_order_receipts', ...orderReceipts },
  { name: '064_carts', ...carts },
  { name: '065_address_books', ...addressBooks },
  { name: '066_user_notes', ...userNotes },
  { name: '067_check_whole_cancellation', ...checkWholeCancellation },
  { name: '068_index_categories', ...indexCategories },
  { name: '069_index_listed_products', ...indexListedProducts },
  { name: '071_index_movements_and_archived', ...indexMovementsAndArchived },
];
