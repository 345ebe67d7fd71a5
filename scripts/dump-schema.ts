import { writeFile } from 'node:fs/promises';
import { describeSchema, schemaPage } from '@order-store/db';
import {
  cloneTestDatabase,
  createTemplateDatabase,
  dropDatabase,
  openTestDatabaseServer,
} from '@order-store/db/testing';

// Writes packages/db/schema.txt and docs/schema.md from a freshly migrated database.
const server = await openTestDatabaseServer(process.env);
try {
  const template = await createTemplateDatabase(server.url);
  {
    await using database = await cloneTestDatabase(server.url, template);
    await writeFile(
      new URL('../packages/db/schema.txt', import.meta.url),
      await describeSchema(database.pool),
    );
    await writeFile(new URL('../docs/schema.md', import.meta.url), await schemaPage(database.pool));
  }
  await dropDatabase(server.url, template);
} finally {
  await server.close();
}
console.log('Wrote packages/db/schema.txt and docs/schema.md');
