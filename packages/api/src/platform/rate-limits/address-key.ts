import ipaddr from 'ipaddr.js';

/**
 * What stands for a caller's address where calls are counted. An IPv6 subscriber is given a /64 at least, so
 * all of it is one caller; an IPv4 address within IPv6 is that IPv4 address. Callers without an address
 * (the connection is gone) share one key.
 */
export function addressKey(address: string | null): string {
  if (address === null || !ipaddr.isValid(address)) return 'unknown';
  const parsed = ipaddr.process(address);
  if (parsed.kind() === 'ipv4') return parsed.toString();
  const network = [...parsed.toByteArray().slice(0, 8), 0, 0, 0, 0, 0, 0, 0, 0];
  return `${ipaddr.fromByteArray(network).toString()}/64`;
}
