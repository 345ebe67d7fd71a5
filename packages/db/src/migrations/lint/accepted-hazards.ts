/**
 * Migrations with hazards that are accepted, with the reason. Those up to 021 landed before the first release, when no
 * store was in use.
 */
export const acceptedHazards: Readonly<Record<string, string>> = {
  '005_create_accounts': 'before the first release: an index on e-mail addresses',
  '010_index_lists': 'before the first release: the indexes of the lists',
  '012_order_events_by_transaction': 'before the first release: an index of the stream of events',
  '013_extend_accounts': 'before the first release: ids for sessions',
  '017_create_webhooks': 'before the first release: an index of the stream of stock movements',
  '018_stock_history': 'before the first release: renumbers stock movements',
  '019_order_claims': 'before the first release: an index of pending orders',
};
