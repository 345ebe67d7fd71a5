import type { User } from '@order-store/sdk';
import { describe, expect, test } from 'vitest';
import { changesOf, draftOf, rebased, type ProfileDraft } from './profile-draft.ts';

const ada: User = {
  id: '1',
  email: 'ada@pottle.example',
  name: 'Ada',
  role: 'customer',
  createdAt: '2026-11-01T10:00:00.000000Z',
  updatedAt: '2026-11-01T10:00:00.000000Z',
  version: 1,
};

function typed(fields: Partial<ProfileDraft['fields']>): ProfileDraft {
  const draft = draftOf(ada);
  return { ...draft, fields: { ...draft.fields, ...fields } };
}

test('a draft changes only what differs, and blanks around it do not', () => {
  expect(changesOf(draftOf(ada))).toEqual({});
  expect(changesOf(typed({ name: ' Ada ' }))).toEqual({});
  expect(changesOf(typed({ name: 'Ada L.' }))).toEqual({ name: 'Ada L.' });
});

describe('when somebody else was faster', () => {
  test('what was not touched here follows, and nothing collides', () => {
    const theirs = { ...ada, email: 'new@pottle.example', version: 2 };
    const draft = rebased(typed({ name: 'Ada L.' }), theirs);
    expect(draft.fields).toEqual({ name: 'Ada L.', email: 'new@pottle.example' });
    expect(draft.elsewhere).toEqual({});
    expect(changesOf(draft)).toEqual({ name: 'Ada L.' });
    expect(draft.base.version).toBe(2);
  });

  test('what both changed stays as typed here and tells of theirs', () => {
    const draft = rebased(typed({ name: 'Ada L.' }), { ...ada, name: 'Ada B.', version: 2 });
    expect(draft.fields.name).toBe('Ada L.');
    expect(draft.elsewhere).toEqual({ name: 'Ada B.' });
    expect(changesOf(draft)).toEqual({ name: 'Ada L.' });
  });

  test('both changed it to the same: nothing is left to save', () => {
    const draft = rebased(typed({ name: 'Ada L.' }), { ...ada, name: 'Ada L.', version: 2 });
    expect(draft.elsewhere).toEqual({});
    expect(changesOf(draft)).toEqual({});
  });
});
