import { createSocket } from 'node:dgram';
import { lookup, Resolver } from 'node:dns/promises';
import { once } from 'node:events';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import {
  checkedLookup,
  isPublicAddress,
  lookUpPublic,
  nameResolver,
  PrivateAddressError,
} from './public-address.ts';
import { parseTarget } from './webhook-target.ts';

const notPublicIPv4: Table = [
  ['this network', ['0.0.0.0', '0.1.2.3']],
  ['private', ['10.0.0.1', '10.255.255.255', '172.16.0.1', '172.31.255.255', '192.168.1.1']],
  ['shared', ['100.64.0.1', '100.127.255.255']],
  ['loopback', ['127.0.0.1', '127.255.255.254']],
  ['link-local and cloud metadata', ['169.254.0.1', '169.254.169.254']],
  ['protocol assignments', ['192.0.0.1', '192.0.0.170', '192.88.99.1']],
  ['documentation', ['192.0.2.1', '198.51.100.1', '203.0.113.1']],
  ['benchmarking', ['198.18.0.1', '198.19.255.255']],
  ['multicast', ['224.0.0.1', '239.255.255.255']],
  ['reserved and broadcast', ['240.0.0.1', '255.255.255.255']],
];

type Table = readonly (readonly [kind: string, addresses: readonly string[]])[];

const notPublicIPv6: Table = [
  ['unspecified and loopback', ['::', '::1', '0:0:0:0:0:0:0:1', '0000::0001']],
  ['IPv4-compatible', ['::127.0.0.1', '::7f00:1', '::10.0.0.1', '::8.8.8.8', '::2']],
  [
    'IPv4-mapped',
    ['::ffff:127.0.0.1', '::ffff:7f00:1', '::FFFF:10.0.0.1', '::ffff:169.254.169.254'],
  ],
  ['IPv4-translated', ['::ffff:0:127.0.0.1', '::ffff:0:8.8.8.8']],
  ['NAT64', ['64:ff9b::127.0.0.1', '64:ff9b::a00:1', '64:ff9b::8.8.8.8', '64:ff9b:1::7f00:1']],
  ['6to4', ['2002:7f00:1::', '2002:a00:1::1', '2002:808:808::1']],
  ['Teredo', ['2001::7f00:1', '2001:0:4136:e378:8000:63bf:80ff:fffe']],
  ['ISATAP of a private address', ['2606:4700::5efe:10.0.0.1', '2606:4700::200:5efe:127.0.0.1']],
  ['link-local', ['fe80::1', 'febf::1']],
  ['site-local', ['fec0::1', 'feff::1']],
  ['unique local and cloud metadata', ['fc00::1', 'fd12:3456::1', 'fd00:ec2::254', 'fdff::1']],
  ['multicast', ['ff02::1', 'ff0e::1']],
  ['discard', ['100::1']],
  ['documentation', ['2001:db8::1', '3fff::1', '3fff:fff::1']],
  ['protocol assignments', ['2001:1::1', '2001:2::1', '2001:3::1', '2001:4:112::1', '2001:1ff::1']],
  ['ORCHID and DRIP', ['2001:10::1', '2001:20::1', '2001:30::1']],
  ['AS112', ['2620:4f:8000::1']],
  ['segment routing', ['5f00::1']],
  [
    'outside 2000::/3',
    ['1::1', '200::1', '400::1', '1fff::1', '4000::1', '8000::1', 'c000::1', 'f800::1'],
  ],
];

test.each([...notPublicIPv4, ...notPublicIPv6])(
  '%s addresses are not public',
  (_kind, addresses) => {
    for (const address of addresses) {
      expect(isPublicAddress(address), address).toBe(false);
      const host = address.includes(':') ? `[${address}]` : address;
      expect(() => parseTarget(`https://${host}/hook`, { allowPrivate: false }), address).toThrow(
        'url: must not be in a private network',
      );
    }
  },
);

test.each([
  '2130706433',
  '0x7f.1',
  '0177.0.0.1',
  '127.1',
  '0',
  '127.0.0.1.',
  '①②⑦.0.0.1',
  '%31%32%37.1',
])('rejects https://%s, another notation of a private address', (host) => {
  expect(() => parseTarget(`https://${host}/`, { allowPrivate: false })).toThrow(
    'url: must not be in a private network',
  );
});

test.each([
  '8.8.8.8',
  '172.32.0.1',
  '100.128.0.1',
  '::ffff:8.8.8.8',
  '2606:4700:4700::1111',
  '2001:4860:4860::8888',
  '2001:200::1',
  '3ffe::1',
])('%s is a public address', (address) => {
  expect(isPublicAddress(address)).toBe(true);
  const host = address.includes(':') ? `[${address}]` : address;
  expect(parseTarget(`https://${host}/`, { allowPrivate: false })).toMatch(/^https:/);
});

test.each([
  '',
  'no address',
  'localhost',
  '8.8.8.8/8',
  '2606:4700::1%lo',
  'fe80::1%eth0',
  '8.8.8.8\0',
])('"%s" is not a public address', (text) => {
  expect(isPublicAddress(text)).toBe(false);
});

test('rejects names that resolve to this machine', async () => {
  expect(isPublicAddress((await lookup('localhost')).address)).toBe(false);
  for (const options of [{}, { all: true }, { all: true, family: 4 }]) {
    const found = promisify(lookUpPublic)('localhost', options);
    await expect(found).rejects.toThrow(PrivateAddressError);
  }
});

// The attack: webhooks whose name servers never answer. With `dns.lookup`, they delayed the lookup of the database's host.
test('names whose name servers do not respond delay no other lookup', async () => {
  const silent = createSocket('udp4').bind(0, '127.0.0.1');
  await once(silent, 'listening');
  const resolvers: Resolver[] = [];
  const find = promisify(
    checkedLookup(
      nameResolver(() => {
        const resolver = new Resolver({ timeout: 600_000, tries: 1 });
        resolver.setServers([`127.0.0.1:${silent.address().port}`]);
        resolvers.push(resolver);
        return resolver;
      }),
    ),
  );
  const lookups = Array.from({ length: 20 }, () => find('nobody.example', { all: true }));
  expect(await lookup('localhost')).toHaveProperty('address');
  for (const resolver of resolvers) resolver.cancel();
  const results = await Promise.allSettled(lookups);
  expect(results.map((each) => each.status === 'rejected' && each.reason.code)).toEqual(
    Array(20).fill('ECANCELLED'),
  );
  silent.close();
});

test('resolves a name once per connection, and rejects it if any address is private', async () => {
  const [good, bad] = [
    { address: '2606:4700:4700::1111', family: 6 },
    { address: '::127.0.0.1', family: 6 },
  ];
  const answers = [[good], [good, bad], [bad], []];
  const find = promisify(
    checkedLookup((_name, _options, callback) => callback(null, answers.shift() ?? [bad])),
  );
  expect(await find('rebinding.example', { all: true })).toEqual([good]);
  expect(answers).toHaveLength(3);
  for (const options of [{ all: true }, {}, { all: true }])
    await expect(find('rebinding.example', options)).rejects.toThrow(PrivateAddressError);
});
