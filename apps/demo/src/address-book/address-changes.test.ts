import { expect, test } from 'vitest';
import { makeDefault, put, remove } from './address-changes.ts';

const [home, work, shed] = ['home', 'work', 'shed'].map((id) => ({ id, fields: { street: id } }));
const book = [home, work, shed].flatMap((address) => address ?? []);
const ids = (addresses: readonly { id: string }[]) => addresses.map(({ id }) => id);

test('a change applies to the address with its id, even if another device has moved it', () => {
  const edited = { id: 'work', fields: { street: '1 Mill Road' } };
  expect(put(edited)(book)).toEqual([home, edited, shed]);
  expect(ids(put({ id: 'boat', fields: {} })(book))).toEqual(['home', 'work', 'shed', 'boat']);
  expect(ids(remove('home')(book))).toEqual(['work', 'shed']);
  expect(ids(makeDefault('shed')(book))).toEqual(['shed', 'home', 'work']);
  for (const change of [remove('gone'), makeDefault('gone')]) expect(change(book)).toEqual(book);
});
