import { expect, test } from 'vitest';
import { contactErrors, contactOf } from './contact.ts';
import { metadataOf } from './order-details.ts';

const address = { name: 'Ada ', street: '12 Kiln Lane', city: 'Stoke', postcode: 'ST1 4AB' };

test('a contact needs an e-mail address, and a phone number has 6 to 15 digits', () => {
  const email = 'ada@example.com';
  for (const phone of ['', ' ', '+44 (20) 7946-0958', '01782/123456', '123456'])
    expect(contactErrors({ email, phone }), phone).toEqual({});
  for (const phone of ['12345', '1234567890123456', '020 7946 ext', '+', 'call me'])
    expect(Object.keys(contactErrors({ email, phone })), phone).toEqual(['phone']);
  for (const wrong of ['', 'ada', 'ada@', '@example.com', 'ada @example.com'])
    expect(Object.keys(contactErrors({ email: wrong, phone: '' })), wrong).toEqual(['email']);
});

test('an order has the details as entered, without whitespace around them', () => {
  const details = { address, contact: { email: ' ada@example.com', phone: '020 7946 0958 ' } };
  const metadata = metadataOf({ ...details, deliveryMethod: 'Pick-up' });
  expect(metadata).toEqual({
    shippingAddress: { ...address, name: 'Ada' },
    contact: { email: 'ada@example.com', phone: '020 7946 0958' },
    deliveryMethod: 'Pick-up',
  });
  expect(contactOf({ metadata })).toEqual({ email: 'ada@example.com', phone: '020 7946 0958' });
  const without = metadataOf({
    address,
    contact: { email: 'a@b', phone: ' ' },
    deliveryMethod: undefined,
  });
  expect(contactOf({ metadata: without })).toEqual({ email: 'a@b', phone: '' });
  for (const contact of ['ada', null, [], { phone: '1' }, { email: 'a@b', phone: 5 }])
    expect(contactOf({ metadata: { contact } })).toBeNull();
});
