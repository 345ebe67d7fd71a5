import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Programs } from './find-programs.ts';
import { startProgram, type Account, type Program } from './program.ts';

/** A PostgreSQL server managed by Patroni. */
export interface PatroniNode {
  readonly name: string;
  readonly port: number;
  /** Patroni's REST API: /primary, /replica, /cluster. */
  readonly restPort: number;
  start(): Promise<Program>;
}

export interface PatroniNodeOptions {
  readonly name: string;
  readonly folder: string;
  readonly programs: Programs;
  readonly account: Account;
  readonly etcdPort: number;
  readonly port: number;
  readonly restPort: number;
  readonly password: string;
}

/**
 * Configures Patroni to acknowledge a COMMIT only when a synchronous standby has flushed it, and to block writes without
 * such a standby (`synchronous_mode_strict`). A failover starts immediately if PostgreSQL crashes, and after `ttl` if the
 * machine is lost.
 *
 * See Patroni, "Replication modes", "Dynamic Configuration Settings".
 */
export async function createPatroniNode(options: PatroniNodeOptions): Promise<PatroniNode> {
  const { name, folder, programs, account, etcdPort, port, restPort, password } = options;
  const file = join(folder, `${name}.yml`);
  const settings = {
    scope: 'order-store',
    name,
    restapi: { listen: `127.0.0.1:${restPort}`, connect_address: `127.0.0.1:${restPort}` },
    etcd3: { host: `127.0.0.1:${etcdPort}` },
    bootstrap: {
      dcs: {
        ttl: 10,
        loop_wait: 1,
        retry_timeout: 3,
        master_start_timeout: 0,
        primary_start_timeout: 0,
        synchronous_mode: true,
        synchronous_mode_strict: true,
        postgresql: {
          use_pg_rewind: true,
          use_slots: true,
          parameters: { max_connections: 200, wal_log_hints: 'on' },
        },
      },
      initdb: [{ encoding: 'UTF8' }, { locale: 'C.UTF-8' }, 'data-checksums'],
    },
    postgresql: {
      listen: `127.0.0.1:${port}`,
      connect_address: `127.0.0.1:${port}`,
      data_dir: join(folder, name),
      bin_dir: programs.postgresBin,
      pgpass: join(folder, `${name}.pgpass`),
      authentication: {
        superuser: { username: 'postgres', password },
        replication: { username: 'replicator', password },
        rewind: { username: 'rewinder', password },
      },
      pg_hba: [
        'host all all 127.0.0.1/32 scram-sha-256',
        'host replication replicator 127.0.0.1/32 scram-sha-256',
      ],
      parameters: { unix_socket_directories: folder, password_encryption: 'scram-sha-256' },
    },
  };
  // YAML is a superset of JSON.
  await writeFile(file, JSON.stringify(settings, null, 2));
  return {
    name,
    port,
    restPort,
    start: () =>
      startProgram(programs.patroni, {
        args: [file],
        log: join(folder, `${name}.log`),
        account,
      }),
  };
}
