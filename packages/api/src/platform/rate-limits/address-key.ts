import ipaddr from 'ipaddr.js';

/**
 * The key under which calls from an address are counted. An IPv6 subscriber owns at least a /64, so a /64 is one key;
 * an IPv4-mapped IPv6 address is its IPv4 address. Callers without an address (closed connections) share one key.
 */
export function addressKey(address: string | null): string {
  if (address === null || !ipaddr.isValid(address)) return 'unknown';
  const parsed = ipaddr.process(address);
  if (parsed.kind() === 'ipv4') return parsed.toString();
  const network = [...parsed.toByteArray().slice(0, 8), 0, 0, 0, 0, 0, 0, 0, 0];
  return `${ipaddr.fromByteArray(network).toString()}/64`;
}
