/** The environment variable that has the answers, as JSON by the procedures' names. */
export const answersVariable = 'BENCHMARK_ANSWERS';
