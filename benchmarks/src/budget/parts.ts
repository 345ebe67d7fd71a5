/** What a CPU profile's time is spent on, in the order of the table. */
export const parts = [
  'HTTP and sockets',
  'Express',
  'tRPC',
  'authentication',
  'validation',
  'batching and decision',
  'driver',
  'JSON',
  'telemetry',
  'other',
  'garbage collection',
  'native',
] as const;

export type Part = (typeof parts)[number];

interface Frame {
  readonly functionName: string;
  readonly url: string;
}

/**
 * The part that a frame's own time belongs to; undefined for Node's modules and built-in functions, whose time belongs to
 * their caller.
 */
export function partOf({ functionName, url }: Frame): Part | undefined {
  if (functionName === '(garbage collector)') return 'garbage collection';
  if (functionName === '(program)') return 'native';
  return rules.find(([pattern]) => pattern.test(url))?.[1];
}

const rules: readonly (readonly [RegExp, Part])[] = [
  [/node_modules\/(express|router|body-parser|finalhandler|path-to-regexp)\//, 'Express'],
  [/node_modules\/@trpc\//, 'tRPC'],
  [/node_modules\/zod\//, 'validation'],
  [/node_modules\/(pg|pg-[^/]+|postgres-[^/]+|knex|objection)\//, 'driver'],
  [/node_modules\/(prom-client|pino|@opentelemetry)[^/]*\//, 'telemetry'],
  [/packages\/db\//, 'driver'],
  [/api\/src\/app\/|platform\/http\//, 'HTTP and sockets'],
  [/platform\/(trpc|overload|idempotency)\//, 'tRPC'],
  [/platform\/(identity|rate-limits)\//, 'authentication'],
  [/platform\/telemetry\//, 'telemetry'],
  [/-schemas\.ts$|shared\/(fields|named-schemas)\.ts$/, 'validation'],
  [/api\/src\//, 'batching and decision'],
  [/\.ts$|node_modules\//, 'other'],
];
