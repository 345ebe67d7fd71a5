import { failStart } from '@order-store/api';
import { tryFailover } from '../tests/cluster/src/try-failover.ts';
import { startProgram } from './program.ts';

startProgram(`Usage: npm run cluster

Starts a cluster on this machine: two API nodes behind HAProxy, and three PostgreSQL servers managed by Patroni
with a synchronous standby. Checks that the nodes behave as one, kills the primary under load twice, and
verifies that every acknowledged order exists exactly once. Takes about two minutes and removes everything.

Requires etcd, Patroni, HAProxy and PostgreSQL. On Debian:
  apt-get install etcd-server patroni haproxy postgresql`);

try {
  process.exitCode = (await tryFailover((line) => console.log(line))) ? 0 : 1;
} catch (error) {
  failStart(error);
}
