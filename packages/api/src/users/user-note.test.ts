import { describe, expect } from 'vitest';
import { makeSample } from '../testing/sample.ts';
import { answeringProcedures, callProcedure } from '../testing/procedures.ts';
import { contentsOf, fulfilled, rejection, rejections, storeTest } from '../testing/index.ts';

describe('the note of staff about a user', () => {
  storeTest('has a version, and says who wrote it', async ({ store }) => {
    const [ada, boss] = [await store.customer(), await store.staff('Boss')];
    const { users } = boss.api;
    const none = { userId: ada.id, text: '', version: 0, by: null, updatedAt: null };
    expect(await users.getNote({ id: ada.id })).toEqual(none);
    const first = await users.setNote({ id: ada.id, text: ' Rings\nearly ', expectedVersion: 0 });
    expect(first).toEqual({
      userId: ada.id,
      text: 'Rings\nearly',
      version: 1,
      by: { id: boss.id, name: 'Boss' },
      updatedAt: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T[\d:]+\.\d+Z$/),
    });
    expect(await users.getNote({ id: ada.id })).toEqual(first);
    const emptied = await users.setNote({ id: ada.id, text: '', expectedVersion: 1 });
    expect(emptied).toMatchObject({ text: '', version: 2 });
    const { items } = await boss.api.audit.list({ kind: 'user-note-changed' });
    expect(items).toMatchObject([
      { userId: ada.id, byUserId: boss.id, details: {} },
      { userId: ada.id, byUserId: boss.id, details: {} },
    ]);
  });

  storeTest('accepts one of several concurrent changes to the same version', async ({ store }) => {
    const [ada, boss] = [await store.customer(), await store.staff()];
    const { users } = boss.api;
    for (const expectedVersion of [0, 1]) {
      const attempts = await Promise.allSettled(
        ['a', 'b', 'c'].map((text) => users.setNote({ id: ada.id, text, expectedVersion })),
      );
      const [winner, ...more] = fulfilled(attempts);
      expect(more).toEqual([]);
      for (const { reason, details } of rejections(attempts))
        expect({ reason, details }).toEqual({
          reason: 'VERSION_CONFLICT',
          details: { current: winner },
        });
    }
    expect(await store.count(`security_events WHERE kind = 'user-note-changed'`)).toBe(2);
  });

  storeTest('is bounded, and belongs to a user', async ({ store }) => {
    const [ada, boss] = [await store.customer(), await store.staff()];
    const { users } = boss.api;
    const note = { id: ada.id, expectedVersion: 0 };
    const tooLong = await rejection(users.setNote({ ...note, text: 'x'.repeat(2001) }));
    expect(tooLong).toMatchObject({
      reason: 'VALIDATION_FAILED',
      details: { text: ['must have at most 2000 characters'] },
    });
    expect((await users.setNote({ ...note, text: 'x'.repeat(2000) })).version).toBe(1);
    const unknown = { id: '987654321', expectedVersion: 0, text: 'x' };
    expect((await rejection(users.setNote(unknown))).reason).toBe('USER_NOT_FOUND');
    expect((await rejection(users.getNote({ id: unknown.id }))).reason).toBe('USER_NOT_FOUND');
  });

  storeTest(
    'is in no other response, and customers can neither read nor write it',
    async ({ store }) => {
      const sample = await makeSample(store);
      const { staff, customer } = sample;
      const note = { id: customer.id, text: 'PAYS-LATE', expectedVersion: 0 };
      await staff.api.users.setNote(note);
      let answered = 0;
      for (const { name, type, input } of answeringProcedures) {
        if (type !== 'query') continue;
        for (const role of ['customer', 'staff'] as const) {
          if (name === 'users.getNote' && role === 'staff') continue;
          const call = callProcedure(sample[role].api, name, input(sample, role));
          const [attempt] = await Promise.allSettled([call]);
          if (attempt.status === 'fulfilled') answered += 1;
          const answer =
            attempt.status === 'fulfilled'
              ? JSON.stringify([attempt.value])
              : String(attempt.reason);
          expect(answer, `${name} as ${role}`).not.toContain('PAYS-LATE');
        }
      }
      expect(answered).toBeGreaterThan(30);
      for (const { id } of [customer, staff]) {
        const own = await rejection(customer.api.users.getNote({ id }));
        const write = await rejection(customer.api.users.setNote({ ...note, id }));
        expect([own.reason, write.reason]).toEqual(['FORBIDDEN', 'FORBIDDEN']);
      }
      const tables = Object.entries(await contentsOf(store.database));
      const withNote = tables.flatMap(([table, text]) =>
        text.includes('PAYS-LATE') ? [table] : [],
      );
      expect(withNote).toEqual(['user_notes']);
    },
  );

  storeTest(
    'is erased and deleted with the user, and not written afterwards',
    async ({ store }) => {
      const [ada, bob, boss] = [
        await store.customer(),
        await store.customer(),
        await store.staff(),
      ];
      const { users } = boss.api;
      const [a, b] = [ada, bob].map(({ id }) => ({ id, text: 'x', expectedVersion: 0 }));
      if (!a || !b) throw new Error('no notes');
      await users.setNote(a);
      await users.setNote(b);
      await users.delete({ id: bob.id });
      await users.erase({ id: ada.id });
      expect(await store.count('user_notes')).toBe(0);
      for (const expectedVersion of [0, 1])
        expect(await rejection(users.setNote({ ...a, expectedVersion }))).toMatchObject({
          reason: 'USER_NOT_FOUND',
          message: expect.stringContaining('was erased'),
        });
      expect(await users.getNote({ id: ada.id })).toMatchObject({ text: '', version: 0 });
      expect(await store.violations()).toEqual([]);
    },
  );
});
