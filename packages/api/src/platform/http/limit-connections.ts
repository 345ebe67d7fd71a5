import type { Server } from 'node:http';
import { addressKey, networkFactor, networkKey } from '../rate-limits/address-key.ts';

interface ConnectionLimits {
  /** Maximum number of open connections from an address. */
  readonly perAddress: number;
  /** Whether the address is that of a proxy, which connects for many callers. */
  readonly isProxy: (address: string) => boolean;
}

/** Immediately closes connections above the limit of their address, so that one address cannot use up all connections. */
export function limitConnections(server: Server, { perAddress, isProxy }: ConnectionLimits): void {
  const open = new Map<string, number>();
  const add = (key: string, change: 1 | -1) => {
    const count = (open.get(key) ?? 0) + change;
    if (count > 0) open.set(key, count);
    else open.delete(key);
  };

  server.on('connection', (socket) => {
    const { remoteAddress } = socket;
    if (remoteAddress === undefined || isProxy(remoteAddress)) return;
    const key = addressKey(remoteAddress);
    const network = networkKey(remoteAddress);
    const isFull =
      (open.get(key) ?? 0) >= perAddress ||
      (network !== null && (open.get(network) ?? 0) >= perAddress * networkFactor);
    if (isFull) {
      socket.destroy();
      return;
    }
    const keys = network === null ? [key] : [key, network];
    for (const each of keys) add(each, 1);
    socket.once('close', () => {
      for (const each of keys) add(each, -1);
    });
  });
}
