import { writeFile } from 'node:fs/promises';
import { describeSchema, drawSchema } from '@order-store/db';
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
    const diagram = await drawSchema(database.pool);
    await writeFile(
      new URL('../docs/schema.md', import.meta.url),
      `# Schema\n\nGenerated from a migrated database by \`npm run schema:dump\`. All columns, constraints and indexes are in [schema.txt](../packages/db/schema.txt).\n\n\`\`\`mermaid\n${diagram}\`\`\`\n`,
    );
  }
  await dropDatabase(server.url, template);
} finally {
  await server.close();
}
console.log('Wrote packages/db/schema.txt and docs/schema.md');
