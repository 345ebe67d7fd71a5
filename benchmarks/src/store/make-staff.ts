import type { Store } from './open-store.ts';

/** Makes all users of a store staff. */
export async function makeStaff({ database }: Pick<Store, 'database'>): Promise<void> {
  await database.pool.query(
    `INSERT INTO user_roles (user_id, role) SELECT id, 'staff' FROM users ON CONFLICT (user_id) DO NOTHING`,
  );
}
