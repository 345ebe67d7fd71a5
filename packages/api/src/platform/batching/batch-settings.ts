/**
 * PostgreSQL settings for the transactions of batches. Their statements are prepared and so planned once, perhaps while the
 * tables are small; a plan with a sequential scan would remain when they have grown. Each of these lookups has an index.
 * Without `jit = off`, a plan that cannot avoid such a scan would be compiled for seconds up to PostgreSQL 17. Without
 * `plan_cache_mode`, PostgreSQL would plan the statements of small batches again each time, which took half of their time: it
 * expects ten values in each array, so a plan for fewer looks cheaper.
 */
export const batchSettings = {
  enable_seqscan: 'off',
  jit: 'off',
  plan_cache_mode: 'force_generic_plan',
};

/**
 * A SQL expression with the values of a parameter, for statements outside of transactions. PostgreSQL does not know how many
 * there are while it plans, so it keeps its plan as with `plan_cache_mode` above.
 */
export function anyOf(parameter: string): string {
  return `ANY (ARRAY (SELECT unnest(${parameter})))`;
}
