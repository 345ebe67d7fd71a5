import { failStart } from '@order-store/api';
import { tryFailover } from '../tests/cluster/src/try-failover.ts';
import { startProgram } from './program.ts';

startProgram(`npm run cluster

Brings up a whole cluster on this machine: two API nodes behind HAProxy, three PostgreSQL servers under Patroni
with a synchronous standby, etcd. Tries that the nodes act as one, kills the primary under load twice, and
proves that every acknowledged order is there exactly once. Takes about two minutes and leaves nothing behind.

It needs etcd, Patroni, HAProxy and PostgreSQL. On Debian:
  apt-get install etcd-server patroni haproxy postgresql`);

try {
  process.exitCode = (await tryFailover((line) => console.log(line))) ? 0 : 1;
} catch (error) {
  failStart(error);
}
