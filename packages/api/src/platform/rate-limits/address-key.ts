import ipaddr from 'ipaddr.js';

/**
 * The key under which calls from an address are counted. An IPv6 subscriber owns at least a /64, so a /64 is one key;
 * an IPv4-mapped IPv6 address is its IPv4 address. Callers without an address (closed connections) share one key.
 */
export function addressKey(address: string | null): string {
  if (address === null || !ipaddr.isValid(address)) return 'unknown';
  const parsed = ipaddr.process(address);
  return parsed.kind() === 'ipv4' ? parsed.toString() : networkOf(parsed.toByteArray(), 64);
}

/** The /48 network of an IPv6 address: many subscribers get one, with 65,536 /64 networks. Null for IPv4. */
export function networkKey(address: string | null): string | null {
  if (address === null || !ipaddr.isValid(address)) return null;
  const parsed = ipaddr.process(address);
  return parsed.kind() === 'ipv4' ? null : networkOf(parsed.toByteArray(), 48);
}

/** How many times the limit of an address a /48 network has. */
export const networkFactor = 4;

function networkOf(bytes: readonly number[], bits: 48 | 64): string {
  const network = bytes.map((byte, index) => (index < bits / 8 ? byte : 0));
  return `${ipaddr.fromByteArray(network).toString()}/${bits}`;
}
