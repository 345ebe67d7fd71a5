import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Programs } from './find-programs.ts';
import type { PatroniNode } from './patroni-node.ts';
import { startProgram, type Program } from './program.ts';

interface HaproxyOptions {
  readonly programs: Programs;
  readonly folder: string;
  readonly nodes: readonly PatroniNode[];
  readonly apiPorts: readonly number[];
  /** Forwards to the current primary. */
  readonly primaryPort: number;
  /** Forwards to the API nodes that are ready. */
  readonly httpPort: number;
}

/**
 * Starts one HAProxy that forwards database connections to the primary (by Patroni's health check) and HTTP requests to
 * ready API nodes (by /readyz). It closes connections to a demoted primary; otherwise the API would keep using them.
 *
 * See Patroni, "REST API: health check endpoints"; HAProxy, "Configuration Manual".
 */
export async function startHaproxy(options: HaproxyOptions): Promise<Program> {
  const { programs, folder, nodes, apiPorts, primaryPort, httpPort } = options;
  const file = join(folder, 'haproxy.cfg');
  const lines = [
    'global',
    '  maxconn 2000',
    'defaults',
    '  timeout connect 2s',
    '  timeout check 2s',
    // A subscription is one long response.
    '  timeout client 1h',
    '  timeout server 1h',
    'listen primary',
    `  bind 127.0.0.1:${primaryPort}`,
    '  mode tcp',
    '  option httpchk GET /primary',
    '  http-check expect status 200',
    '  default-server inter 500ms fall 2 rise 1 on-marked-down shutdown-sessions',
    ...nodes.map(
      ({ name, port, restPort }) => `  server ${name} 127.0.0.1:${port} check port ${restPort}`,
    ),
    'listen api',
    `  bind 127.0.0.1:${httpPort}`,
    '  mode http',
    '  option forwardfor',
    '  option httpchk GET /readyz',
    '  balance roundrobin',
    // Only requests that reached no server are retried on the next one.
    '  option redispatch',
    '  retries 3',
    '  default-server inter 500ms fall 2 rise 1',
    ...apiPorts.map((port, index) => `  server api${index + 1} 127.0.0.1:${port} check`),
    '',
  ];
  await writeFile(file, lines.join('\n'));
  return startProgram(programs.haproxy, {
    args: ['-db', '-f', file],
    log: join(folder, 'haproxy.log'),
  });
}
