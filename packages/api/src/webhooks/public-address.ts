import type { LookupAddress, LookupAllOptions } from 'node:dns';
import { Resolver } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import { callbackify } from 'node:util';
import ipaddr from 'ipaddr.js';

/**
 * Whether an address is globally routable: IPv4 or IPv6 global unicast (2000::/3) outside the special-purpose blocks,
 * such as loopback, private, link-local (cloud metadata) and tunnels that embed IPv4. IPv4-mapped addresses are checked
 * as IPv4.
 * Source: IANA IPv4 and IPv6 Special-Purpose Address Registries.
 */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 0) return false;
  // In hexadecimal, because ipaddr.js reads ::127.0.0.1 as IPv4-mapped. Null with a zone.
  const url = URL.parse(address.includes(':') ? `http://[${address}]` : `http://${address}`);
  if (url === null) return false;
  const parsed = ipaddr.process(hostOf(url));
  if (parsed.range() !== 'unicast') return false;
  return parsed instanceof ipaddr.IPv4 || (parsed.match(globalUnicast, 3) && !isIsatap(parsed));
}

/** ipaddr.js calls everything unicast that it does not know, such as ::127.0.0.1. */
const globalUnicast = ipaddr.IPv6.parse('2000::');

/** A router that supports ISATAP sends these to the IPv4 address in the last 32 bits. Source: RFC 5214, 6.1. */
function isIsatap({ parts: [, , , , high = 0, low] }: ipaddr.IPv6): boolean {
  return (high & ~0x0200) === 0 && low === 0x5efe;
}

/** A target in a private network. The message appears in the delivery log. */
export class PrivateAddressError extends Error {
  override readonly name = 'PrivateAddressError';

  constructor(host: string) {
    super(`${host} is in a private network, which webhooks must not target`);
  }
}

/** The host of a URL if it is an address, without IPv6 brackets. */
export function addressLiteral(url: URL): string | undefined {
  const host = hostOf(url);
  return isIP(host) === 0 ? undefined : host;
}

function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[(.*)\]$/, '$1');
}

/**
 * Resolves a name for a connection and rejects it if any address is not public. The connection uses these
 * addresses, which prevents DNS rebinding.
 */
export const lookUpPublic: LookupFunction = checkedLookup(
  nameResolver(() => new Resolver({ timeout: 2000, tries: 2 })),
);

type Resolve = (
  hostname: string,
  options: LookupAllOptions,
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/**
 * Asks the name servers over the network. `dns.lookup` instead waits for them in the threads of libuv's pool, of which look-ups
 * have two: eight names that nobody answers for delay every other look-up, such as that of the database's host, for 40 s. A
 * resolver is created for each name, since it reads the addresses of the servers only then.
 */
export function nameResolver(create: () => Resolver): Resolve {
  const find = async (hostname: string, family: LookupAllOptions['family']) => {
    // Source: RFC 6761, 6.3.
    if (/(?:^|\.)localhost\.?$/i.test(hostname)) return [{ address: '127.0.0.1', family: 4 }];
    const resolver = create();
    const lookUp = async (each: 4 | 6): Promise<LookupAddress[]> => {
      const found = await (each === 4 ? resolver.resolve4(hostname) : resolver.resolve6(hostname));
      return found.map((address) => ({ address, family: each }));
    };
    const wanted = ([4, 6] as const).filter((each) => isWanted(each, family));
    const results = await Promise.allSettled(wanted.map(lookUp));
    const addresses = results.flatMap((each) => (each.status === 'fulfilled' ? each.value : []));
    const failed = results.find((each) => each.status === 'rejected');
    if (addresses.length === 0 && failed) throw failed.reason;
    return addresses;
  };
  const findThen = callbackify(find);
  return (hostname, { family }, callback) => findThen(hostname, family, callback);
}

function isWanted(each: 4 | 6, family: LookupAllOptions['family'] = 0): boolean {
  return family === 0 || family === each || family === `IPv${each}`;
}

/** {@link lookUpPublic} with another resolver. */
export function checkedLookup(resolve: Resolve): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, '');
      const [first] = addresses;
      if (!first || addresses.some(({ address }) => !isPublicAddress(address)))
        return callback(new PrivateAddressError(hostname), '');
      if (options.all) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}
