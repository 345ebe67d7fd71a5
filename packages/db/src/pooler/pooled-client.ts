import pg from 'pg';

/**
 * A client for a pooler in transaction mode, such as PgBouncer. Session state is unreliable there, so statements are
 * not named, and the startup message contains only the parameters that PgBouncer restores for each client: time zone
 * and date style.
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

  /** Called by node-postgres. Its own version has no TimeZone and sends parameters that PgBouncer rejects. */
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
