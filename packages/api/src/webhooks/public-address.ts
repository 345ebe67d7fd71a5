import dns, { type LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/**
 * Whether an address belongs to the open internet: neither loopback nor a private network nor a cloud's
 * metadata service nor anything else with a purpose of its own; an IPv4 address inside an IPv6 one counts
 * as itself.
 */
export function isPublicAddress(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast';
}

/** A target that no webhook may have; told to staff in the log of deliveries. */
export class PrivateAddressError extends Error {
  override readonly name = 'PrivateAddressError';

  constructor(host: string) {
    super(`${host} is in a private network, where webhooks may not lead`);
  }
}

/** The host of a URL as an address, if it is one, without the brackets of IPv6. */
export function addressLiteral({ hostname }: URL): string | undefined {
  const host = hostname.replace(/^\[(.*)\]$/, '$1');
  return isIP(host) === 0 ? undefined : host;
}

/**
 * Looks a name up for a connection and refuses it when any of its addresses is not public. The connection
 * goes to the addresses that were looked at here, so a name that changes in between is no way around.
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
