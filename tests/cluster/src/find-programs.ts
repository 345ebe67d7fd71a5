import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { StartError } from '@order-store/api';

/** Paths of the programs of a cluster. */
export interface Programs {
  readonly etcd: string;
  readonly patroni: string;
  readonly haproxy: string;
  /** The folder with PostgreSQL's programs. */
  readonly postgresBin: string;
}

/** Finds the programs at Debian's paths. @throws {StartError} with the packages to install. */
export function findPrograms(): Programs {
  const versions = existsSync(debianPostgres) ? readdirSync(debianPostgres) : [];
  const postgresBin = versions
    .toSorted((a, b) => Number(b) - Number(a))
    .map((version) => join(debianPostgres, version, 'bin'))
    .find((folder) => existsSync(join(folder, 'postgres')));
  const etcd = find('etcd');
  const patroni = find('patroni');
  const haproxy = find('haproxy');
  if (!etcd || !patroni || !haproxy || !postgresBin) {
    throw new StartError(
      'A cluster needs etcd, Patroni, HAProxy and PostgreSQL. On Debian: apt-get install etcd-server patroni haproxy postgresql',
    );
  }
  return { etcd, patroni, haproxy, postgresBin };
}

const debianPostgres = '/usr/lib/postgresql';

function find(name: string): string | undefined {
  return ['/usr/bin', '/usr/sbin', '/usr/local/bin']
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path));
}
