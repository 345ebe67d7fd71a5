import pg from 'pg';

/**
 * A client for a pooler that gives out a session for a transaction at a time, as PgBouncer does. What belongs
 * to a session can't be relied on there, so statements have no names, and nothing is asked for at the start but
 * what PgBouncer sets anew whenever it changes a client's session: UTC and ISO dates.
 *
 * Source: PgBouncer, "SQL feature map for pooling modes", `ignore_startup_parameters`.
 */
export class PooledClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    const query = this.query.bind(this);
    Object.assign(this, {
      query: (...args: readonly unknown[]): unknown =>
        Reflect.apply(query, undefined, args.map(withoutName)),
    });
  }

  /** Called by node-postgres, whose own has no place for TimeZone and sends what PgBouncer refuses. */
  getStartupConf(): Readonly<Record<string, string | undefined>> {
    return {
      user: this.user,
      database: this.database,
      application_name: 'order-store',
      TimeZone: 'UTC',
      DateStyle: 'ISO',
    };
  }
}

function withoutName(argument: unknown): unknown {
  const isStatement =
    typeof argument === 'object' && argument !== null && 'name' in argument && 'text' in argument;
  return isStatement ? { ...argument, name: undefined } : argument;
}
