import dns, { type LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/**
 * Whether an address is globally routable, i.e. not loopback, private, link-local (cloud metadata) or otherwise
 * reserved. IPv4-mapped IPv6 addresses are checked as IPv4.
 */
export function isPublicAddress(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast';
}

/** A target in a private network. The message appears in the delivery log. */
export class PrivateAddressError extends Error {
  override readonly name = 'PrivateAddressError';

  constructor(host: string) {
    super(`${host} is in a private network, which webhooks must not target`);
  }
}

/** The host of a URL if it is an address, without IPv6 brackets. */
export function addressLiteral({ hostname }: URL): string | undefined {
  const host = hostname.replace(/^\[(.*)\]$/, '$1');
  return isIP(host) === 0 ? undefined : host;
}

/**
 * Resolves a name for a connection and rejects it if any address is not public. The connection uses these
 * addresses, which prevents DNS rebinding.
 */
export const lookUpPublic: LookupFunction = (hostname, options, callback) => {
  dns.lookup(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
    if (error) return callback(error, '');
    if (addresses.some(({ address }) => !isPublicAddress(address)))
      return callback(new PrivateAddressError(hostname), '');
    const [first] = addresses;
    if (options.all) callback(null, addresses);
    else callback(null, first?.address ?? '', first?.family);
  });
};
