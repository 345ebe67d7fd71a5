import type { User } from '@order-store/sdk';
import { describe, expect, test } from 'vitest';
import { changedFields, createDraft, rebase, type ProfileDraft } from './profile-draft.ts';

const ada: User = {
  id: '1',
  email: 'ada@pottle.example',
  name: 'Ada',
  role: 'customer',
  createdAt: '2026-11-01T10:00:00.000000Z',
  updatedAt: '2026-11-01T10:00:00.000000Z',
  version: 1,
  erasedAt: null,
  emailVerified: true,
  pendingEmail: null,
  metadata: {},
};

function draftWith(fields: Partial<ProfileDraft['fields']>): ProfileDraft {
  const draft = createDraft(ada);
  return { ...draft, fields: { ...draft.fields, ...fields } };
}

test('changedFields returns only fields that differ, ignoring surrounding whitespace', () => {
  expect(changedFields(createDraft(ada))).toEqual({});
  expect(changedFields(draftWith({ name: ' Ada ' }))).toEqual({});
  expect(changedFields(draftWith({ name: 'Ada L.' }))).toEqual({ name: 'Ada L.' });
});

describe('rebase', () => {
  test('takes the current value of fields unchanged in the draft, without a conflict', () => {
    const theirs = { ...ada, email: 'new@pottle.example', version: 2 };
    const draft = rebase(draftWith({ name: 'Ada L.' }), theirs);
    expect(draft.fields).toEqual({ name: 'Ada L.', email: 'new@pottle.example' });
    expect(draft.conflicts).toEqual({});
    expect(changedFields(draft)).toEqual({ name: 'Ada L.' });
    expect(draft.base.version).toBe(2);
  });

  test('keeps the draft’s value of fields changed on both sides and reports the conflict', () => {
    const draft = rebase(draftWith({ name: 'Ada L.' }), { ...ada, name: 'Ada B.', version: 2 });
    expect(draft.fields.name).toBe('Ada L.');
    expect(draft.conflicts).toEqual({ name: 'Ada B.' });
    expect(changedFields(draft)).toEqual({ name: 'Ada L.' });
  });

  test('leaves nothing to save when both sides made the same change', () => {
    const draft = rebase(draftWith({ name: 'Ada L.' }), { ...ada, name: 'Ada L.', version: 2 });
    expect(draft.conflicts).toEqual({});
    expect(changedFields(draft)).toEqual({});
  });
});
