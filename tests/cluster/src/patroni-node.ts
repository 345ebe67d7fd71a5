import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Programs } from './find-programs.ts';
import { startProgram, type Account, type Program } from './program.ts';

/** One PostgreSQL with the Patroni that watches over it. */
export interface PatroniNode {
  readonly name: string;
  readonly port: number;
  /** Patroni's own HTTP: /primary, /replica, /cluster. */
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
 * Settings for a cluster that acknowledges a COMMIT only when a standby has it on its disk too, and rather
 * refuses to write than to promise less: `synchronous_mode_strict`. A primary whose PostgreSQL dies gives up
 * its place at once; one whose machine is gone is followed after `ttl`.
 *
 * Source: Patroni, "Replication modes", "Dynamic Configuration Settings".
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
  // JSON is YAML.
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
