import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { addressKey, networkFactor, networkKey } from '../rate-limits/address-key.ts';

interface ConnectionLimits {
  /** Maximum number of open connections. */
  readonly total: number;
  /** Maximum number of open connections from an address. */
  readonly perAddress: number;
  /** Whether the address is that of a proxy, which connects for many callers. */
  readonly isProxy: (address: string) => boolean;
  /** Whether a connection waits for the response to a complete request. */
  readonly awaitsResponse: (socket: Socket) => boolean;
}

/**
 * Immediately closes connections above the limit of their address, so that one address cannot use up all connections. When
 * a few addresses together use up all, closes the oldest of those that have the most, so that others can still connect.
 */
export function limitConnections(server: Server, limits: ConnectionLimits): void {
  const { total, perAddress, isProxy } = limits;
  const open = new Map<string, number>();
  const add = (key: string, change: 1 | -1) => {
    const count = (open.get(key) ?? 0) + change;
    if (count > 0) open.set(key, count);
    else open.delete(key);
  };
  const sources = new Sources(limits);
  /** Without those that are being closed. */
  const held = new Set<Socket>();
  // Above it, the kernel's queue is emptied by closing.
  server.maxConnections = total + sources.closedAtOnce;

  server.on('connection', (socket) => {
    if (held.size >= total) for (const closed of sources.closeOldest()) held.delete(closed);
    if (held.size >= total) {
      socket.destroy();
      return;
    }
    held.add(socket);
    socket.once('close', () => held.delete(socket));
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
    sources.add(network ?? key, socket);
    socket.once('close', () => {
      for (const each of keys) add(each, -1);
    });
  });
}

/** The open connections by IPv4 address and /48 network, oldest first. */
class Sources {
  readonly closedAtOnce: number;
  readonly #awaitsResponse: ConnectionLimits['awaitsResponse'];
  readonly #open = new Map<string, Set<Socket>>();

  constructor({ total, awaitsResponse }: Pick<ConnectionLimits, 'total' | 'awaitsResponse'>) {
    // Several, since the largest sources are searched each time.
    this.closedAtOnce = Math.ceil(total / 100);
    this.#awaitsResponse = awaitsResponse;
  }

  add(source: string, socket: Socket): void {
    const sockets = this.#open.get(source) ?? new Set();
    this.#open.set(source, sockets.add(socket));
    socket.once('close', () => {
      sockets.delete(socket);
      if (sockets.size === 0 && this.#open.get(source) === sockets) this.#open.delete(source);
    });
  }

  /** Closes one connection of each of the largest sources, up to {@link closedAtOnce}. */
  closeOldest(): Socket[] {
    let most = 0;
    for (const { size } of this.#open.values()) most = Math.max(most, size);
    const closed: Socket[] = [];
    for (const sockets of this.#open.values()) {
      if (closed.length === this.closedAtOnce) break;
      if (sockets.size <= most / 2) continue;
      for (const socket of sockets) {
        if (sockets.size <= few && this.#awaitsResponse(socket)) continue;
        sockets.delete(socket);
        socket.destroy();
        closed.push(socket);
        break;
      }
    }
    return closed;
  }
}

/** A browser has six, and an office with a proxy of its own some dozens. */
const few = 50;
