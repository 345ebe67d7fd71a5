import { lookup } from 'node:dns/promises';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { isPublicAddress, lookUpPublic, PrivateAddressError } from './public-address.ts';

test.each([
  '127.0.0.1',
  '127.255.255.254',
  '0.0.0.0',
  '10.0.0.1',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '192.0.0.1',
  '198.18.0.1',
  '224.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::ffff:127.0.0.1',
  '::ffff:a00:1',
  'fe80::1',
  'fc00::1',
  'fd12:3456::1',
  'ff02::1',
  '64:ff9b::7f00:1',
  '2002:7f00:1::',
  '2001:db8::1',
  'fd00:ec2::254',
  'no address',
  '',
])('%s is not a public address', (address) => {
  expect(isPublicAddress(address)).toBe(false);
});

test.each(['8.8.8.8', '172.32.0.1', '::ffff:8.8.8.8', '2606:4700:4700::1111'])(
  '%s is a public address',
  (address) => {
    expect(isPublicAddress(address)).toBe(true);
  },
);

test('rejects names that resolve to this machine', async () => {
  expect(isPublicAddress((await lookup('localhost')).address)).toBe(false);
  for (const options of [{}, { all: true }, { all: true, family: 4 }]) {
    const found = promisify(lookUpPublic)('localhost', options);
    await expect(found).rejects.toThrow(PrivateAddressError);
  }
});
