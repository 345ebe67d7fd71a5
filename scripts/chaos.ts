import { accessTable } from '@order-store/api/access';
import { runChaos } from '@order-store/chaos';
import { startWorld } from '@order-store/chaos/world';

const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stopping.abort());

process.exitCode = await runChaos(process.argv.slice(2), {
  print: (line) => console.log(line),
  startWorld,
  signal: stopping.signal,
  procedures: [...accessTable.keys()],
});
