import { openDatabase } from '../open-database.ts';
import { User } from '../models/models.ts';

// Writes and reads timestamps in a process with another time zone than the database; see models.test.ts.
const [, , url = '', zone = ''] = process.argv;
await using database = openDatabase({ url });
const given = ['2026-03-08T02:30:00.000001Z', '2026-11-01T01:30:00.999999Z'];
const email = `${zone.toLowerCase().replace('/', '-')}@example.com`;
const user = await User.query(database.knex).insertAndFetch({ email, name: zone });
const read: string[] = [];
for (const instant of given) {
  const { createdAt } = await User.query(database.knex).patchAndFetchById(user.id, {
    createdAt: instant,
  });
  read.push(createdAt);
}
console.log(JSON.stringify({ given: read, defaulted: user.updatedAt }));
