/**
 * PostgreSQL settings for the transactions of batches. Their statements are prepared and so planned once, perhaps while the
 * tables are small; a plan with a sequential scan would remain when they have grown. Each of these lookups has an index.
 * Without `jit = off`, a plan that cannot avoid such a scan would be compiled for seconds up to PostgreSQL 17.
 */
export const batchSettings = { enable_seqscan: 'off', jit: 'off' };
