/** The environment variable that has the answers, as JSON by the procedures' names. */
export const answersVariable = 'BENCHMARK_ANSWERS';

/** Set, the answers go through tRPC's own Express adapter, without the product's short way. */
export const adapterVariable = 'BENCHMARK_ADAPTER';
